package glossa.lsp;

import glossa.features.PaperVersions;
import glossa.features.display.Hovers;
import glossa.features.display.PaperCards;
import glossa.features.display.PaperOrigins;
import glossa.features.display.QuotationCards;
import glossa.features.display.QuotationCards.QuotationCard;
import glossa.lsp.RequestContext.SourcePlace;
import glossa.notes.Cursor;
import glossa.paper.Paper;

import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** Hovers, converted to LSP (3.17, "Hover Request"). */
final class HoverAnswers {
    private HoverAnswers() {}

    /** The card of the paper at a place in a note or an open source. */
    static @Nullable Hover hover(RequestContext context, TextDocumentPositionParams params) {
        Optional<Cursor> cursor = context.cursor(params);
        if (cursor.isPresent()) {
            return inNote(context, cursor.get());
        }
        Optional<SourcePlace> place = context.sourcePlace(params);
        return place.isPresent() ? inSource(context, place.get()) : null;
    }

    /** The card of the paper that is cited at a place in a note, or of the quotation there. */
    static @Nullable Hover inNote(RequestContext context, Cursor cursor) {
        var found = Hovers.at(context.snapshot(), cursor);
        if (found.isEmpty()) {
            return ofQuotation(context, cursor);
        }
        var hover = found.get();
        PaperOrigins origins = origins(context, hover.paper(), hover.records());
        boolean markdown = context.session().markdownHover();
        return new Hover(
                card(
                        hover.paper(),
                        origins,
                        hover.versions(),
                        hover.summary(),
                        hover.written(),
                        markdown),
                context.texts().range(cursor.note(), hover.span()));
    }

    private static @Nullable Hover ofQuotation(RequestContext context, Cursor cursor) {
        var found = QuotationCards.at(context.snapshot(), cursor);
        if (found.isEmpty()) {
            return null;
        }
        QuotationCard card = found.get();
        return new Hover(
                context.session().markdownHover()
                        ? new MarkupContent(MarkupKind.MARKDOWN, card.markdown())
                        : new MarkupContent(MarkupKind.PLAINTEXT, card.plain()),
                context.texts().range(cursor.note(), card.span()));
    }

    private static @Nullable Hover inSource(RequestContext context, SourcePlace place) {
        var found =
                Hovers.at(
                        context.snapshot(),
                        place.file(),
                        place.position(),
                        context.workspace().conventions());
        if (found.isEmpty()) {
            return null;
        }
        var hover = found.get();
        PaperOrigins origins = origins(context, hover.paper(), hover.records());
        boolean markdown = context.session().markdownHover();
        Hover shown =
                new Hover(
                        card(
                                hover.paper(),
                                origins,
                                hover.versions(),
                                hover.summary(),
                                hover.written(),
                                markdown));
        hover.name().ifPresent(name -> shown.setRange(context.texts().range(place.file(), name)));
        return shown;
    }

    private static PaperOrigins origins(RequestContext context, Paper paper, List<Paper> records) {
        return PaperOrigins.of(paper, records, context.workspace().settings().hoverProvenance());
    }

    /**
     * A paper's card as the editor shows it.
     *
     * @param line shown below the card; may be empty
     * @param list shown below that, an item each
     */
    static MarkupContent card(
            Paper paper,
            PaperOrigins origins,
            List<PaperVersions.Version> versions,
            String line,
            List<String> list,
            boolean markdown) {
        return markdown
                ? new MarkupContent(
                        MarkupKind.MARKDOWN,
                        PaperCards.markdown(paper, origins, versions, line, list))
                : new MarkupContent(
                        MarkupKind.PLAINTEXT,
                        PaperCards.plain(paper, origins, versions, line, list));
    }
}
