package glossa.lsp;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import glossa.paper.DisplayText;
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
     * Publishes all problems of a document. Without a version, which is optional: Helix drops the
     * problems of any version but its newest, and problems that stay the same are not sent again.
     */
    void publish(String uri, List<Diagnostic> diagnostics) {
        PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, diagnostics);
        endpoint.notify("textDocument/publishDiagnostics", params);
    }

    /** Writes a line to the editor's log and to standard error. */
    void log(MessageType type, String message) {
        String line = DisplayText.line(message);
        System.err.println("glossa: " + line);
        JsonObject params = new JsonObject();
        params.addProperty("type", type.getValue());
        params.addProperty("message", line);
        endpoint.notify("window/logMessage", params);
    }

    /** Shows a message to the reader (LSP 3.17, "window/showMessage"). */
    void warn(String message) {
        JsonObject params = new JsonObject();
        params.addProperty("type", MessageType.Warning.getValue());
        params.addProperty("message", DisplayText.line(message));
        endpoint.notify("window/showMessage", params);
    }

    /** Registers for changes of sources, notes and settings on the disk. */
    void watchFiles() {
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
        request("client/registerCapability", params);
    }

    /** Makes the editor request semantic tokens again, since other keys are known now. */
    void refreshTokens() {
        request("workspace/semanticTokens/refresh", null);
    }

    /** Makes the editor pull the problems of notes again (LSP 3.17, "Diagnostics Refresh"). */
    void refreshDiagnostics() {
        request("workspace/diagnostic/refresh", null);
    }

    /** Makes the editor request inlay hints and code lenses again, if it supports that. */
    void refreshHints(EditorCapabilities editor) {
        if (editor.can("workspace", "inlayHint", "refreshSupport")) {
            request("workspace/inlayHint/refresh", null);
        }
        if (editor.can("workspace", "codeLens", "refreshSupport")) {
            request("workspace/codeLens/refresh", null);
        }
    }

    void beginProgress(String token, String title) {
        JsonObject create = new JsonObject();
        create.addProperty("token", token);
        request("window/workDoneProgress/create", create);
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

    /** Sends a request whose answer is ignored: an editor may refuse it, or never answer. */
    private void request(String method, @Nullable Object params) {
        CompletableFuture<?> _ = endpoint.request(method, params).exceptionally(refused -> null);
    }
}
