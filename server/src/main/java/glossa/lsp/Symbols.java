package glossa.lsp;

import glossa.corpus.SoughtReader;
import glossa.features.WorkspaceSymbols;
import glossa.features.WorkspaceSymbols.Symbol;
import glossa.grammar.Lines;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Workspace symbols, in the words of LSP. */
final class Symbols {
    /** Editors ask again with every key. */
    private static final int MOST = 100;

    private final Encoding encoding;
    private final Workspace workspace;

    Symbols(Encoding encoding, Workspace workspace) {
        this.encoding = encoding;
        this.workspace = workspace;
    }

    /** A half-typed query is asked as far as it goes. */
    @SuppressWarnings("deprecation") // Of its fields, that of old clients; the type is not.
    List<SymbolInformation> find(Snapshot snapshot, String query) {
        Map<String, Text> texts = new HashMap<>();
        List<SymbolInformation> symbols = new ArrayList<>();
        for (Symbol found :
                WorkspaceSymbols.of(snapshot, SoughtReader.read(query).sought(), MOST)) {
            symbols.add(
                    new SymbolInformation(
                            found.name(),
                            switch (found.kind()) {
                                case PAPER -> SymbolKind.Struct;
                                case LITERATURE_NOTE -> SymbolKind.File;
                                case HEADING -> SymbolKind.String;
                            },
                            new Location(found.uri(), range(snapshot, found, texts)),
                            found.container()));
        }
        return symbols;
    }

    /** Only who counts otherwise than in UTF-16 needs the texts. */
    private Range range(Snapshot snapshot, Symbol found, Map<String, Text> texts) {
        Text text =
                encoding == Encoding.UTF_16
                        ? Text.NONE
                        : texts.computeIfAbsent(found.uri(), uri -> text(snapshot, uri));
        return encoding.range(text.text(), text.lines(), found.range());
    }

    private Text text(Snapshot snapshot, String uri) {
        return snapshot.notes()
                .note(uri)
                .map(note -> new Text(note.text(), note.lines()))
                .or(
                        () ->
                                Session.file(uri)
                                        .flatMap(workspace::editableText)
                                        .map(all -> new Text(all, Lines.of(all))))
                .orElse(Text.NONE);
    }

    /** The text of a file, for the time of one answer. */
    private record Text(String text, Lines lines) {
        static final Text NONE = new Text("", Lines.of(""));
    }
}
