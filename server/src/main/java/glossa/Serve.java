package glossa;

import glossa.corpus.CorpusStore;
import glossa.index.Room;
import glossa.lsp.Stdio;
import glossa.workspace.Workspace;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** The language server, wired. */
final class Serve {
    private Serve() {}

    static void over(InputStream in, OutputStream out) {
        List<CorpusStore> stores = new ArrayList<>();
        Stdio.serve(
                in,
                out,
                Main.version(),
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
