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

/**
 * {@code locator-outside}: a page that the paper does not have, neither counted from 1 nor by the
 * page numbers of its volume.
 */
final class LocatorsOutOfRange {
    private LocatorsOutOfRange() {}

    static List<Problem> of(Note note, CitedPapers papers) {
        List<Problem> problems = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (item.locator().isPresent() && item.locator().get().label().equals("page")) {
                problem(note, item, item.locator().get(), papers).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private static Optional<Problem> problem(
            Note note, CitationItem item, Locator locator, CitedPapers papers) {
        Optional<CitedPaper> paper = papers.of(item.key());
        Optional<PageNumbers> pages = paper.flatMap(CitedPaper::pages);
        if (pages.isEmpty() || !isOutside(locator.value(), pages.get())) {
            return Optional.empty();
        }
        String description = pages.get().description();
        return Optional.of(
                new Problem(
                        note.lines().range(locator.span()),
                        Problem.Severity.INFORMATION,
                        "locator-outside",
                        "page out of range: " + item.key() + " has " + description,
                        CitedPapers.related(paper.get().sources().subList(0, 1), description)));
    }

    private static boolean isOutside(String value, PageNumbers pages) {
        return PageNumbers.citedIn(value).stream()
                .anyMatch(cited -> !pages.contains(cited.first()) || !pages.contains(cited.last()));
    }
}
