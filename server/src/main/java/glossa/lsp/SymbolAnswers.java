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

/** Workspace symbols, converted to LSP (3.17, "Workspace Symbols Request"). */
final class SymbolAnswers {
    /** Editors repeat the request at each keystroke. */
    private static final int MAX_SYMBOLS = 100;

    private SymbolAnswers() {}

    /** An unfinished query is evaluated as far as it is valid. */
    @SuppressWarnings("deprecation") // LSP4J deprecates one field, which is not used here.
    static List<SymbolInformation> symbols(RequestContext context, WorkspaceSymbolParams params) {
        List<SymbolInformation> symbols = new ArrayList<>();
        for (Symbol found :
                WorkspaceSymbols.of(
                        context.snapshot(),
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
                                    found.uri(), context.texts().range(found.uri(), found.range())),
                            found.container()));
        }
        return symbols;
    }
}
