package glossa.features.diagnostics;

import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.QuotationMatch.Difference;
import glossa.features.quotations.QuotationMatch.State;
import glossa.features.quotations.Quotations;
import glossa.features.quotations.Quotations.CheckedQuotation;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * {@code quotation-changed}: words that the cited paper has otherwise. {@code quotation-page}: it
 * has them on another page. {@code quotation-not-found}: it does not have them.
 */
final class Misquotations {
    private static final String CHANGED = "quotation-changed";
    private static final String OTHER_PAGE = "quotation-page";
    private static final String NOT_FOUND = "quotation-not-found";

    /** The codes of its problems. */
    static final List<String> CODES = List.of(CHANGED, OTHER_PAGE, NOT_FOUND);

    private static final int MAX_DIFFERENCES = 3;

    private Misquotations() {}

    static List<Problem> of(Snapshot snapshot, Note note, QuotationCache cache) {
        List<Problem> problems = new ArrayList<>();
        for (CheckedQuotation quotation : Quotations.of(snapshot, note, cache)) {
            State state = quotation.match().state();
            if (state == State.CHANGED) {
                problems.add(changed(note, quotation));
            } else if (state == State.NOT_FOUND) {
                problems.add(
                        new Problem(
                                note.lines().range(quotation.span()),
                                Problem.Severity.INFORMATION,
                                NOT_FOUND,
                                "these words are not in the text of " + quotation.key(),
                                related(quotation, "the text")));
            }
            elsewhere(note, quotation).ifPresent(problems::add);
        }
        return problems;
    }

    private static Problem changed(Note note, CheckedQuotation quotation) {
        List<Difference> differences = quotation.match().differences();
        boolean hasPages = !quotation.match().pages().isEmpty();
        String said =
                differences.stream()
                        .limit(MAX_DIFFERENCES)
                        .map(Misquotations::told)
                        .collect(Collectors.joining("; "));
        int more = differences.size() - MAX_DIFFERENCES;
        return new Problem(
                note.lines().range(around(note, quotation)),
                hasPages ? Problem.Severity.WARNING : Problem.Severity.INFORMATION,
                CHANGED,
                quotation.key()
                        + quotation.page().map(page -> ", p. " + page).orElse("")
                        + (hasPages ? "" : ", abstract")
                        + ": "
                        + said
                        + (more > 0 ? "; and " + more + " more" : ""),
                related(quotation, "the paper's words"));
    }

    /** {@code "well" and not "badly"}. */
    private static String told(Difference difference) {
        if (difference.inPaper().isEmpty()) {
            return "without \"" + difference.quoted() + "\"";
        }
        return difference.quoted().isEmpty()
                ? "with \"" + difference.inPaper() + "\""
                : "\"" + difference.inPaper() + "\" and not \"" + difference.quoted() + "\"";
    }

    /** The words that differ, from the first to the last; the word before a missing one. */
    private static Span around(Note note, CheckedQuotation quotation) {
        List<Difference> differences = quotation.match().differences();
        Span first = quotation.placeInNote(differences.getFirst());
        int start = first.start();
        int end = quotation.placeInNote(differences.getLast()).end();
        while (first.length() == 0
                && start > quotation.span().start()
                && !Character.isWhitespace(note.text().charAt(start - 1))) {
            start--;
        }
        return start < end ? new Span(start, end) : quotation.span();
    }

    private static Optional<Problem> elsewhere(Note note, CheckedQuotation quotation) {
        return quotation
                .pageToCite()
                .map(
                        page ->
                                new Problem(
                                        note.lines().range(quotation.locator().get().span()),
                                        Problem.Severity.WARNING,
                                        OTHER_PAGE,
                                        quotation.key() + " has these words on page " + page,
                                        related(quotation, "page " + page)));
    }

    private static List<Problem.Related> related(CheckedQuotation quotation, String message) {
        return quotation.file().stream()
                .map(file -> new Problem.Related(file, Range.of(0, 0, 0, 0), message))
                .toList();
    }
}
