package glossa.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the annotations of a note, in Markdown that every other tool still reads (spec,
 * "Annotations"): quotations, whose citation follows them, and remarks.
 *
 * <pre>{@code
 * for (Annotation annotation : Annotations.of(text, NotesLanguage.parse(text))) { ... }
 * }</pre>
 */
public final class Annotations {
    private final String note;
    private final Syntax syntax;
    private final Set<String> names;
    private final List<Unit> units = new ArrayList<>();
    private final Set<Unit> spoken = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Annotation> found = new ArrayList<>();

    /** A passage, or all passages of one block quote; and what it cites. */
    private record Unit(List<Passage> passages, List<Citation> citations) {
        boolean isQuote() {
            return passages.getFirst().quote() > 0;
        }

        int section() {
            return passages.getFirst().section();
        }

        int start() {
            return passages.getFirst().span().start();
        }

        int end() {
            return passages.getLast().span().end();
        }
    }

    private Annotations(String note, Syntax syntax, Set<String> names) {
        this.note = note;
        this.syntax = syntax;
        this.names = names;
    }

    /** The annotations of a note, with the motivations that count by default. */
    public static List<Annotation> of(String text, Syntax syntax) {
        return of(text, syntax, Motivation.DEFAULT);
    }

    /**
     * The annotations of a note, in the order of the text. What cites nothing is among them, as
     * said of the paper that the whole note is about: where there is no such paper, it is none.
     *
     * @param syntax of {@code text}
     * @param motivations the names of tags and callouts that tell why, in lower case
     */
    public static List<Annotation> of(String text, Syntax syntax, Set<String> motivations) {
        Annotations reader = new Annotations(text, syntax, motivations);
        reader.gather();
        reader.read();
        reader.found.sort(Comparator.comparingInt(Annotation::start));
        return List.copyOf(reader.found);
    }

    /** The tags and callouts of a note that tell why an annotation was made. */
    public static List<Motivation> motivations(
            String text, Syntax syntax, Set<String> motivations) {
        Annotations reader = new Annotations(text, syntax, motivations);
        reader.gather();
        List<Motivation> all = new ArrayList<>();
        reader.units.forEach(unit -> all.addAll(reader.motivations(unit)));
        return all;
    }

    private void gather() {
        int next = 0;
        List<Citation> all = syntax.citations();
        Unit last = null;
        for (Passage passage : Passages.of(note, Lines.of(note), syntax)) {
            Span span = passage.span();
            while (next < all.size() && all.get(next).span().start() < span.start()) {
                next++;
            }
            if (last == null
                    || passage.quote() == 0
                    || passage.quote() != last.passages.getFirst().quote()) {
                last = new Unit(new ArrayList<>(), new ArrayList<>());
                units.add(last);
            }
            last.passages.add(passage);
            while (next < all.size() && all.get(next).span().start() < span.end()) {
                last.citations.add(all.get(next++));
            }
        }
    }

