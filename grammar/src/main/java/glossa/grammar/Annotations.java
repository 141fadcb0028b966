package glossa.grammar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the annotations of a note (grammar/spec/annotations.md): quotations, which a citation
 * follows, and remarks. They are plain Markdown, so that other tools can read them.
 *
 * <pre>{@code
 * for (Annotation annotation : Annotations.of(text, NotesLanguage.parse(text))) { ... }
 * }</pre>
 */
public final class Annotations {
    private final String note;
    private final Syntax syntax;
    private final Set<String> motivationNames;
    private final List<PassageGroup> groups = new ArrayList<>();
    private final Set<PassageGroup> comments = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Annotation> found = new ArrayList<>();

    /** A passage, or all passages of one block quote, with their citations. */
    private record PassageGroup(List<Passage> passages, List<Citation> citations) {
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
        this.motivationNames = names;
    }

    /** The annotations of a note, with the default motivations. */
    public static List<Annotation> of(String text, Syntax syntax) {
        return of(text, syntax, Motivation.DEFAULT);
    }

    /**
     * The annotations of a note, in the order of the text. Passages that cite nothing are included:
     * in a literature note they are about its paper, in other notes the caller ignores them.
     *
     * @param syntax of {@code text}
     * @param motivations the names of tags and callouts that state a motivation, in lower case
     */
    public static List<Annotation> of(String text, Syntax syntax, Set<String> motivations) {
        Annotations reader = new Annotations(text, syntax, motivations);
        reader.collectGroups();
        reader.readGroups();
        reader.found.sort(Comparator.comparingInt(Annotation::start));
        return List.copyOf(reader.found);
    }

    /** The tags and callouts of a note that state a motivation. */
    public static List<Motivation> motivations(
            String text, Syntax syntax, Set<String> motivations) {
        Annotations reader = new Annotations(text, syntax, motivations);
        reader.collectGroups();
        List<Motivation> all = new ArrayList<>();
        reader.groups.forEach(unit -> all.addAll(reader.motivations(unit)));
        return all;
    }

    private void collectGroups() {
        int next = 0;
        List<Citation> all = syntax.citations();
        PassageGroup last = null;
        for (Passage passage : Passages.of(note, Lines.of(note), syntax)) {
            Span span = passage.span();
            while (next < all.size() && all.get(next).span().start() < span.start()) {
                next++;
            }
            if (last == null
                    || passage.quote() == 0
                    || passage.quote() != last.passages.getFirst().quote()) {
                last = new PassageGroup(new ArrayList<>(), new ArrayList<>());
                groups.add(last);
            }
            last.passages.add(passage);
            while (next < all.size() && all.get(next).span().start() < span.end()) {
                last.citations.add(all.get(next++));
            }
        }
    }

    private void readGroups() {
        for (int i = 0; i < groups.size(); i++) {
            PassageGroup unit = groups.get(i);
            if (unit.isQuote()) {
                readQuote(unit, i);
            }
        }
        for (PassageGroup unit : groups) {
            if (!unit.isQuote() && !comments.contains(unit)) {
                readRemark(unit);
            }
        }
    }

    /**
     * Reads a block quote: a callout, a quotation with a citation after or before it, or neither.
     */
    private void readQuote(PassageGroup unit, int index) {
        Span callout = callout(unit);
        if (callout.length() > 0 && !Tags.name(note, callout).equals("quote")) {
            readRemark(unit);
            return;
        }
        int start = callout.length() > 0 ? afterCallout(callout, unit) : unit.start();
        Optional<Citation> within = closingCitation(unit);
        if (within.isPresent()) {
            int end = endBeforeCitation(start, within.get().span().start());
            if (end > start) {
                addQuotation(unit, new Span(start, end), within.get().items(), Optional.empty());
                return;
            }
        }
        Optional<PassageGroup> below = neighbour(index + 1, unit).filter(this::beginsWithCitation);
        Optional<PassageGroup> above = neighbour(index - 1, unit).filter(this::endsWithColon);
        if (below.isPresent()) {
            List<CitationItem> items = below.get().citations.getFirst().items();
            addQuotation(unit, new Span(start, unit.end()), items, below);
        } else if (above.isPresent()) {
            List<CitationItem> items = above.get().citations.getLast().items();
            addQuotation(unit, new Span(start, unit.end()), items, above);
        } else if (unit.citations.isEmpty()) {
            Optional<Locator> place = trailingLocator(unit);
            int end =
                    place.map(locator -> endBeforeCitation(start, locator.span().start()))
                            .orElse(unit.end());
            Optional<Quotation> words = quotationOf(unit, new Span(start, Math.max(start, end)));
            add(List.of(), place, words, Optional.empty(), motivations(unit));
        } else {
            readRemark(unit);
        }
    }

    private void addQuotation(
            PassageGroup unit,
            Span words,
            List<CitationItem> items,
            Optional<PassageGroup> comment) {
        comment.ifPresent(comments::add);
        Optional<Span> body =
                comment.filter(this::hasMoreThanFirstCitation)
                        .map(other -> new Span(other.start(), other.end()));
        List<Motivation> why = new ArrayList<>(motivations(unit));
        comment.ifPresent(other -> why.addAll(motivations(other)));
        found.add(new Annotation(items, Optional.empty(), quotationOf(unit, words), body, why));
    }

