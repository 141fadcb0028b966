package glossa.features.search;

import glossa.grammar.Span;
import glossa.paper.TextFolding;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.Phrase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Finds the passage of a text that best shows why it matches, with the matching words. */
public final class Snippets {
    /** The approximate length of a passage, in UTF-16 units. */
    private static final int TARGET_LENGTH = 180;

    /** The maximum length before the first match, which shows the start of its sentence. */
    private static final int MAX_LEAD_LENGTH = 40;

    private Snippets() {}

    /**
     * A passage.
     *
     * @param text in one line
     * @param matches the matching words, in offsets of {@code text}
     * @param firstMatch the first match, in offsets of the whole text
     * @param distinctPhrases how many different phrases of the query it contains
     */
    public record Snippet(String text, List<Span> matches, Span firstMatch, int distinctPhrases) {
        public Snippet {
            matches = List.copyOf(matches);
        }

        /** The same snippet for a text that begins {@code offset} units earlier. */
        Snippet shiftedBy(int offset) {
            Span moved = new Span(firstMatch.start() + offset, firstMatch.end() + offset);
            return new Snippet(text, matches, moved, distinctPhrases);
        }
    }

    /** The phrases of a query that a matching text may contain, restricted to the given fields. */
    public static List<Phrase> phrases(PaperQuery sought, Predicate<Field> fields) {
        List<Phrase> all = new ArrayList<>();
        collect(sought, fields, all);
        return all;
    }

    private static void collect(PaperQuery sought, Predicate<Field> fields, List<Phrase> all) {
        switch (sought) {
            case PaperQuery.All(var parts) -> parts.forEach(part -> collect(part, fields, all));
            case PaperQuery.Any(var parts) -> parts.forEach(part -> collect(part, fields, all));
            case PaperQuery.Words words -> {
                Phrase wording = Phrase.of(words);
                if (fields.test(words.field()) && !wording.words().isEmpty()) {
                    all.add(wording);
                }
            }
            default -> {
                // These conditions are not about words of a text.
            }
        }
    }

    /** The best passage of a text; empty if it contains none of the words. */
    public static Optional<Snippet> of(String text, List<Phrase> wordings) {
        record Mark(Span span, int wording) {}
        List<Mark> marks = new ArrayList<>();
        String folded = TextFolding.fold(text);
        for (int i = 0; i < wordings.size(); i++) {
            if (wordings.get(i).in(folded)) {
                for (Span span : wordings.get(i).spans(text)) {
                    marks.add(new Mark(span, i));
                }
            }
        }
        if (marks.isEmpty()) {
            return Optional.empty();
        }
        marks.sort(Comparator.comparingInt(mark -> mark.span().start()));
        int best = 0;
        int most = 0;
        int different = 0;
        for (int first = 0; first < marks.size(); first++) {
            Set<Integer> words = new HashSet<>();
            int count = 0;
            int end = marks.get(first).span().start() + TARGET_LENGTH - MAX_LEAD_LENGTH;
            for (int i = first; i < marks.size() && marks.get(i).span().end() <= end; i++) {
                words.add(marks.get(i).wording());
                count++;
            }
            // A different word is worth more than another occurrence of the same one.
            int worth = 16 * words.size() + Math.min(count, 15);
            if (worth > most) {
                most = worth;
                best = first;
                different = Math.max(1, words.size());
            }
        }
        Span core = marks.get(best).span();
        int begin = Math.max(0, core.start() - MAX_LEAD_LENGTH);
        int gap = text.lastIndexOf("\n\n", core.start());
        int paragraph = gap < 0 ? 0 : gap + 2;
        boolean whole = paragraph >= begin && paragraph <= core.start();
        int from = whole ? paragraph : begin == 0 ? 0 : atWord(text, begin, core.start());
        int blank = text.indexOf("\n\n", core.end());
        int end = blank < 0 ? text.length() : blank;
        boolean rest = end > Math.max(from + TARGET_LENGTH, core.end());
        int to =
                rest
                        ? beforeWord(text, Math.max(from + TARGET_LENGTH, core.end()), core.end())
                        : end;
        while (to > core.end() && Character.isWhitespace(text.charAt(to - 1))) {
            to--;
        }
        String before = whole || from == 0 ? "" : "…";
        int shift = before.length() - from;
        List<Span> shown = new ArrayList<>();
        for (Mark mark : marks) {
            Span span = mark.span();
            boolean apart = shown.isEmpty() || span.start() + shift >= shown.getLast().end();
            if (span.start() >= from && span.end() <= to && apart) {
                shown.add(new Span(span.start() + shift, span.end() + shift));
            }
        }
        String passage = before + oneLine(text.substring(from, to)) + (rest ? "…" : "");
        return Optional.of(new Snippet(passage, shown, core, different));
    }

    /** The start of the next word if it is near, otherwise {@code from}. */
    private static int atWord(String text, int from, int most) {
        for (int at = from; at <= Math.min(most, from + MAX_LEAD_LENGTH / 2); at++) {
            if (Character.isWhitespace(text.charAt(at - 1))) {
                return at;
            }
        }
        return Character.isLowSurrogate(text.charAt(from)) ? from - 1 : from;
    }

    private static int beforeWord(String text, int to, int least) {
        int at = to;
        while (at > Math.max(least, to - MAX_LEAD_LENGTH)
                && !Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        return at > least ? at : Math.max(to, least);
    }

    /** Replaces each line break and control character with a space, so that offsets stay valid. */
    private static String oneLine(String text) {
        StringBuilder line = new StringBuilder(text);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean turning = c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
            boolean half =
                    Character.isHighSurrogate(c)
                                    && (i + 1 == line.length()
                                            || !Character.isLowSurrogate(line.charAt(i + 1)))
                            || Character.isLowSurrogate(c)
                                    && (i == 0 || !Character.isHighSurrogate(line.charAt(i - 1)));
            if (Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || turning || half) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }
}
