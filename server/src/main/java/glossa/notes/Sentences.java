package glossa.notes;

import glossa.grammar.Citation;
import glossa.grammar.Heading;
import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The paragraphs and sentences of one note, and their words without citations, code and math.
 *
 * <p>A sentence ends at {@code .}, {@code !} or {@code ?} before white space, unless an
 * abbreviation or a lower-case letter shows that it continues, and before an item of a list.
 */
public final class Sentences {
    /** The maximum distance to the start and the end of a paragraph, in UTF-16 units. */
    private static final int REACH = 4_000;

    private static final Pattern END =
            Pattern.compile(
                    "[.!?][\"'”’)\\]]*\\s+(?=\\S)|\\n[ \\t]*(?=(?:[-*+]|\\d{1,3}[.)])[ \\t])");

    private static final Pattern ABBREVIATED =
            Pattern.compile(
                    "(?:^|[^\\p{L}])(?:et"
                            + " al|e\\.g|i\\.e|figs?|cf|vs|ch|secs?|eqs?|dr|prof|resp|\\p{L})\\.$",
                    Pattern.CASE_INSENSITIVE);

    /** The maximum length of an abbreviation with the character before it, in UTF-16 units. */
    private static final int ABBREVIATION = 8;

    private final Note note;
    private final String text;

    /** The sentences of a note, computed on request. */
    public Sentences(Note note) {
        this.note = note;
        this.text = note.text();
    }

    /** The paragraph that contains an offset: between blank lines, without a heading before it. */
    public Span paragraph(int offset) {
        int least = Math.max(0, offset - REACH);
        int start = offset;
        while (start > least && !isBlankLineBefore(start)) {
            start--;
        }
        for (Heading heading : note.syntax().headings()) {
            int end = heading.span().end();
            if (end <= offset) {
                start = Math.max(start, end);
            } else {
                break;
            }
        }
        int most = Math.min(text.length(), offset + REACH);
        int end = offset;
        while (end < most && !(text.charAt(end) == '\n' && isBlankLineBefore(end + 1))) {
            end++;
        }
        return new Span(start, Math.max(start, end));
    }

    /** Whether the line before the one that begins here is blank. */
    private boolean isBlankLineBefore(int offset) {
        if (text.charAt(offset - 1) != '\n') {
            return false;
        }
        int i = offset - 2;
        while (i >= 0
                && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\r')) {
            i--;
        }
        return i < 0 || text.charAt(i) == '\n';
    }

    /** The sentences from {@code start} to {@code end}; the last one may be unfinished. */
    public List<Span> in(int start, int end) {
        List<Span> sentences = new ArrayList<>();
        int from = start;
        Matcher matcher = END.matcher(text).region(start, end).useTransparentBounds(true);
        while (matcher.find()) {
            int next = matcher.end();
            if (next < end && isEnd(from, matcher.start(), next)) {
                sentences.add(new Span(from, next));
                from = next;
            }
        }
        sentences.add(new Span(from, end));
        return sentences;
    }

    private boolean isEnd(int from, int at, int next) {
        if (text.charAt(at) == '\n') {
            return true;
        }
        if (Character.isLowerCase(text.charAt(next)) || note.isOpaque(at)) {
            return false;
        }
        String before = text.substring(Math.max(from, at + 1 - ABBREVIATION), at + 1);
        return text.charAt(at) != '.' || !ABBREVIATED.matcher(before).find();
    }

    /** The text without citations, code and math. */
    String plain(int start, int end) {
        List<Span> without = new ArrayList<>();
        List<Citation> citations = note.syntax().citations();
        for (int i = firstEndingAfter(start, citations.size(), k -> citations.get(k).span());
                i < citations.size() && citations.get(i).span().start() < end;
                i++) {
            without.add(citations.get(i).span());
        }
        List<Span> opaque = note.syntax().opaque();
        for (int i = firstEndingAfter(start, opaque.size(), opaque::get);
                i < opaque.size() && opaque.get(i).start() < end;
                i++) {
            without.add(opaque.get(i));
        }
        without.sort((one, other) -> Integer.compare(one.start(), other.start()));
        StringBuilder plain = new StringBuilder();
        int from = start;
        for (Span span : without) {
            if (span.start() > from) {
                plain.append(text, from, span.start());
            }
            plain.append(' ');
            from = Math.max(from, span.end());
        }
        if (from < end) {
            plain.append(text, from, end);
        }
        return plain.toString();
    }

    private interface Spanned {
        Span at(int index);
    }

    private static int firstEndingAfter(int offset, int count, Spanned spans) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (spans.at(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
