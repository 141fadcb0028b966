package glossa.features.diagnostics;

import glossa.features.PageNumbers;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code malformed-locator}: a label with no number behind it, an abbreviation that CSL does not
 * know, a range that runs backwards (pandoc manual, "Citation syntax"; CSL 1.0.2, appendix III).
 */
public final class MalformedLocators {
    /** What people write for labels that have to be written otherwise. */
    private static final Pattern MISWRITTEN_LABEL =
            Pattern.compile(
                    "\\G\\s*\\[?\\s*,?\\s*((p|pp|pg|pgs|pag|ch|chs|chap|chaps|sec|secs|sect|fig|figs|vol)"
                        + "\\b\\.?\\s*(\\d[\\d\\u2010-\\u2015-]*))");

    private static final Pattern LABEL_WITHOUT_NUMBER =
            Pattern.compile(
                    "\\G\\s*\\[?\\s*,\\s*((?:pp?|chaps?|secs?|figs?|vols?|paras?)\\.|pages?|chapters?"
                        + "|sections?)\\s*(?=[\\];])");

    private static final Pattern PAGE_RANGE =
            Pattern.compile("(\\d{1,7})\\s*[-\\u2010-\\u2015]+\\s*(\\d{1,7})");

    private MalformedLocators() {}

    /** The problems, in no order. */
    public static List<Problem> of(Note note) {
        List<Problem> problems = new ArrayList<>();
        for (Citation citation : note.syntax().citations()) {
            boolean bracketed = note.text().startsWith("]", citation.span().end() - 1);
            for (CitationItem item : citation.items()) {
                if (item.locator().isPresent()) {
                    reversedRange(note, item).ifPresent(problems::add);
                } else if (bracketed) {
                    unreadLocator(note, item).ifPresent(problems::add);
                }
            }
        }
        return problems;
    }

    private static Optional<Problem> reversedRange(Note note, CitationItem item) {
        Matcher range = PAGE_RANGE.matcher(item.locator().orElseThrow().value());
        while (range.find()) {
            int first = Integer.parseInt(range.group(1));
            int last = PageNumbers.lastPage(range.group(1), range.group(2));
            if (last < first) {
                return Optional.of(
                        problem(
                                note,
                                item.locator().orElseThrow().span(),
                                "this range runs backwards; write "
                                        + range.group(2)
                                        + "-"
                                        + range.group(1)));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> unreadLocator(Note note, CitationItem item) {
        Matcher otherwise = MISWRITTEN_LABEL.matcher(note.text());
        if (otherwise.find(item.span().end())) {
            String term =
                    switch (otherwise.group(2)) {
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
            return Optional.of(
                    problem(
                            note,
                            new Span(otherwise.start(1), otherwise.end(1)),
                            "this is no locator; write " + term + " " + otherwise.group(3)));
        }
        Matcher number = LABEL_WITHOUT_NUMBER.matcher(note.text());
        return number.find(item.span().end())
                ? Optional.of(
                        problem(
                                note,
                                new Span(number.start(1), number.end(1)),
                                "this is no locator: write a number behind " + number.group(1)))
                : Optional.empty();
    }

    private static Problem problem(Note note, Span span, String message) {
        return new Problem(
                note.lines().range(span), Problem.Severity.WARNING, "malformed-locator", message);
    }
}
