package glossa.lsp;

import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** The server over a pair of streams. */
public final class StdioServer {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int WORKERS = 2;

    private StdioServer() {}

    /**
     * Serves until the input ends or the editor says {@code exit}. The calling thread becomes the
     * one that reads.
     *
     * @param clientProcessId the process id of the editor, if it is known before {@code
     *     initialize}; the server ends with that process
     * @param open makes the editor's workspace
     * @param exit ends the process, with its code and whether nothing runs any more
     */
    public static void serve(
            InputStream in,
            OutputStream out,
            String version,
            OptionalLong clientProcessId,
            Function<WorkspaceLocation, Workspace> open,
            BiConsumer<Integer, Boolean> exit) {
        ExecutorService pool =
                Executors.newFixedThreadPool(
                        WORKERS,
                        task -> {
                            Thread thread = new Thread(task, "glossa-answers");
                            thread.setDaemon(true);
                            return thread;
                        });
        GlossaServer server = new GlossaServer(open::apply, pool, version, exit::accept);
        MessageJsonHandler json =
                new MessageJsonHandler(Requests.jsonTypes(), MessageJson::configure);
        MessageOutput output = new MessageOutput(out, json);
        RemoteEndpoint remote = new RemoteEndpoint(output, server, StdioServer::error);
        json.setMethodProvider(remote);
        server.connect(remote);
        clientProcessId.ifPresent(server::exitWith);
        try {
            new MessageInput(
                            new BufferedInputStream(in, BUFFER_BYTES),
                            json,
                            remote,
                            refusal(output, remote))
                    .listen();
        } catch (IOException e) {
            System.err.println("glossa: the editor's messages cannot be read: " + e.getMessage());
        }
        server.exit();
    }

    private static MessageInput.Refusal refusal(MessageOutput output, RemoteEndpoint remote) {
        return new MessageInput.Refusal() {
            @Override
            public void answer(String id, ResponseErrorCode code, String why) {
                output.error(id, code, why);
            }

            @Override
            public void log(String why) {
                remote.notify(
                        "window/logMessage",
                        new MessageParams(MessageType.Warning, "Glossa: " + why));
            }
        };
    }

    /**
     * What an answer that failed says: the error that the server chose, else that something went
     * wrong here. Where in the code is for the log and not for the editor.
     */
    private static ResponseError error(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof ResponseErrorException chosen) {
            return chosen.getResponseError();
        }
        System.err.println(
                "glossa: a request failed: " + cause + Arrays.toString(cause.getStackTrace()));
        return new ResponseError(
                ResponseErrorCode.InternalError,
                "the request failed in Glossa (" + cause.getClass().getSimpleName() + ")",
                null);
    }
}
