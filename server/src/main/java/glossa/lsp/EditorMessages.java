package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.workspace.FileKinds;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What the server says to the editor of itself. Never waits for an answer. It is said in plain
 * JSON: Gson would look through LSP4J's types for it in the first second.
 */
final class EditorMessages {
    private final Endpoint endpoint;

    EditorMessages(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /**
     * Without a version, which the protocol lets be left out: Helix drops what was found in any but
     * its newest, and what is found there again is no difference that would be published.
     */
    void publish(String uri, List<Diagnostic> diagnostics) {
        PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, diagnostics);
        endpoint.notify("textDocument/publishDiagnostics", params);
    }

    /** One line to the editor's log, and to standard error. */
    void log(MessageType type, String message) {
        System.err.println("glossa: " + message);
        JsonObject params = new JsonObject();
        params.addProperty("type", type.getValue());
        params.addProperty("message", message);
        endpoint.notify("window/logMessage", params);
    }

    /** A sentence that the reader should see (LSP 3.17, "window/showMessage"). */
    void warn(String message) {
        JsonObject params = new JsonObject();
        params.addProperty("type", MessageType.Warning.getValue());
        params.addProperty("message", message);
        endpoint.notify("window/showMessage", params);
    }

    /** Asks to be told of changed sources and settings. */
    void watch() {
        JsonArray watchers = new JsonArray();
        for (String glob :
                List.of(
                        "**/*.{" + String.join(",", FileKinds.endings()) + "}",
                        "**/*.{" + String.join(",", FileKinds.noteEndings()) + "}",
                        "**/.glossa.toml")) {
            JsonObject watcher = new JsonObject();
            watcher.addProperty("globPattern", glob);
            watchers.add(watcher);
        }
        JsonObject options = new JsonObject();
        options.add("watchers", watchers);
        JsonObject registration = new JsonObject();
        registration.addProperty("id", "glossa-sources");
        registration.addProperty("method", "workspace/didChangeWatchedFiles");
        registration.add("registerOptions", options);
        JsonArray registrations = new JsonArray();
        registrations.add(registration);
        JsonObject params = new JsonObject();
        params.add("registrations", registrations);
        ask("client/registerCapability", params);
    }

    /** Asks to be asked again for the colours of what is shown: other keys are known now. */
    void recolour() {
        ask("workspace/semanticTokens/refresh", null);
    }

    /** Asks to be asked again for the problems of notes (LSP 3.17, "Diagnostics Refresh"). */
    void repull() {
        ask("workspace/diagnostic/refresh", null);
    }

    /** Asks to be asked again for hints and lenses, where the editor takes that. */
    void lookAgain(EditorCapabilities can) {
        if (can.can("workspace", "inlayHint", "refreshSupport")) {
            ask("workspace/inlayHint/refresh", null);
        }
        if (can.can("workspace", "codeLens", "refreshSupport")) {
            ask("workspace/codeLens/refresh", null);
        }
    }

    void beginProgress(String token, String title) {
        JsonObject create = new JsonObject();
        create.addProperty("token", token);
        ask("window/workDoneProgress/create", create);
        JsonObject begin = new JsonObject();
        begin.addProperty("kind", "begin");
        begin.addProperty("title", title);
        begin.addProperty("percentage", 0);
        progress(token, begin);
    }

    void reportProgress(String token, String message, int percentage) {
        JsonObject report = new JsonObject();
        report.addProperty("kind", "report");
        report.addProperty("message", message);
        report.addProperty("percentage", percentage);
        progress(token, report);
    }

    void endProgress(String token, String message) {
        JsonObject end = new JsonObject();
        end.addProperty("kind", "end");
        end.addProperty("message", message);
        progress(token, end);
    }

    private void progress(String token, JsonObject value) {
        JsonObject params = new JsonObject();
        params.addProperty("token", token);
        params.add("value", value);
        endpoint.notify("$/progress", params);
    }

    /** A request whose answer changes nothing: an editor may refuse, or never answer. */
    private void ask(String method, @Nullable Object params) {
        CompletableFuture<?> _ = endpoint.request(method, params).exceptionally(refused -> null);
    }
}
