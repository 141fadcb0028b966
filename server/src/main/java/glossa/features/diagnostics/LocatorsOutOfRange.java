package glossa.features.diagnostics;

import glossa.features.PageNumbers;
import glossa.features.diagnostics.DiagnosticsCache.CitedPaper;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.notes.Note;
import glossa.paper.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code locator-outside}: a page that the paper does not have, counted from its first page or as
 * its volume counts.
 */
final class LocatorsOutOfRange {
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?<![\\p{L}\\d.])(\\d{1,7})(?:\\s*[-\\u2010-\\u2015]+\\s*(\\d{1,7}))?");

    private LocatorsOutOfRange() {}

    static List<Problem> of(Note note, CitedPapers papers) {
        List<Problem> problems = new ArrayList<>();
        for (CitationItem item : note.items()) {
            Optional<Locator> locator =
                    item.locator().filter(place -> place.label().equals("page"));
            if (locator.isEmpty()) {
                continue;
            }
            Optional<CitedPaper> paper = papers.of(item.key());
            paper.flatMap(CitedPaper::pages)
                    .filter(pages -> isOutside(locator.get().value(), pages))
                    .ifPresent(
                            pages ->
                                    problems.add(
                                            new Problem(
                                                    note.lines().range(locator.get().span()),
                                                    Problem.Severity.INFORMATION,
                                                    "locator-outside",
                                                    item.key() + " has " + pages.description(),
                                                    CitedPapers.related(
                                                            paper.get().sources().subList(0, 1),
                                                            pages.description()))));
        }
        return problems;
    }

    private static boolean isOutside(String value, PageNumbers pages) {
        Matcher numbers = NUMBERS.matcher(value);
        while (numbers.find()) {
            String last = numbers.group(2);
            if (!pages.contains(Integer.parseInt(numbers.group(1)))
                    || last != null
                            && !pages.contains(PageNumbers.lastPage(numbers.group(1), last))) {
                return true;
            }
        }
        return false;
    }
}
