package glossa.index;

import glossa.features.search.Searches;
import glossa.features.search.WorkspaceSymbols;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Prints how long queries take in a workspace, its papers in an index on the disk.
 *
 * <pre>FieldSearchBenchmark WORKSPACE INDEX [QUERY...]</pre>
 */
public final class FieldSearchBenchmark {
    private static final int ROUNDS = 7;
    private static final int LIMIT = 20;

    private static final List<String> QUERIES =
            List.of(
                    "masked language",
                    "\"masked language\"",
                    "author:vaswani year:2017..",
                    "abstract:masking -venue:arXiv status:unread cited:no",
                    "title:attention OR title:transformer",
                    "year:2020",
                    "in:papers masked language",
                    "in:notes masked language",
                    "in:notes \"masked language\"");

    private FieldSearchBenchmark() {}

    /** Prints the table. */
    public static void main(String[] arguments) throws IOException {
        try (PaperIndex index =
                PaperIndex.in(Path.of(arguments[1]), KeyLedger.inMemory().readOnly())) {
            Workspace workspace = new Workspace(index);
            workspace.setFolders(List.of(Path.of(arguments[0]).toAbsolutePath()));
            boolean _ = workspace.index((file, number, count) -> {});
            long start = System.nanoTime();
            workspace.readNotesOnce((uri, text) -> true);
            System.out.printf("read the notes %.0f ms%n", (System.nanoTime() - start) / 1e6);
            List<String> queries =
                    arguments.length > 2
                            ? Arrays.asList(arguments).subList(2, arguments.length)
                            : QUERIES;
            for (String query : queries) {
                time(workspace, query);
            }
        }
    }

    private static void time(Workspace workspace, String query) {
        double[] times = new double[ROUNDS];
        double[] symbols = new double[ROUNDS];
        int papers = 0;
        int notes = 0;
        for (int i = 0; i < ROUNDS; i++) {
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                var sought = PaperQueryParser.read(query).sought();
                long start = System.nanoTime();
                var found = Searches.of(snapshot, sought, LIMIT);
                times[i] = (System.nanoTime() - start) / 1e6;
                papers = found.papers().size();
                notes = found.notes().size();
                start = System.nanoTime();
                int _ = WorkspaceSymbols.of(snapshot, sought, LIMIT).size();
                symbols[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        Arrays.sort(symbols);
        System.out.printf(
                "%8.1f ms (%.1f at least), symbols %.1f ms (%.1f): %d papers, %d notes: %s%n",
                times[ROUNDS / 2], times[0], symbols[ROUNDS / 2], symbols[0], papers, notes, query);
    }
}
