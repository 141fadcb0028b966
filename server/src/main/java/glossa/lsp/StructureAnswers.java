package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.features.outline.Foldings;
import glossa.features.outline.Foldings.Folding;
import glossa.features.outline.NoteSymbols;
import glossa.features.outline.Selections;
import glossa.features.outline.SourceSymbols;
import glossa.grammar.Position;
import glossa.notes.Note;
import glossa.workspace.Cursor;

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

/** How a note or a source is built: symbols, foldings and selections, in the words of LSP. */
final class StructureAnswers {
    private StructureAnswers() {}

    static void offer(EditorCapabilities editor, JsonObject capabilities) {
        for (String method : List.of("documentSymbol", "foldingRange", "selectionRange")) {
            if (editor.has("textDocument", method)) {
                capabilities.addProperty(method + "Provider", true);
            }
        }
    }

    /** A tree for who takes trees, else a list that tells of each what it stands in. */
    static List<?> symbols(RequestContext asking, DocumentSymbolParams params) {
        String uri = params.getTextDocument().getUri();
        List<DocumentSymbol> tree =
                asking.note(uri)
                        .map(
                                note ->
                                        NoteSymbols.of(asking.snapshot(), note).stream()
                                                .map(symbol -> symbol(asking, note, symbol))
                                                .toList())
                        .or(() -> asking.source(uri).map(file -> records(asking, file)))
                        .orElse(List.of());
        if (asking.editor()
                .can("textDocument", "documentSymbol", "hierarchicalDocumentSymbolSupport")) {
            return tree;
        }
        List<SymbolInformation> flat = new ArrayList<>();
        tree.forEach(symbol -> flatten(uri, symbol, "", flat));
        return flat;
    }

    private static DocumentSymbol symbol(
            RequestContext asking, Note note, NoteSymbols.Symbol found) {
        DocumentSymbol symbol =
                new DocumentSymbol(
                        found.name(),
                        switch (found.kind()) {
                            case HEADING -> SymbolKind.String;
                            case CITATION -> SymbolKind.Key;
                            case QUOTATION -> SymbolKind.Constant;
                            case REMARK -> SymbolKind.Property;
                        },
                        asking.texts().range(note, found.span()),
                        asking.texts().range(note, found.selectionSpan()));
        if (!found.detail().isEmpty()) {
            symbol.setDetail(found.detail());
        }
        symbol.setChildren(
                found.children().stream().map(child -> symbol(asking, note, child)).toList());
        return symbol;
    }

    private static List<DocumentSymbol> records(RequestContext asking, Path file) {
        List<DocumentSymbol> symbols = new ArrayList<>();
        String text = asking.sources().getOrDefault(file, "");
        for (SourceSymbols.Symbol found : SourceSymbols.of(file, text)) {
            symbols.add(
                    new DocumentSymbol(
                            found.name(),
                            SymbolKind.Struct,
                            asking.texts().range(file, found.range()),
                            asking.texts().range(file, found.selectionRange()),
                            found.detail()));
        }
        return symbols;
    }

    @SuppressWarnings("deprecation") // Of its fields, that of old clients; the type is not.
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

    /** No more than the editor wants, the longest first where they are too many. */
    static List<FoldingRange> foldings(RequestContext asking, FoldingRangeRequestParams params) {
        String uri = params.getTextDocument().getUri();
        List<Folding> found =
                asking.note(uri)
                        .map(Foldings::of)
                        .or(
                                () ->
                                        asking.source(uri)
                                                .map(file -> Foldings.of(file, text(asking, file))))
                        .orElse(List.of());
        EditorCapabilities editor = asking.editor();
        boolean lines = editor.can("textDocument", "foldingRange", "lineFoldingOnly");
        boolean shows = editor.can("textDocument", "foldingRange", "foldingRange", "collapsedText");
        List<FoldingRange> foldings = new ArrayList<>();
        for (Folding folding : found) {
            Range range = asking.texts().range(uri, folding.range());
            // Who hides whole lines must not hide what follows a group in its last line.
            int last = range.getEnd().getLine() - (lines && !folding.coversWholeLines() ? 1 : 0);
            if (last <= range.getStart().getLine()) {
                continue;
            }
            FoldingRange made = new FoldingRange(range.getStart().getLine(), last);
            if (!lines) {
                made.setStartCharacter(range.getStart().getCharacter());
                made.setEndCharacter(range.getEnd().getCharacter());
            }
            if (shows && !folding.collapsedText().isEmpty()) {
                made.setCollapsedText(folding.collapsedText());
            }
            foldings.add(made);
        }
        int most = limit(editor);
        if (foldings.size() <= most) {
            return foldings;
        }
        return foldings.stream()
                .sorted(Comparator.comparingInt(made -> made.getStartLine() - made.getEndLine()))
                .limit(most)
                .sorted(Comparator.comparingInt(FoldingRange::getStartLine))
                .toList();
    }

    private static int limit(EditorCapabilities editor) {
        return editor.number("textDocument", "foldingRange", "rangeLimit")
                .orElse(Integer.MAX_VALUE);
    }

    /** One for each place that is asked about. */
    static List<SelectionRange> selections(RequestContext asking, SelectionRangeParams params) {
        String uri = params.getTextDocument().getUri();
        List<SelectionRange> selections = new ArrayList<>();
        Optional<Note> note = asking.note(uri);
        Optional<Path> source = asking.source(uri);
        for (org.eclipse.lsp4j.Position place : params.getPositions()) {
            List<Range> around = new ArrayList<>();
            if (note.isPresent()) {
                int offset = asking.texts().offset(note.get(), place);
                Selections.at(new Cursor(note.get(), offset))
                        .forEach(span -> around.add(asking.texts().range(note.get(), span)));
            } else if (source.isPresent()) {
                Path file = source.get();
                Position at = asking.texts().position(uri, place);
                Selections.inSource(file, text(asking, file), at)
                        .forEach(range -> around.add(asking.texts().range(file, range)));
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

    private static String text(RequestContext asking, Path file) {
        return asking.sources().getOrDefault(file, "");
    }
}