    private void read() {
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (unit.isQuote()) {
                quote(unit, i);
            }
        }
        for (Unit unit : units) {
            if (!unit.isQuote() && !spoken.contains(unit)) {
                remark(unit);
            }
        }
    }

    /** A block quote: a callout, words with a citation behind or before them, or neither. */
    private void quote(Unit unit, int index) {
        Span callout = callout(unit);
        if (callout.length() > 0 && !Tags.name(note, callout).equals("quote")) {
            remark(unit);
            return;
        }
        int start = callout.length() > 0 ? afterCallout(callout, unit) : unit.start();
        Optional<Citation> within = closing(unit);
        if (within.isPresent()) {
            int end = beforeCitation(start, within.get().span().start());
            if (end > start) {
                quotation(unit, new Span(start, end), within.get().items(), Optional.empty());
                return;
            }
        }
        Optional<Unit> below = neighbour(index + 1, unit).filter(this::beginsWithCitation);
        Optional<Unit> above = neighbour(index - 1, unit).filter(this::introduces);
        if (below.isPresent()) {
            List<CitationItem> items = below.get().citations.getFirst().items();
            quotation(unit, new Span(start, unit.end()), items, below);
        } else if (above.isPresent()) {
            List<CitationItem> items = above.get().citations.getLast().items();
            quotation(unit, new Span(start, unit.end()), items, above);
        } else if (unit.citations.isEmpty()) {
            Optional<Locator> place = place(unit);
            int end =
                    place.map(locator -> beforeCitation(start, locator.span().start()))
                            .orElse(unit.end());
            Optional<Quotation> words = quoted(unit, new Span(start, Math.max(start, end)));
            add(List.of(), place, words, Optional.empty(), motivations(unit));
        } else {
            remark(unit);
        }
    }

    private void quotation(
            Unit unit, Span words, List<CitationItem> items, Optional<Unit> comment) {
        comment.ifPresent(spoken::add);
        Optional<Span> body =
                comment.filter(this::saysMore).map(other -> new Span(other.start(), other.end()));
        List<Motivation> why = new ArrayList<>(motivations(unit));
        comment.ifPresent(other -> why.addAll(motivations(other)));
        found.add(new Annotation(items, Optional.empty(), quoted(unit, words), body, why));
    }

    /** A passage: the sentences quoted in it, and a remark on what else it cites. */
    private void remark(Unit unit) {
        Span callout = callout(unit);
        int start = callout.length() > 0 ? afterCallout(callout, unit) : unit.start();
        Optional<Span> body = Optional.of(new Span(start, unit.end()));
        List<CitationItem> others = new ArrayList<>();
        int from = unit.start();
        boolean quotes = false;
        List<Motivation> why = motivations(unit);
        for (Citation citation : unit.citations) {
            Span words = QuotedSentences.before(note, syntax, from, citation.span().start());
            if (words.length() > 0) {
                quotes = true;
                add(citation.items(), Optional.empty(), quoted(unit, words), body, why);
            } else {
                others.addAll(citation.items());
            }
            from = citation.span().end();
        }
        if (!others.isEmpty() || !quotes) {
            Optional<Locator> place = others.isEmpty() ? place(unit) : Optional.empty();
            add(others, place, Optional.empty(), body, why);
        }
    }

    private void add(
            List<CitationItem> items,
            Optional<Locator> place,
            Optional<Quotation> quotation,
            Optional<Span> body,
            List<Motivation> why) {
        found.add(new Annotation(items, place, quotation, body, why));
    }

    /** The words without the quotation marks around them. */
    private Optional<Quotation> quoted(Unit unit, Span span) {
        Span bare = QuotedSentences.bare(note, span);
        StringBuilder exact = new StringBuilder();
        for (Passage passage : unit.passages) {
            String words = passage.words(note, bare);
            exact.append(exact.isEmpty() || words.isEmpty() ? "" : " ").append(words);
        }
        return Optional.of(new Quotation(exact.toString(), bare));
    }

    /**
     * The citation that ends a block quote, or stands in the line that tells whose words it has.
     */
    private Optional<Citation> closing(Unit unit) {
        if (unit.citations.isEmpty()) {
            return Optional.empty();
        }
        Citation last = unit.citations.getLast();
        Span line = unit.passages.getLast().pieces().getLast();
        boolean ends = isBare(last.span().end(), unit.end());
        boolean attributes = isDash(line.start()) && last.span().start() >= line.start();
        return ends || attributes ? Optional.of(last) : Optional.empty();
    }

    /** Where the words end before a citation: without blanks, dashes and an opening bracket. */
    private int beforeCitation(int start, int at) {
        int end = at;
        while (end > start && (" \t\r\n>(".indexOf(note.charAt(end - 1)) >= 0 || isDash(end - 1))) {
            end--;
        }
        return end;
    }

    private Optional<Unit> neighbour(int index, Unit unit) {
        if (index < 0 || index >= units.size()) {
            return Optional.empty();
        }
        Unit other = units.get(index);
        boolean near = other.section() == unit.section() && !other.isQuote();
        return near && !spoken.contains(other) ? Optional.of(other) : Optional.empty();
    }

    private boolean beginsWithCitation(Unit unit) {
        if (unit.citations.isEmpty()) {
            return false;
        }
        int at = unit.start();
        int first = unit.citations.getFirst().span().start();
        while (at < first
                && (note.charAt(at) == '(' || isDash(at) || CharClasses.isBlank(note.charAt(at)))) {
            at++;
        }
        return at == first;
    }

    private boolean introduces(Unit unit) {
        return !unit.citations.isEmpty() && note.charAt(unit.end() - 1) == ':';
    }

    /** Whether a paragraph says anything besides its first citation. */
    private boolean saysMore(Unit unit) {
        Span cited = unit.citations.getFirst().span();
        return unit.citations.size() > 1
                || !isBare(unit.start(), cited.start())
                || !isBare(cited.end(), unit.end());
    }

    /** Whether nothing stands there but marks, and tags at the end. */
    private boolean isBare(int start, int end) {
        int last = Tags.before(note, start, end);
        return note.substring(Math.min(start, last), last)
                .codePoints()
                .noneMatch(CharClasses::isAlphaNum);
    }

    private boolean isDash(int at) {
        return "-\u2013\u2014\u2015".indexOf(note.charAt(at)) >= 0;
    }

    private Span callout(Unit unit) {
        Span first = unit.passages.getFirst().pieces().getFirst();
        return unit.isQuote()
                ? Tags.callout(note, first.start(), first.end())
                : new Span(first.start(), first.start());
    }

    /** Behind the sign that folds a callout, and behind its line where it has no title. */
    private int afterCallout(Span callout, Unit unit) {
        int at = callout.end();
        while (at < unit.end() && "+- \t\r\n>".indexOf(note.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private List<Motivation> motivations(Unit unit) {
        List<Motivation> why = new ArrayList<>();
        Span callout = callout(unit);
        if (callout.length() > 0 && names.contains(Tags.name(note, callout))) {
            why.add(new Motivation(Tags.name(note, callout), callout));
        }
        why.addAll(Tags.in(note, syntax, unit.start(), unit.end(), names));
        return why;
    }

    /**
     * The place that a passage of a literature note ends with, {@code (p. 3)} or {@code [pp. 3-5]}:
     * what would be a locator behind a key.
     */
    private Optional<Locator> place(Unit unit) {
        Span line = unit.passages.getLast().pieces().getLast();
        int end = Tags.before(note, line.start(), line.end());
        while (end > line.start() && ".,;:!?".indexOf(note.charAt(end - 1)) >= 0) {
            end--;
        }
        int open = line.start() - 1;
        if (end > line.start() && ")]".indexOf(note.charAt(end - 1)) >= 0) {
            char opening = note.charAt(end - 1) == ')' ? '(' : '[';
            open = end - 2;
            while (open >= line.start() && note.charAt(open) != opening) {
                open--;
            }
        }
        if (open < line.start() || !isTerm(open + 1, end - 1)) {
            return Optional.empty();
        }
        String behindKey = "[@x, " + note.substring(open + 1, end - 1) + "]";
        int shift = open + 1 - "[@x, ".length();
        return NotesLanguage.parse(behindKey).citations().stream()
                .flatMap(citation -> citation.items().getFirst().locator().stream())
                .filter(locator -> locator.span().end() == behindKey.length() - 1)
                .map(locator -> moved(locator, shift))
                .findFirst();
    }

    /** A place begins with its term: a number alone, {@code (2017)}, is more often a year. */
    private boolean isTerm(int start, int end) {
        return start < end
                && !Character.isDigit(note.charAt(start))
                && note.substring(start, end).chars().anyMatch(Character::isLetterOrDigit);
    }

    private static Locator moved(Locator locator, int shift) {
        Span span = locator.span();
        return new Locator(
                locator.label(),
                locator.value(),
                new Span(span.start() + shift, span.end() + shift));
    }
}
