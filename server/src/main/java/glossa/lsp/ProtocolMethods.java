package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.LogTraceParams;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.WorkDoneProgressCancelParams;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.jsonrpc.json.JsonRpcMethod;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The methods that Glossa speaks, and the types of what they carry. Written by hand: LSP4J would
 * find the same by reflection over all its interfaces, at every start.
 */
final class ProtocolMethods {
    private ProtocolMethods() {}

    /**
     * All of them by name, with LSP4J's types; a method that is missing here is answered with
     * 'method not found'.
     */
    static Map<String, JsonRpcMethod> all() {
        Map<String, JsonRpcMethod> methods = new LinkedHashMap<>();
        // Read as plain JSON: the typed parameters and capabilities are the largest types of LSP4J.
        request(methods, "initialize", JsonObject.class, JsonObject.class);
        // Some editors send an empty object where the protocol has no parameters.
        request(methods, "shutdown", Object.class, JsonElement.class);
        request(methods, "textDocument/completion", CompletionList.class, CompletionParams.class);
        request(methods, "completionItem/resolve", CompletionItem.class, CompletionItem.class);
        request(methods, "textDocument/hover", Hover.class, HoverParams.class);
        request(methods, "textDocument/definition", JsonElement.class, DefinitionParams.class);
        Requests.byName()
                .forEach(
                        (name, request) ->
                                request(methods, name, JsonElement.class, request.parameters()));

        request(methods, "textDocument/diagnostic", JsonElement.class, JsonObject.class);
        request(methods, "workspace/diagnostic", JsonElement.class, JsonObject.class);
        request(
                methods,
                "textDocument/semanticTokens/full",
                JsonElement.class,
                SemanticTokensParams.class);
        request(
                methods,
                "textDocument/semanticTokens/full/delta",
                JsonElement.class,
                SemanticTokensDeltaParams.class);
        request(
                methods,
                "textDocument/semanticTokens/range",
                JsonElement.class,
                SemanticTokensRangeParams.class);

        notification(methods, "initialized", JsonElement.class);
        notification(methods, "exit", JsonElement.class);
        notification(methods, "$/setTrace", SetTraceParams.class);
        notification(methods, "textDocument/didOpen", DidOpenTextDocumentParams.class);
        notification(methods, "textDocument/didChange", DidChangeTextDocumentParams.class);
        notification(methods, "textDocument/didSave", DidSaveTextDocumentParams.class);
        notification(methods, "textDocument/didClose", DidCloseTextDocumentParams.class);
        notification(methods, "workspace/didChangeWatchedFiles", DidChangeWatchedFilesParams.class);
        notification(methods, "workspace/didChangeConfiguration", JsonElement.class);
        notification(
                methods,
                "workspace/didChangeWorkspaceFolders",
                DidChangeWorkspaceFoldersParams.class);
        notification(methods, "window/workDoneProgress/cancel", WorkDoneProgressCancelParams.class);

        // To the editor.
        request(methods, "client/registerCapability", Object.class, RegistrationParams.class);
        request(methods, "workspace/semanticTokens/refresh", Object.class, Object.class);
        request(methods, "workspace/diagnostic/refresh", Object.class, Object.class);
        request(methods, "workspace/inlayHint/refresh", Object.class, Object.class);
        request(methods, "workspace/codeLens/refresh", Object.class, Object.class);
        request(
                methods,
                "window/workDoneProgress/create",
                Object.class,
                WorkDoneProgressCreateParams.class);
        notification(methods, "$/progress", ProgressParams.class);
        notification(methods, "$/logTrace", LogTraceParams.class);
        notification(methods, "textDocument/publishDiagnostics", PublishDiagnosticsParams.class);
        notification(methods, "window/logMessage", MessageParams.class);
        notification(methods, "window/showMessage", MessageParams.class);
        return methods;
    }

    /**
     * The same as the server takes them: what comes at every keystroke by the forms of {@link
     * MessageJson}, and an item that is looked at as it came, so that nothing of it gets lost.
     */
    static Map<String, JsonRpcMethod> served() {
        Map<String, JsonRpcMethod> methods = all();
        for (String about :
                List.of(
                        "textDocument/completion",
                        "textDocument/hover",
                        "textDocument/definition")) {
            request(methods, about, JsonElement.class, TextDocumentPositionParams.class);
        }
        request(methods, "completionItem/resolve", JsonElement.class, JsonObject.class);
        return methods;
    }

    private static void request(
            Map<String, JsonRpcMethod> methods, String name, Class<?> result, Class<?> parameter) {
        methods.put(name, JsonRpcMethod.request(name, result, parameter));
    }

    private static void notification(
            Map<String, JsonRpcMethod> methods, String name, Class<?> parameter) {
        methods.put(name, JsonRpcMethod.notification(name, parameter));
    }
}
