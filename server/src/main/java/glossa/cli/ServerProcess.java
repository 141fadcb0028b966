package glossa.cli;

import glossa.cli.output.ProgramVersion;
import glossa.corpus.CorpusStore;
import glossa.index.MemoryBudget;
import glossa.indexing.DeferredStore;
import glossa.indexing.IndexFolders;
import glossa.indexing.IndexProcess;
import glossa.lsp.StdioServer;
import glossa.workspace.Workspace;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The language server as this process: over standard input and output, with its indexes.
 *
 * @param clientProcessId the process id of the editor, whose end ends the server; the id in {@code
 *     initialize} has the same effect (LSP 3.17, "Implementation Considerations")
 */
public record ServerProcess(OptionalLong clientProcessId) {
    static final String STDIO = "--stdio";
    static final String CLIENT_PROCESS_ID = "--clientProcessId";

    /**
     * The server, if {@code arguments} are those with which editors start it:
     *
     * <pre>
     * [serve] [--stdio] [--clientProcessId=PID]
     * </pre>
     *
     * <p>All other arguments are for {@link Commands}: help, commands, and what is wrong. An editor
     * waits for the server's start, so this must not load the command line's parser.
     */
    public static Optional<ServerProcess> of(String... arguments) {
        OptionalLong clientProcessId = OptionalLong.empty();
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (i == 0 && argument.equals("serve") || argument.equals(STDIO)) {
                continue;
            }
            if (!argument.startsWith(CLIENT_PROCESS_ID + "=") || clientProcessId.isPresent()) {
                return Optional.empty();
            }
            clientProcessId = processId(argument.substring(CLIENT_PROCESS_ID.length() + 1));
            if (clientProcessId.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(new ServerProcess(clientProcessId));
    }

    /** Empty if {@code text} is not a process id. */
    static OptionalLong processId(String text) {
        try {
            long id = Long.parseLong(text);
            return id < 0 ? OptionalLong.empty() : OptionalLong.of(id);
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Runs the server until the editor ends it or is gone; then the process ends. */
    public void run() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        // Whatever else is printed must not reach the editor.
        System.setOut(System.err);
        // A signal ends the server too.
        Runtime.getRuntime().addShutdownHook(new Thread(ServerProcess::endChildren));
        serve(System.in, out);
    }

    /** Ends the processes that index and read PDFs: none may outlive the server. */
    private static void endChildren() {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle child : children) {
            try {
                ProcessHandle _ = child.onExit().get(1, TimeUnit.SECONDS);
            } catch (InterruptedException | ExecutionException | TimeoutException e) {
                // It was killed, and nothing more can be done.
            }
        }
    }

    private void serve(InputStream in, OutputStream out) {
        List<CorpusStore> stores = new ArrayList<>();
        StdioServer.serve(
                in,
                out,
                ProgramVersion.text(),
                clientProcessId,
                location -> {
                    CorpusStore store =
                            new DeferredStore(
                                    () -> IndexFolders.of(location, MemoryBudget.IN_SERVER));
                    stores.add(store);
                    Workspace workspace =
                            new Workspace(
                                    store,
                                    IndexFolders.lostKeys(location),
                                    IndexFolders.index(location).map(IndexProcess::new));
                    workspace.setSite(location);
                    workspace.setTexts(() -> IndexFolders.texts(location));
                    workspace.setRendered(IndexFolders.rendered(location));
                    return workspace;
                },
                (code, quiet) -> {
                    try {
                        endChildren();
                        if (quiet) {
                            stores.forEach(CorpusStore::close);
                        }
                    } finally {
                        // Nothing may keep a server alive whose editor is gone. Commits are atomic,
                        // so what was committed is safe.
                        Runtime.getRuntime().halt(code);
                    }
                });
    }
}
