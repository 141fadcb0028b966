package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.outline.Foldings;
import glossa.features.outline.Foldings.Folding;
import glossa.features.outline.NoteSymbols;
import glossa.features.outline.Selections;
import glossa.features.outline.SourceSymbols;
import glossa.grammar.Position;
import glossa.notes.Cursor;
import glossa.notes.Note;

import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The structure of a note or a source: symbols, folding ranges and selections, in LSP. */
final class StructureAnswers {
    private StructureAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        for (String method : List.of("documentSymbol", "foldingRange", "selectionRange")) {
            if (editor.has("textDocument", method)) {
                capabilities.addProperty(method + "Provider", true);
            }
        }
    }

    /** A tree if the editor takes trees, else a list in which each symbol has its container. */
    static List<?> symbols(RequestContext context, DocumentSymbolParams params) {
        String uri = params.getTextDocument().getUri();
        List<DocumentSymbol> tree = tree(context, uri);
        if (context.editor()
                .can("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")) {
            return tree;
        }
        List<SymbolInformation> flat = new ArrayList<>();
        tree.forEach(symbol -> flatten(uri, symbol, "", flat));
        return flat;
    }

    private static List<DocumentSymbol> tree(RequestContext context, String uri) {
        Optional<Note> note = context.note(uri);
        if (note.isPresent()) {
            return NoteSymbols.of(context.snapshot(), note.get()).stream()
                    .map(symbol -> symbol(context, note.get(), symbol))
                    .toList();
        }
        Optional<Path> source = context.source(uri);
        return source.isPresent() ? records(context, source.get()) : List.of();
    }

    private static DocumentSymbol symbol(
            RequestContext context, Note note, NoteSymbols.Symbol found) {
        DocumentSymbol symbol =
                new DocumentSymbol(
                        found.name(),
                        switch (found.kind()) {
                            case HEADING -> SymbolKind.String;
                            case CITATION -> SymbolKind.Key;
                            case QUOTATION -> SymbolKind.Constant;
                            case REMARK -> SymbolKind.Property;
                        },
                        context.texts().range(note, found.span()),
                        context.texts().range(note, found.selectionSpan()));
        if (!found.detail().isEmpty()) {
            symbol.setDetail(found.detail());
        }
        symbol.setChildren(
                found.children().stream().map(child -> symbol(context, note, child)).toList());
        return symbol;
    }

    private static List<DocumentSymbol> records(RequestContext context, Path file) {
        List<DocumentSymbol> symbols = new ArrayList<>();
        for (SourceSymbols.Symbol found : SourceSymbols.of(file, text(context, file))) {
            symbols.add(
                    new DocumentSymbol(
                            found.name(),
                            SymbolKind.Struct,
                            context.texts().range(file, found.range()),
                            context.texts().range(file, found.selectionRange()),
                            found.detail()));
        }
        return symbols;
    }

    @SuppressWarnings("deprecation") // LSP4J deprecates one field, which is not used here.
    private static void flatten(
            String uri, DocumentSymbol symbol, String container, List<SymbolInformation> flat) {
        SymbolInformation information =
                new SymbolInformation(
                        symbol.getName(),
                        symbol.getKind(),
                        new Location(uri, symbol.getSelectionRange()));
        if (!container.isEmpty()) {
            information.setContainerName(container);
        }
        flat.add(information);
        if (symbol.getChildren() != null) {
            symbol.getChildren().forEach(child -> flatten(uri, child, symbol.getName(), flat));
        }
    }

    /** At most as many as the editor accepts, the longest ones if there are more. */
    static List<FoldingRange> foldings(RequestContext context, FoldingRangeRequestParams params) {
        String uri = params.getTextDocument().getUri();
        EditorCapabilities editor = context.editor();
        boolean lines = editor.can("textDocument", "foldingRange", "lineFoldingOnly");
        boolean showsText =
                editor.can("textDocument", "foldingRange", "foldingRange", "collapsedText");
        List<FoldingRange> foldings = new ArrayList<>();
        for (Folding folding : found(context, uri)) {
            Range range = context.texts().range(uri, folding.range());
            // If whole lines are hidden, text after a group must stay visible.
            int last = range.getEnd().getLine() - (lines && !folding.coversWholeLines() ? 1 : 0);
            if (last <= range.getStart().getLine()) {
                continue;
            }
            FoldingRange made = new FoldingRange(range.getStart().getLine(), last);
            if (!lines) {
                made.setStartCharacter(range.getStart().getCharacter());
                made.setEndCharacter(range.getEnd().getCharacter());
            }
            if (showsText && !folding.collapsedText().isEmpty()) {
                made.setCollapsedText(folding.collapsedText());
            }
            foldings.add(made);
        }
        int limit = limit(editor);
        if (foldings.size() <= limit) {
            return foldings;
        }
        return foldings.stream()
                .sorted(Comparator.comparingInt(made -> made.getStartLine() - made.getEndLine()))
                .limit(limit)
                .sorted(Comparator.comparingInt(FoldingRange::getStartLine))
                .toList();
    }

    private static List<Folding> found(RequestContext context, String uri) {
        Optional<Note> note = context.note(uri);
        if (note.isPresent()) {
            return Foldings.of(note.get());
        }
        Optional<Path> source = context.source(uri);
        return source.isPresent()
                ? Foldings.of(source.get(), text(context, source.get()))
                : List.of();
    }

    private static int limit(EditorCapabilities editor) {
        return editor.number("textDocument", "foldingRange", "rangeLimit")
                .orElse(Integer.MAX_VALUE);
    }

    /** One chain of growing selections for each position. */
    static List<SelectionRange> selections(RequestContext context, SelectionRangeParams params) {
        String uri = params.getTextDocument().getUri();
        List<SelectionRange> selections = new ArrayList<>();
        Optional<Note> note = context.note(uri);
        Optional<Path> source = context.source(uri);
        for (org.eclipse.lsp4j.Position place : params.getPositions()) {
            List<Range> around = new ArrayList<>();
            if (note.isPresent()) {
                int offset = context.texts().offset(note.get(), place);
                Selections.at(new Cursor(note.get(), offset))
                        .forEach(span -> around.add(context.texts().range(note.get(), span)));
            } else if (source.isPresent()) {
                Path file = source.get();
                Position at = context.texts().position(uri, place);
                Selections.inSource(file, text(context, file), at)
                        .forEach(range -> around.add(context.texts().range(file, range)));
            } else {
                around.add(new Range(place, place));
            }
            SelectionRange outer = null;
            for (Range range : around.reversed()) {
                outer = new SelectionRange(range, outer);
            }
            selections.add(outer);
        }
        return selections;
    }

    private static String text(RequestContext context, Path file) {
        return context.sources().getOrDefault(file, "");
    }
}
