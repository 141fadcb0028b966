package glossa.features.quotations;

import glossa.grammar.Citation;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a quotation in a note, in parts: between two parts the note leaves something out, or
 * has words of its own in brackets.
 *
 * <pre>
 * “The gain was […] largest [for us] on *long* sentences.”
 *  ------------      -------          -----------------
 * </pre>
 */
final class QuotedText {
    /** Letters of the paper that an omission may stand for; a quotation skips no whole sections. */
    private static final int MAX_OMITTED = 4_000;

    /** Letters of the paper in whose place words in brackets may stand. */
    private static final int MAX_REPLACED = 150;

    /** An omission: {@code […]}, {@code (...)}, {@code . . .}. */
    private static final String OMISSION =
            "[\\[(]\\s*(?:\\u2026|\\.\\s?\\.\\s?\\.\\s?\\.?)\\s*[\\])]|\\u2026|\\.\\s?\\.\\s?\\.(?:\\s?\\.)?";

    /**
     * What is no word of the paper: omissions, footnote marks, targets of links, tags, and words in
     * brackets. A letter in brackets within a word is its other case; numbers in brackets are those
     * of the paper's references.
     */
    private static final Pattern NOT_QUOTED =
            Pattern.compile(
                    "(?<omission>"
                            + OMISSION
                            + ")|(?<hidden>\\[\\^[^\\]\\s]{1,100}\\]|\\]\\([^()\\s]{0,500}\\)|<[^<>]{1,300}>"
                            + "|\\[\\[[^\\]|]{1,200}\\||&[A-Za-z#0-9]{2,10};|(?<=[\\]`])\\{[^{}]{0,200}\\})"
                            + "|(?<own>\\[(?!\\p{L}\\]\\p{L})(?!\\d[\\d,;\\s\\u2010-\\u2015-]{0,80}\\])[^\\[\\]]{1,200}\\](?!\\())");

    /** What may be garbled in the text of a paper, and cannot be compared. */
    private static final Pattern FORMULA = Pattern.compile("\\$|\\\\[(\\[]|[∑∫√∞≤≥≈≠∈∂]");

    /**
     * A part.
     *
     * @param gap the letters of the paper that may stand between the part before and this one
     */
    record Part(TextWords words, int gap) {}

    private final String text;
    private final List<Part> parts;
    private final boolean hasFormula;

    private QuotedText(String text, List<Part> parts, boolean hasFormula) {
        this.text = text;
        this.parts = List.copyOf(parts);
        this.hasFormula = hasFormula;
    }

    /** The words in a part of a note; their places count from the beginning of the part. */
    static QuotedText of(Note note, Span span) {
        List<Span> citations =
                note.syntax().citations().stream()
                        .map(Citation::span)
                        .filter(cited -> cited.start() < span.end() && cited.end() > span.start())
                        .map(
                                cited ->
                                        new Span(
                                                cited.start() - span.start(),
                                                cited.end() - span.start()))
                        .toList();
        return of(span.in(note.text()), citations);
    }

    /**
     * The words in a text.
     *
     * @param citations those in it, in text order: they are not quoted
     */
    static QuotedText of(String text, List<Span> citations) {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        int gap = 0;
        int nextCitation = 0;
        Matcher other = NOT_QUOTED.matcher(text);
        boolean hasOther = other.find();
        while (hasOther || nextCitation < citations.size()) {
            boolean isCitation =
                    nextCitation < citations.size()
                            && (!hasOther || citations.get(nextCitation).start() <= other.start());
            Span left;
            int allowed;
            if (isCitation) {
                left = citations.get(nextCitation++);
                allowed = 0;
            } else {
                left = new Span(other.start(), other.end());
                allowed =
                        other.group("omission") != null
                                ? MAX_OMITTED
                                : other.group("own") != null ? MAX_REPLACED : 0;
            }
            if (left.start() >= from) {
                gap = add(parts, text, new Span(from, left.start()), gap);
                gap = Math.max(gap, allowed);
                from = Math.min(left.end(), text.length());
            }
            while (hasOther && other.start() < from) {
                hasOther = other.find();
            }
        }
        add(parts, text, new Span(from, text.length()), gap);
        return new QuotedText(text, parts, FORMULA.matcher(text).find());
    }

    /** Adds a part, if it has words; the letters that may precede the next one. */
    private static int add(List<Part> parts, String text, Span span, int gap) {
        TextWords words = TextWords.of(text, span);
        if (words.words().isEmpty()) {
            return gap;
        }
        parts.add(new Part(words, parts.isEmpty() ? 0 : gap));
        return 0;
    }

    /** The text, as the note has it. */
    String text() {
        return text;
    }

    List<Part> parts() {
        return parts;
    }

    /** Whether it holds a formula, which a paper's text does not have in a form to compare. */
    boolean hasFormula() {
        return hasFormula;
    }

    /** The number of words. */
    int wordCount() {
        return parts.stream().mapToInt(part -> part.words().words().size()).sum();
    }

    /** The number of letters and digits. */
    int letterCount() {
        return parts.stream().mapToInt(part -> part.words().letters().length()).sum();
    }

    /**
     * Whether it is long enough that finding it tells something: twelve letters in three words, or
     * eight characters of a script without blanks.
     */
    boolean isLongEnough() {
        boolean hasNoBlanks =
                parts.stream()
                        .anyMatch(
                                part ->
                                        part.words()
                                                .letters()
                                                .codePoints()
                                                .anyMatch(TextFolding::isWordAlone));
        return hasNoBlanks ? letterCount() >= 8 : letterCount() >= 12 && wordCount() >= 3;
    }
}
