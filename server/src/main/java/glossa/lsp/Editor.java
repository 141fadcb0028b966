package glossa.lsp;

import glossa.workspace.Discovery;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeWatchedFilesRegistrationOptions;
import org.eclipse.lsp4j.FileSystemWatcher;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Registration;
import org.eclipse.lsp4j.RegistrationParams;
import org.eclipse.lsp4j.WorkDoneProgressBegin;
import org.eclipse.lsp4j.WorkDoneProgressCreateParams;
import org.eclipse.lsp4j.WorkDoneProgressEnd;
import org.eclipse.lsp4j.WorkDoneProgressNotification;
import org.eclipse.lsp4j.WorkDoneProgressReport;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What the server says to the editor of itself. Never waits for an answer. */
final class Editor {
    private final Endpoint endpoint;

    Editor(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    void publish(String uri, @Nullable Integer version, List<Diagnostic> diagnostics) {
        PublishDiagnosticsParams params = new PublishDiagnosticsParams(uri, diagnostics);
        if (version != null) {
            params.setVersion(version);
        }
        endpoint.notify("textDocument/publishDiagnostics", params);
    }

    /** One line to the editor's log, and to standard error. */
    void log(MessageType type, String message) {
        System.err.println("glossa: " + message);
        endpoint.notify("window/logMessage", new MessageParams(type, message));
    }

    /** Asks to be told of changed sources and settings. */
    void watch() {
        List<FileSystemWatcher> watchers =
                List.of(
                        watcher("**/*.{" + String.join(",", Discovery.endings()) + "}"),
                        watcher("**/*.{" + String.join(",", Discovery.noteEndings()) + "}"),
                        watcher("**/.glossa.toml"));
        Registration registration =
                new Registration(
                        "glossa-sources",
                        "workspace/didChangeWatchedFiles",
                        new DidChangeWatchedFilesRegistrationOptions(watchers));
        ask("client/registerCapability", new RegistrationParams(List.of(registration)));
    }

    /** Asks to be asked again for the colours of what is shown: other keys are known now. */
    void recolour() {
        ask("workspace/semanticTokens/refresh", null);
    }

    private static FileSystemWatcher watcher(String glob) {
        return new FileSystemWatcher(Either.forLeft(glob));
    }

    void beginProgress(String token, String title) {
        ask(
                "window/workDoneProgress/create",
                new WorkDoneProgressCreateParams(Either.forLeft(token)));
        WorkDoneProgressBegin begin = new WorkDoneProgressBegin();
        begin.setTitle(title);
        begin.setPercentage(0);
        progress(token, begin);
    }

    void reportProgress(String token, String message, int percentage) {
        WorkDoneProgressReport report = new WorkDoneProgressReport();
        report.setMessage(message);
        report.setPercentage(percentage);
        progress(token, report);
    }

    void endProgress(String token, String message) {
        WorkDoneProgressEnd end = new WorkDoneProgressEnd();
        end.setMessage(message);
        progress(token, end);
    }

    private void progress(String token, WorkDoneProgressNotification notification) {
        endpoint.notify(
                "$/progress",
                new ProgressParams(Either.forLeft(token), Either.forLeft(notification)));
    }

    /** A request whose answer changes nothing: an editor may refuse, or never answer. */
    private void ask(String method, @Nullable Object params) {
        CompletableFuture<?> _ = endpoint.request(method, params).exceptionally(refused -> null);
    }
}
