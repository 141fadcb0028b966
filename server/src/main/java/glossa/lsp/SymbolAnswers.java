package glossa.lsp;

import glossa.features.search.WorkspaceSymbols;
import glossa.features.search.WorkspaceSymbols.Symbol;
import glossa.query.PaperQueryParser;

import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.WorkspaceSymbolParams;

import java.util.ArrayList;
import java.util.List;

/** Workspace symbols, in the words of LSP. */
final class SymbolAnswers {
    /** Editors ask again with every key. */
    private static final int MAX_SYMBOLS = 100;

    private SymbolAnswers() {}

    /** A half-typed query is asked as far as it goes. */
    @SuppressWarnings("deprecation") // Of its fields, that of old clients; the type is not.
    static List<SymbolInformation> answer(RequestContext asking, WorkspaceSymbolParams params) {
        List<SymbolInformation> symbols = new ArrayList<>();
        for (Symbol found :
                WorkspaceSymbols.of(
                        asking.snapshot(),
                        PaperQueryParser.read(params.getQuery()).sought(),
                        MAX_SYMBOLS)) {
            symbols.add(
                    new SymbolInformation(
                            found.name(),
                            switch (found.kind()) {
                                case PAPER -> SymbolKind.Struct;
                                case LITERATURE_NOTE -> SymbolKind.File;
                                case HEADING -> SymbolKind.String;
                            },
                            new Location(
                                    found.uri(), asking.texts().range(found.uri(), found.range())),
                            found.container()));
        }
        return symbols;
    }
}