    /**
     * Reads a passage: the sentences quoted in it, and a remark on the other papers that it cites.
     */
    private void readRemark(PassageGroup unit) {
        Span callout = callout(unit);
        int start = callout.length() > 0 ? afterCallout(callout, unit) : unit.start();
        Optional<Span> body = Optional.of(new Span(start, unit.end()));
        List<CitationItem> others = new ArrayList<>();
        int from = unit.start();
        boolean quotes = false;
        List<Motivation> why = motivations(unit);
        for (Citation citation : unit.citations) {
            Span words = QuotedSentences.endingAt(note, syntax, from, citation.span().start());
            if (words.length() > 0) {
                quotes = true;
                add(citation.items(), Optional.empty(), quotationOf(unit, words), body, why);
            } else {
                others.addAll(citation.items());
            }
            from = citation.span().end();
        }
        if (!others.isEmpty() || !quotes) {
            Optional<Locator> place = others.isEmpty() ? trailingLocator(unit) : Optional.empty();
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

    /** The quotation in {@code span}, without the quotation marks around it. */
    private Optional<Quotation> quotationOf(PassageGroup unit, Span span) {
        Span bare = QuotedSentences.withoutMarks(note, span);
        StringBuilder exact = new StringBuilder();
        for (Passage passage : unit.passages) {
            String words = passage.words(note, bare);
            exact.append(exact.isEmpty() || words.isEmpty() ? "" : " ").append(words);
        }
        return Optional.of(new Quotation(exact.toString(), bare));
    }

    /** The citation that ends a block quote, or that is in its attribution line. */
    private Optional<Citation> closingCitation(PassageGroup unit) {
        if (unit.citations.isEmpty()) {
            return Optional.empty();
        }
        Citation last = unit.citations.getLast();
        Span line = unit.passages.getLast().pieces().getLast();
        boolean ends = hasNoWords(last.span().end(), unit.end());
        boolean attributes = isDash(line.start()) && last.span().start() >= line.start();
        return ends || attributes ? Optional.of(last) : Optional.empty();
    }

    /**
     * The end of the words before a citation, without blanks, dashes and an opening parenthesis.
     */
    private int endBeforeCitation(int start, int at) {
        int end = at;
        while (end > start && (" \t\r\n>(".indexOf(note.charAt(end - 1)) >= 0 || isDash(end - 1))) {
            end--;
        }
        return end;
    }

    private Optional<PassageGroup> neighbour(int index, PassageGroup unit) {
        if (index < 0 || index >= groups.size()) {
            return Optional.empty();
        }
        PassageGroup other = groups.get(index);
        boolean near = other.section() == unit.section() && !other.isQuote();
        return near && !comments.contains(other) ? Optional.of(other) : Optional.empty();
    }

    private boolean beginsWithCitation(PassageGroup unit) {
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

    private boolean endsWithColon(PassageGroup unit) {
        return !unit.citations.isEmpty() && note.charAt(unit.end() - 1) == ':';
    }

    /** Whether a paragraph contains words besides its first citation. */
    private boolean hasMoreThanFirstCitation(PassageGroup unit) {
        Span cited = unit.citations.getFirst().span();
        return unit.citations.size() > 1
                || !hasNoWords(unit.start(), cited.start())
                || !hasNoWords(cited.end(), unit.end());
    }

    /** Whether there are no words between {@code start} and {@code end}, except tags at the end. */
    private boolean hasNoWords(int start, int end) {
        int last = Tags.endBeforeTags(note, start, end);
        return note.substring(Math.min(start, last), last)
                .codePoints()
                .noneMatch(CharClasses::isAlphaNum);
    }

    private boolean isDash(int at) {
        return "-\u2013\u2014\u2015".indexOf(note.charAt(at)) >= 0;
    }

    private Span callout(PassageGroup unit) {
        Span first = unit.passages.getFirst().pieces().getFirst();
        return unit.isQuote()
                ? Tags.callout(note, first.start(), first.end())
                : new Span(first.start(), first.start());
    }

    /**
     * The index after a callout: after its folding mark, and in the next line if it has no title.
     */
    private int afterCallout(Span callout, PassageGroup unit) {
        int at = callout.end();
        while (at < unit.end() && "+- \t\r\n>".indexOf(note.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private List<Motivation> motivations(PassageGroup unit) {
        List<Motivation> why = new ArrayList<>();
        Span callout = callout(unit);
        if (callout.length() > 0 && motivationNames.contains(Tags.name(note, callout))) {
            why.add(new Motivation(Tags.name(note, callout), callout));
        }
        why.addAll(Tags.in(note, syntax, unit.start(), unit.end(), motivationNames));
        return why;
    }

    /**
     * The locator at the end of a passage of a literature note, {@code (p. 3)} or {@code [pp.
     * 3-5]}; read as if it followed a key.
     */
    private Optional<Locator> trailingLocator(PassageGroup unit) {
        Span line = unit.passages.getLast().pieces().getLast();
        int end = Tags.endBeforeTags(note, line.start(), line.end());
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
        if (open < line.start() || !beginsWithTerm(open + 1, end - 1)) {
            return Optional.empty();
        }
        String afterKey = "[@x, " + note.substring(open + 1, end - 1) + "]";
        int shift = open + 1 - "[@x, ".length();
        return NotesLanguage.parse(afterKey).citations().stream()
                .flatMap(citation -> citation.items().getFirst().locator().stream())
                .filter(locator -> locator.span().end() == afterKey.length() - 1)
                .map(locator -> shifted(locator, shift))
                .findFirst();
    }

    /** Whether a locator term begins here: a number alone, {@code (2017)}, is more often a year. */
    private boolean beginsWithTerm(int start, int end) {
        return start < end
                && !Character.isDigit(note.charAt(start))
                && note.substring(start, end).chars().anyMatch(Character::isLetterOrDigit);
    }

    private static Locator shifted(Locator locator, int shift) {
        Span span = locator.span();
        return new Locator(
                locator.label(),
                locator.value(),
                new Span(span.start() + shift, span.end() + shift));
    }
}
