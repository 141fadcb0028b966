package glossa.lsp;

import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.io.OutputStream;
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
     * @param open makes the editor's workspace
     * @param exit ends the process, with its code and whether nothing runs any more
     */
    public static void serve(
            InputStream in,
            OutputStream out,
            String version,
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
                new MessageJsonHandler(ProtocolMethods.served(), MessageJson::configure);
        RemoteEndpoint remote = new RemoteEndpoint(new MessageOutput(out, json), server);
        json.setMethodProvider(remote);
        server.connect(remote);
        new StreamMessageProducer(new BufferedInputStream(in, BUFFER_BYTES), json, remote)
                .listen(remote);
        server.exit();
    }
}
