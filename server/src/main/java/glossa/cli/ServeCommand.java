package glossa.cli;

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

/** The language server, wired. */
public final class ServeCommand {
    private ServeCommand() {}

    /**
     * Whether the server is meant, as editors start it: answered without the command line's parser.
     */
    public static boolean isMeant(String[] arguments) {
        return arguments.length == 0
                || arguments[0].equals("serve") && arguments.length == 1
                || arguments[0].equals("--stdio");
    }

    /** The server, until its editor is gone. */
    public static void run() {
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        // Whatever else is printed must not reach the editor.
        System.setOut(System.err);
        over(System.in, out);
    }

    private static void over(InputStream in, OutputStream out) {
        List<CorpusStore> stores = new ArrayList<>();
        StdioServer.serve(
                in,
                out,
                ProgramVersion.text(),
                site -> {
                    CorpusStore store =
                            new DeferredStore(() -> IndexFolders.of(site, MemoryBudget.SMALL));
                    stores.add(store);
                    Workspace workspace =
                            new Workspace(
                                    store,
                                    IndexFolders.lostKeys(site),
                                    IndexFolders.index(site).map(IndexProcess::new));
                    workspace.setSite(site);
                    return workspace;
                },
                (code, quiet) -> {
                    try {
                        if (quiet) {
                            stores.forEach(CorpusStore::close);
                        }
                    } finally {
                        // Nothing may keep a server whose editor has gone; what was committed is
                        // safe.
                        Runtime.getRuntime().halt(code);
                    }
                });
    }
}
