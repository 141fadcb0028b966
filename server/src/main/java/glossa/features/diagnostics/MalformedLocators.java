package glossa.features.diagnostics;

import glossa.features.PageNumbers;
import glossa.features.PatternAt;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code malformed-locator}: a label without a number, a label that CSL does not define, a reversed
 * range (pandoc manual, "Citation syntax"; CSL 1.0.2, appendix III).
 */
public final class MalformedLocators {
    /** Spellings of labels that pandoc does not read in this form. */
    private static final Pattern MISSPELT_LABEL =
            Pattern.compile(
                    "\\s*\\[?\\s*,?\\s*((p|pp|pg|pgs|pag|ch|chs|chap|chaps|sec|secs|sect|fig|figs|vol)"
                        + "\\b\\.?\\s*(\\d[\\d\\u2010-\\u2015-]*))");

    private static final Pattern LABEL_WITHOUT_NUMBER =
            Pattern.compile(
                    "\\s*\\[?\\s*,\\s*((?:pp?|chaps?|secs?|figs?|vols?|paras?)\\.|pages?|chapters?"
                            + "|sections?)\\s*(?=[\\];])");

    private static final Pattern PAGE_RANGE =
            Pattern.compile("(\\d{1,7})\\s*[-\\u2010-\\u2015]+\\s*(\\d{1,7})");

    private MalformedLocators() {}

    /** What is wrong with a locator. */
    public enum LocatorFault {
        UNKNOWN_LABEL,
        MISSING_NUMBER,
        REVERSED_RANGE
    }

    /**
     * A locator that is not read as it was meant.
     *
     * @param span the locator in the note
     * @param message what is wrong and what to write, for people
     * @param correction the text to write; empty if only the reader knows it
     */
    public record MalformedLocator(
            Span span, LocatorFault fault, String message, Optional<Correction> correction) {}

    /** A text to write in the place of a span of the note. */
    public record Correction(Span span, String text) {}

    /** The malformed locators of a note as problems. */
    public static List<Problem> of(Note note) {
        List<Problem> problems = new ArrayList<>();
        for (MalformedLocator locator : in(note)) {
            problems.add(
                    new Problem(
                            note.lines().range(locator.span()),
                            Problem.Severity.WARNING,
                            "malformed-locator",
                            locator.message()));
        }
        return problems;
    }

    /** The malformed locators of a note, in the order of its text. */
    public static List<MalformedLocator> in(Note note) {
        List<MalformedLocator> locators = new ArrayList<>();
        for (Citation citation : note.syntax().citations()) {
            boolean isBracketed = note.text().startsWith("]", citation.span().end() - 1);
            for (CitationItem item : citation.items()) {
                if (item.locator().isPresent()) {
                    reversedRange(note, item.locator().get()).ifPresent(locators::add);
                } else if (isBracketed) {
                    unreadLocator(note, item).ifPresent(locators::add);
                }
            }
        }
        return locators;
    }

    private static Optional<MalformedLocator> reversedRange(Note note, Locator locator) {
        Matcher range = PAGE_RANGE.matcher(locator.value());
        while (range.find()) {
            int first = Integer.parseInt(range.group(1));
            int last = PageNumbers.lastPage(range.group(1), range.group(2));
            if (last < first) {
                String text = range.group(2) + "-" + range.group(1);
                return Optional.of(
                        new MalformedLocator(
                                locator.span(),
                                LocatorFault.REVERSED_RANGE,
                                "invalid locator: the range is reversed; write " + text,
                                spanOf(note, locator, range.group())
                                        .map(span -> new Correction(span, text))));
            }
        }
        return Optional.empty();
    }

    /** Where a part of a locator's value is in the note; empty if it is written differently. */
    private static Optional<Span> spanOf(Note note, Locator locator, String part) {
        int start = note.text().indexOf(part, locator.span().start(), locator.span().end());
        int end = start + part.length();
        return start < 0 ? Optional.empty() : Optional.of(new Span(start, end));
    }

    private static Optional<MalformedLocator> unreadLocator(Note note, CitationItem item) {
        int end = item.span().end();
        Optional<MatchResult> misspelt = PatternAt.find(MISSPELT_LABEL, note.text(), end);
        if (misspelt.isPresent()) {
            MatchResult match = misspelt.get();
            Span span = new Span(match.start(1), match.end(1));
            String text = label(match.group(2)) + " " + match.group(3);
            return Optional.of(
                    new MalformedLocator(
                            span,
                            LocatorFault.UNKNOWN_LABEL,
                            "invalid locator: unknown label; write " + text,
                            Optional.of(new Correction(span, text))));
        }
        return PatternAt.find(LABEL_WITHOUT_NUMBER, note.text(), end)
                .map(
                        label ->
                                new MalformedLocator(
                                        new Span(label.start(1), label.end(1)),
                                        LocatorFault.MISSING_NUMBER,
                                        "invalid locator: missing number after " + label.group(1),
                                        Optional.empty()));
    }

    /** The label that pandoc reads for a misspelt one. */
    private static String label(String misspelt) {
        return switch (misspelt) {
            case "ch", "chap" -> "chap.";
            case "chs", "chaps" -> "chaps.";
            case "sec", "sect" -> "sec.";
            case "secs" -> "secs.";
            case "fig" -> "fig.";
            case "figs" -> "figs.";
            case "vol" -> "vol.";
            case "pp", "pgs" -> "pp.";
            default -> "p.";
        };
    }
}
