package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.eclipse.lsp4j.CallHierarchyIncomingCallsParams;
import org.eclipse.lsp4j.CallHierarchyOutgoingCallsParams;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CodeLensParams;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WillSaveTextDocumentParams;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The document that a request is about: its bibliographies say what its keys mean. */
final class AskedDocument {
    private AskedDocument() {}

    /** Its URI, as the editor writes it; empty for a request about no document. */
    static Optional<String> uri(@Nullable Object params) {
        return switch (params) {
            case TextDocumentPositionParams at -> uri(at.getTextDocument());
            case DocumentSymbolParams of -> uri(of.getTextDocument());
            case SemanticTokensParams of -> uri(of.getTextDocument());
            case SemanticTokensDeltaParams of -> uri(of.getTextDocument());
            case SemanticTokensRangeParams of -> uri(of.getTextDocument());
            case InlayHintParams of -> uri(of.getTextDocument());
            case CodeLensParams of -> uri(of.getTextDocument());
            case DocumentLinkParams of -> uri(of.getTextDocument());
            case CodeActionParams of -> uri(of.getTextDocument());
            case WillSaveTextDocumentParams of -> uri(of.getTextDocument());
            case CallHierarchyIncomingCallsParams of -> Optional.ofNullable(of.getItem().getUri());
            case CallHierarchyOutgoingCallsParams of -> Optional.ofNullable(of.getItem().getUri());
            case JsonObject json -> uri(json);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<String> uri(@Nullable TextDocumentIdentifier document) {
        return Optional.ofNullable(document).map(TextDocumentIdentifier::getUri);
    }

    /** That of a request of Glossa's own, or of an item that is resolved. */
    private static Optional<String> uri(JsonObject json) {
        JsonElement uri = json.get("uri");
        if (uri != null && uri.isJsonPrimitive()) {
            return Optional.of(uri.getAsString());
        }
        for (String member : List.of("textDocument", "data")) {
            if (json.get(member) instanceof JsonObject inner) {
                return uri(inner);
            }
        }
        return Optional.empty();
    }
}
