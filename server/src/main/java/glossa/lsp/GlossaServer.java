package glossa.lsp;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import glossa.lsp.Requests.Change;
import glossa.lsp.Requests.Lifecycle;
import glossa.lsp.Requests.Method;
import glossa.lsp.Requests.Question;
import glossa.lsp.Requests.RequestThread;
import glossa.notes.Notes;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The server's end of the conversation: looks up each message in {@link Requests}, and works it out
 * on the thread that is given there.
 *
 * <p>{@link #request} and {@link #notify} are called by the reading thread, one message at a time.
 */
final class GlossaServer implements Endpoint {
    /** Opens the workspace of a session. */
    interface WorkspaceOpener {
        Workspace open(WorkspaceLocation site);
    }

    private final WorkspaceOpener opener;
    private final Executor pool;
    private final Executor slow = slowExecutor();
    private final WaitingRequests waiting = new WaitingRequests();
    private final String version;
    private final Exit exit;
    private @Nullable OpenWorkspace open;
    private @Nullable Endpoint client;
    private boolean isShutDown;

    /**
     * @param pool the threads on which most requests are answered
     * @param exit ends the process
     */
    GlossaServer(WorkspaceOpener opener, Executor pool, String version, Exit exit) {
        this.opener = opener;
        this.pool = pool;
        this.version = version;
        this.exit = exit;
    }

    /** One thread for what takes long; it ends when it is idle. */
    private static Executor slowExecutor() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(
                        1,
                        1,
                        10,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        run -> {
                            Thread thread = new Thread(run, "glossa-slow");
                            thread.setDaemon(true);
                            return thread;
                        });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /** Sets the editor's end. */
    void connect(Endpoint editor) {
        client = editor;
    }

    @Override
    public CompletableFuture<?> request(String name, @Nullable Object params) {
        Method<?> method = Requests.method(name);
        if (method == null || !method.isRequest()) {
            return failed(ResponseErrorCode.MethodNotFound, "Glossa does not implement " + name);
        }
        try {
            return answer(method, params);
        } catch (ResponseErrorException e) {
            return CompletableFuture.failedFuture(e);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(invalid(name, e));
        }
    }

    private <P> CompletableFuture<?> answer(Method<P> method, @Nullable Object params) {
        P parameters = method.cast(params);
        if (parameters == null) {
            throw error(ResponseErrorCode.InvalidParams, "missing parameters of " + method.name());
        }
        if (params instanceof TextDocumentPositionParams place && !isComplete(place)) {
            throw error(
                    ResponseErrorCode.InvalidParams,
                    "missing textDocument.uri or position in the parameters of " + method.name());
        }
        return switch (method) {
            case Lifecycle<P> lifecycle ->
                    CompletableFuture.completedFuture(lifecycle.step().take(this, parameters));
            case Question<P> question -> ask(question, parameters);
            case Change<P> change ->
                    throw new IllegalArgumentException(change.name() + " is a notification");
        };
    }

    private static boolean isComplete(TextDocumentPositionParams place) {
        return place.getTextDocument() != null
                && place.getTextDocument().getUri() != null
                && place.getPosition() != null;
    }

    /**
     * Computes an answer on the request's thread, from the notes as they are now. The corpus is
     * acquired and released there. A request that is cancelled before its turn is not answered.
     */
    private <P> CompletableFuture<?> ask(Question<P> question, P params) {
        OpenWorkspace asked = opened();
        Workspace workspace = asked.workspace();
        Notes notes = workspace.notes();
        Map<Path, String> sources = asked.documents().sources();
        CompletableFuture<?> answer =
                CompletableFutures.computeAsync(
                        waiting.admit(executor(asked, question.thread()), notes, sources.values()),
                        cancel -> {
                            cancel.checkCanceled();
                            try (Snapshot snapshot = workspace.snapshot(notes)) {
                                RequestContext context =
                                        RequestContext.of(
                                                asked.session(),
                                                workspace,
                                                AskedDocument.uri(params)
                                                        .map(snapshot::in)
                                                        .orElse(snapshot),
                                                sources,
                                                asked.state());
                                return answer(question, context, params);
                            }
                        });
        if (question.isNewestOnly() && params instanceof TextDocumentPositionParams place) {
            notes.note(place.getTextDocument().getUri())
                    .ifPresent(note -> asked.completions().add(note, answer));
        }
        return answer;
    }

    /** Works out an answer. After an error the index is verified: it may be the cause. */
    private static <P> @Nullable Object answer(
            Question<P> question, RequestContext context, P params) {
        try {
            return question.feature().answer(context, params);
        } catch (ResponseErrorException | CancellationException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            if (params instanceof JsonElement && isOfJson(e)) {
                throw invalid(question.name(), e);
            }
            context.workspace().suspectIndex();
            throw e;
        }
    }

    /** Whether an error says that a value is missing, or of another type than it is read as. */
    private static boolean isOfJson(Throwable error) {
        return error instanceof IllegalStateException
                || error instanceof UnsupportedOperationException
                || error instanceof ClassCastException
                || error instanceof IllegalArgumentException
                || error instanceof NullPointerException;
    }

    private Executor executor(OpenWorkspace asked, RequestThread thread) {
        return switch (thread) {
            case READING -> Runnable::run;
            case POOL -> pool;
            case SLOW -> slow;
            case DIAGNOSTICS -> asked.background().diagnosticsExecutor();
        };
    }

    @Override
    public void notify(String name, @Nullable Object params) {
        Method<?> method = Requests.method(name);
        if (method != null && !method.isRequest()) {
            apply(method, params);
            HeapGrowth.check();
        }
    }

    private <P> void apply(Method<P> method, @Nullable Object params) {
        P parameters = method.cast(params);
        if (parameters == null) {
            return;
        }
        if (method instanceof Lifecycle<P> lifecycle) {
            Object _ = lifecycle.step().take(this, parameters);
        } else if (method instanceof Change<P> change && open != null && !isShutDown) {
            change.change().apply(open, parameters);
        }
    }

    /** {@code initialize}: opens the workspace. The answer is what Glossa offers. */
    JsonObject initialize(JsonObject params) {
        if (open != null || client == null) {
            throw error(ResponseErrorCode.InvalidRequest, "'initialize' was sent twice");
        }
        Session session = Session.of(params);
        open = OpenWorkspace.of(session, opener.open(session.site()), new EditorMessages(client));
        session.parent().ifPresent(this::exitWith);
        return InitializeAnswer.of(session, version);
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

    /**
     * {@code shutdown}: from now on only {@code exit} is accepted. The answer waits for what runs
     * in the background, so that nothing is written any more when the editor has it.
     */
    @Nullable Object shutdown(Object unread) {
        OpenWorkspace workspace = opened();
        isShutDown = true;
        boolean _ = workspace.background().stop();
        return null;
    }

    /** {@code exit}: see {@link #exit()}. */
    @Nullable Object exit(Object unread) {
        exit();
        return null;
    }

    /** Ends the background tasks, then the process. */
    void exit() {
        boolean isIdle = open == null || open.background().stop();
        exit.exit(isShutDown ? 0 : 1, isIdle);
    }

    /** Ends the process. */
    interface Exit {
        /**
         * @param code the exit code
         * @param isIdle whether no background task runs any more, so that the index can be closed
         */
        void exit(int code, boolean isIdle);
    }

    private OpenWorkspace opened() {
        if (open == null) {
            throw error(ResponseErrorCode.ServerNotInitialized, "send 'initialize' first");
        }
        if (isShutDown) {
            throw error(ResponseErrorCode.InvalidRequest, "the server is shut down");
        }
        return open;
    }

    /** Parameters that are read as plain JSON are found to be invalid where they are used. */
    private static ResponseErrorException invalid(String name, Throwable fault) {
        return error(
                ResponseErrorCode.InvalidParams,
                "invalid parameters of " + name + ": " + fault.getMessage());
    }

    private static ResponseErrorException error(ResponseErrorCode code, String message) {
        return new ResponseErrorException(new ResponseError(code, message, null));
    }

    private static CompletableFuture<?> failed(ResponseErrorCode code, String message) {
        return CompletableFuture.failedFuture(error(code, message));
    }
}
