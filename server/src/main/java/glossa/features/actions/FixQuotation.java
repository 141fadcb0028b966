package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.QuotationMatch.Difference;
import glossa.features.quotations.QuotationMatch.State;
import glossa.features.quotations.Quotations;
import glossa.features.quotations.Quotations.CheckedQuotation;
import glossa.grammar.CitationItem;
import glossa.grammar.Locator;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes the paper's wording into a quotation, and the page of its words into its citation. */
final class FixQuotation {
    private FixQuotation() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        QuotationCache cache = new QuotationCache();
        List<Action> actions = new ArrayList<>();
        for (CheckedQuotation quotation : Quotations.in(snapshot, note, selection, cache)) {
            if (quotation.match().state() == State.CHANGED) {
                actions.add(wording(note, quotation));
            }
            Optional<Locator> locator = quotation.locator();
            if (locator.isPresent()) {
                quotation
                        .pageToCite()
                        .ifPresent(page -> actions.add(page(note, locator.get(), page)));
            } else {
                quotation
                        .page()
                        .flatMap(page -> added(note, quotation, page))
                        .ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Action wording(Note note, CheckedQuotation quotation) {
        List<Edit> edits = new ArrayList<>();
        for (Difference difference : quotation.match().differences()) {
            edits.add(edit(note, quotation, difference));
        }
        return new Action(
                "Take the wording of " + quotation.key(),
                ActionKind.QUICK_FIX,
                "quotation-changed",
                note.lines().range(quotation.span()),
                () -> ProposedChange.of(edits));
    }

    /** Words that are taken out go with the blank before them, those that are put in have one. */
    private static Edit edit(Note note, CheckedQuotation quotation, Difference difference) {
        Span place = quotation.placeInNote(difference);
        String text = note.text();
        if (difference.inPaper().isEmpty()) {
            int start = place.start();
            while (start > quotation.span().start() && text.charAt(start - 1) == ' ') {
                start--;
            }
            int end = place.end();
            while (start == quotation.span().start()
                    && end < quotation.span().end()
                    && text.charAt(end) == ' ') {
                end++;
            }
            return Edit.in(note, new Span(start, end), "");
        }
        if (place.length() > 0) {
            return Edit.in(note, place, difference.inPaper());
        }
        return place.start() == quotation.span().start()
                ? Edit.in(note, place, difference.inPaper() + " ")
                : Edit.in(note, place, " " + difference.inPaper());
    }

    private static Action page(Note note, Locator locator, String page) {
        boolean isRange = locator.value().strip().matches(".*[-\\u2010-\\u2015,;].*");
        String written = note.text().substring(locator.span().start(), locator.span().end());
        String changed =
                isRange
                        ? "p. " + page
                        : written.replaceFirst("\\Q" + locator.value().strip() + "\\E\\s*$", page);
        return Action.quickFix(
                "Cite page " + page,
                "quotation-page",
                note,
                locator.span(),
                Edit.in(note, locator.span(), changed.equals(written) ? "p. " + page : changed));
    }

    /** Of a key in running text the page is written in brackets. */
    private static Optional<Action> added(Note note, CheckedQuotation quotation, String page) {
        return quotation
                .item()
                .filter(item -> item.suffix().isBlank())
                .map(
                        (CitationItem item) -> {
                            Span end = new Span(item.span().end(), item.span().end());
                            String text =
                                    note.syntax().citations().stream()
                                                    .filter(one -> one.items().contains(item))
                                                    .anyMatch(one -> isBracketed(note, one.span()))
                                            ? ", p. " + page
                                            : " [p. " + page + "]";
                            return Action.rewrite(
                                    "Cite page " + page,
                                    note,
                                    item.span(),
                                    Edit.in(note, end, text));
                        });
    }

    private static boolean isBracketed(Note note, Span citation) {
        return note.text().startsWith("[", citation.start())
                && note.text().startsWith("]", citation.end() - 1);
    }
}
