package glossa;

import glossa.corpus.CorpusStore;
import glossa.index.Room;
import glossa.lsp.Stdio;
import glossa.workspace.Workspace;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The language server, wired. */
final class Serve {
    private Serve() {}

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
        Stdio.serve(
                in,
                out,
                ProgramVersion.text(),
                site -> {
                    CorpusStore store = new OpeningStore(() -> Stores.of(site, Room.SMALL));
                    stores.add(store);
                    Workspace workspace =
                            new Workspace(
                                    store,
                                    Stores.lostKeys(site),
                                    Stores.index(site).map(IndexProcess::new));
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
