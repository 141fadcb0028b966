package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidChangeWorkspaceFoldersParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.SemanticTokensDeltaParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SemanticTokensRangeParams;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The server's end of the conversation: the table of what is done on which message.
 *
 * <p>{@link #request} and {@link #notify} are called by the reading thread, one message at a time.
 */
final class GlossaServer implements Endpoint {
    /** Makes the workspace that is there. */
    interface WorkspaceOpener {
        Workspace open(WorkspaceLocation site);
    }

    private final WorkspaceOpener opening;
    private final Executor pool;
    private final Executor aside = aside();
    private final String version;
    private final Exit exit;
    private final NewestAnswers completions = new NewestAnswers();
    private @Nullable OpenWorkspace open;
    private @Nullable Endpoint client;
    private boolean shutdown;

    /** What there is from {@code initialize} on. */
    private record OpenWorkspace(
            Session session,
            Workspace workspace,
            Answers answers,
            BackgroundTasks background,
            OpenDocuments documents) {}

    /**
     * @param pool where questions are worked out
     * @param exit ends the process with this code
     */
    GlossaServer(WorkspaceOpener opening, Executor pool, String version, Exit exit) {
        this.opening = opening;
        this.pool = pool;
        this.version = version;
        this.exit = exit;
    }

    /**
     * One thread for what takes long, so that a hover never waits for it; it ends when there is
     * nothing to do.
     */
    private static Executor aside() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        run -> {
                            Thread thread = new Thread(run, "glossa-aside");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** The editor's end. */
    void connect(Endpoint editor) {
        client = editor;
    }

    @Override
    public CompletableFuture<?> request(String method, @Nullable Object params) {
        try {
            return switch (method) {
                case "initialize" -> initialize((JsonObject) given(params));
                case "shutdown" -> {
                    OpenWorkspace _ = opened();
                    shutdown = true;
                    yield CompletableFuture.completedFuture(null);
                }
                case "textDocument/completion" ->
                        completion((TextDocumentPositionParams) given(params));
                case "textDocument/hover" ->
                        ask(
                                (TextDocumentPositionParams) given(params),
                                Answers::hover,
                                Answers::hover);
                case "textDocument/definition" ->
                        ask(
                                (TextDocumentPositionParams) given(params),
                                Answers::definition,
                                Answers::definition);
                case "completionItem/resolve" -> {
                    JsonObject item = (JsonObject) given(params);
                    yield ask((answers, snapshot) -> answers.resolve(snapshot, item));
                }
                case "textDocument/semanticTokens/full" -> {
                    String uri = ((SemanticTokensParams) given(params)).getTextDocument().getUri();
                    yield colours(uri, TokenEncoder::full);
                }
                case "textDocument/semanticTokens/full/delta" -> {
                    SemanticTokensDeltaParams asked = (SemanticTokensDeltaParams) given(params);
                    String before = asked.getPreviousResultId();
                    yield colours(
                            asked.getTextDocument().getUri(),
                            (colours, snapshot, note) -> colours.since(snapshot, note, before));
                }
                case "textDocument/semanticTokens/range" -> {
                    SemanticTokensRangeParams asked = (SemanticTokensRangeParams) given(params);
                    yield colours(
                            asked.getTextDocument().getUri(),
                            (colours, snapshot, note) ->
                                    colours.within(snapshot, note, asked.getRange()));
                }
                case "textDocument/diagnostic" ->
                        opened().background().pull((JsonObject) given(params));
                case "workspace/diagnostic" ->
                        opened().background().pullAll((JsonObject) given(params));
                default -> listed(method, params);
            };
        } catch (ResponseErrorException e) {
            return CompletableFuture.failedFuture(e);
        } catch (RuntimeException e) {
            // Parameters of another form than the protocol's: say so, and go on.
            return CompletableFuture.failedFuture(
                    error(
                            ResponseErrorCode.InvalidParams,
                            "the parameters of " + method + " cannot be read: " + e.getMessage()));
        }
    }

    private CompletableFuture<?> listed(String method, @Nullable Object params) {
        Requests.Request<?> request = Requests.byName().get(method);
        if (request == null) {
            throw error(ResponseErrorCode.MethodNotFound, "Glossa does not know " + method);
        }
        Object given = given(params);
        OpenWorkspace opened = opened();
        Map<Path, String> sources = opened.documents().sources();
        return ask(
                request.takesLong() ? aside : pool,
                (answers, snapshot) ->
                        request.answer(
                                RequestContext.of(
                                        opened.session(),
                                        opened.workspace(),
                                        snapshot,
                                        sources,
                                        answers::styles),
                                given));
    }

    @Override
    public void notify(String method, @Nullable Object params) {
        if (method.equals("exit")) {
            exit();
            return;
        }
        OpenWorkspace opened = open;
        if (opened == null || shutdown) {
            return;
        }
        switch (method) {
            case "initialized" -> opened.background().start();
            case "textDocument/didOpen" ->
                    opened.documents().open((DidOpenTextDocumentParams) given(params));
            case "textDocument/didChange" ->
                    opened.documents().change((DidChangeTextDocumentParams) given(params));
            case "textDocument/didClose" -> {
                String uri =
                        ((DidCloseTextDocumentParams) given(params)).getTextDocument().getUri();
                opened.documents().close(uri);
                opened.answers().colours().forget(uri);
                completions.forget(uri);
            }
            case "textDocument/didSave" -> {
                opened.documents().saved((DidSaveTextDocumentParams) given(params));
                opened.background().sourcesChanged();
            }
            case "workspace/didChangeConfiguration" ->
                    Session.settings(params).ifPresent(opened.background()::setEditorSettings);
            case "workspace/didChangeWatchedFiles" -> opened.background().sourcesChanged();
            case "workspace/didChangeWorkspaceFolders" ->
                    opened.documents()
                            .changeFolders((DidChangeWorkspaceFoldersParams) given(params));
            default -> {
                // What a server does not know it ignores (LSP 3.17, "$ Notifications and
                // Requests").
            }
        }
    }

    /** Ends the background tasks, and the process. */
    void exit() {
        boolean quiet = open == null || open.background().stop();
        exit.process(shutdown ? 0 : 1, quiet);
    }

    /** Ends the process. */
    interface Exit {
        /**
         * @param code the exit code
         * @param quiet whether nothing runs any more, so that the index can be closed
         */
        void process(int code, boolean quiet);
    }

    private CompletableFuture<?> initialize(JsonObject params) {
        if (open != null || client == null) {
            throw error(ResponseErrorCode.InvalidRequest, "'initialize' comes once");
        }
        Session session = Session.of(params);
        Workspace workspace = opening.open(session.site());
        Answers answers = new Answers(session, workspace);
        BackgroundTasks background =
                new BackgroundTasks(workspace, new EditorMessages(client), answers, session);
        open =
                new OpenWorkspace(
                        session,
                        workspace,
                        answers,
                        background,
                        new OpenDocuments(session.encoding(), workspace, background));
        session.parent().ifPresent(this::exitWith);
        return CompletableFuture.completedFuture(Session.answer(session, version));
    }

    /**
     * Exits when the editor's process ends, so that an editor that crashes leaves no server behind.
     *
     * @param processId ignored if there is no such process, as where the editor runs in a container
     */
    void exitWith(long processId) {
        if (processId != ProcessHandle.current().pid()) {
            ProcessHandle.of(processId)
                    .ifPresent(
                            process -> {
                                var _ = process.onExit().thenRun(this::exit);
                            });
        }
    }

    private interface Question<T> {
        @Nullable T ask(Answers answers, Snapshot snapshot);
    }

    private interface CursorQuestion<T> {
        @Nullable T ask(Answers answers, Snapshot snapshot, Cursor cursor);
    }

    /** A question about a place; {@code null} where the note is not open. */
    private <T> CompletableFuture<@Nullable T> ask(
            TextDocumentPositionParams params, CursorQuestion<T> question) {
        Note note = note(params.getTextDocument().getUri());
        if (note == null) {
            return CompletableFuture.completedFuture(null);
        }
        int offset =
                opened().session()
                        .encoding()
                        .offset(note.text(), note.lines(), params.getPosition());
        return ask(
                (answers, snapshot) -> question.ask(answers, snapshot, new Cursor(note, offset)));
    }

    private interface SourceQuestion<T> {
        @Nullable T ask(Answers answers, RequestContext asking, RequestContext.InSource place);
    }

    /** A question about a place in a note or in a source; {@code null} where neither is open. */
    private <T> CompletableFuture<@Nullable T> ask(
            TextDocumentPositionParams params,
            CursorQuestion<T> question,
            SourceQuestion<T> ofSource) {
        OpenWorkspace opened = opened();
        Map<Path, String> sources = opened.documents().sources();
        if (sources.isEmpty() || note(params.getTextDocument().getUri()) != null) {
            return ask(params, question);
        }
        return ask(
                (answers, snapshot) -> {
                    RequestContext asking =
                            RequestContext.of(
                                    opened.session(),
                                    opened.workspace(),
                                    snapshot,
                                    sources,
                                    answers::styles);
                    return asking.inSource(params)
                            .map(place -> ofSource.ask(answers, asking, place))
                            .orElse(null);
                });
    }

    private CompletableFuture<?> completion(TextDocumentPositionParams params) {
        String uri = params.getTextDocument().getUri();
        Note note = note(uri);
        Map<Path, String> sources = opened().documents().sources();
        if (note == null && Note.file(uri).filter(sources::containsKey).isPresent()) {
            return ask((answers, snapshot) -> answers.completion(snapshot, params, sources));
        }
        CompletableFuture<?> answer = ask(params, Answers::completion);
        return note == null ? answer : completions.of(uri, note.version(), answer);
    }

    private interface ColourQuestion {
        Object ask(TokenEncoder colours, Snapshot snapshot, Note note);
    }

    /** A question about a note's colours; {@code null} where the note is not open. */
    private CompletableFuture<?> colours(String uri, ColourQuestion question) {
        Note note = note(uri);
        return note == null
                ? CompletableFuture.completedFuture(null)
                : ask((answers, snapshot) -> question.ask(answers.colours(), snapshot, note));
    }

    /** The notes are those of this moment; the corpus is taken, and given back, by the worker. */
    private <T> CompletableFuture<@Nullable T> ask(Question<T> question) {
        return ask(pool, question);
    }

    private <T> CompletableFuture<@Nullable T> ask(Executor executor, Question<T> question) {
        OpenWorkspace opened = opened();
        Notes notes = opened.workspace().notes();
        return CompletableFutures.computeAsync(
                executor,
                cancel -> {
                    cancel.checkCanceled();
                    try (Snapshot snapshot = opened.workspace().snapshot(notes)) {
                        return question.ask(opened.answers(), snapshot);
                    }
                });
    }

    private @Nullable Note note(String uri) {
        return opened().workspace().notes().note(uri).orElse(null);
    }

    private OpenWorkspace opened() {
        if (open == null) {
            throw error(ResponseErrorCode.ServerNotInitialized, "'initialize' comes first");
        }
        if (shutdown) {
            throw error(ResponseErrorCode.InvalidRequest, "the server was shut down");
        }
        return open;
    }

    private static Object given(@Nullable Object params) {
        if (params == null) {
            throw error(ResponseErrorCode.InvalidParams, "the parameters are missing");
        }
        return params;
    }

    private static ResponseErrorException error(ResponseErrorCode code, String message) {
        return new ResponseErrorException(new ResponseError(code, message, null));
    }
}
