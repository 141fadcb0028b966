package glossa.features.display;

import glossa.features.MarkdownText;
import glossa.features.quotations.PaperText;
import glossa.features.quotations.QuotationCache;
import glossa.features.quotations.QuotationMatch.State;
import glossa.features.quotations.Quotations;
import glossa.features.quotations.Quotations.CheckedQuotation;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.paper.DisplayText;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;

/** Hover on a quotation: the paper's words with those around them, and their page. */
public final class QuotationCards {
    /** UTF-16 units shown before and after the words. */
    private static final int AROUND = 160;

    private QuotationCards() {}

    /**
     * A card.
     *
     * @param span the quotation in the note
     */
    public record QuotationCard(Span span, String markdown, String plain) {}

    /** The card of the quotation under the cursor, if the paper has its words, or nearly. */
    public static Optional<QuotationCard> at(Snapshot snapshot, Cursor cursor) {
        QuotationCache cache = new QuotationCache();
        return Quotations.at(snapshot, cursor.note(), cursor.offset(), cache)
                .filter(quotation -> quotation.match().isFound())
                .flatMap(
                        quotation ->
                                Quotations.text(snapshot, quotation, cache)
                                        .map(text -> card(quotation, text)));
    }

    private static QuotationCard card(CheckedQuotation quotation, PaperText text) {
        String place =
                quotation
                        .page()
                        .map(page -> ", p. " + page)
                        .orElse(text.file().isPresent() ? "" : ", abstract");
        String state =
                quotation.match().state() == State.EXACT ? "has these words" : "has other words";
        List<String> passage = text.around(quotation.match().place(), AROUND);
        String key = quotation.key();
        return new QuotationCard(
                quotation.span(),
                MarkdownText.code(key)
                        + MarkdownText.escaped(place)
                        + " "
                        + state
                        + ":\n\n> "
                        + MarkdownText.escaped(passage.get(0))
                        + "**"
                        + MarkdownText.escaped(passage.get(1))
                        + "**"
                        + MarkdownText.escaped(passage.get(2)),
                DisplayText.line(key + place + " " + state + ": " + String.join("", passage)));
    }
}
