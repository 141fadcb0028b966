package glossa.features.reading;

import glossa.features.search.PaperPanels.Row;
import glossa.features.search.PaperSelection;
import glossa.grammar.NoteConventions;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Prints how long the reading desk takes with many literature notes: what to read next, a matrix of
 * fifty papers, all that is written about a paper, and the part of a hover that is made of it.
 *
 * <p>Argument: the number of literature notes (10000).
 */
public final class ReadingDeskBenchmark {
    private static final int RUNS = 31;

    private static final List<String> STATES = List.of("unread", "reading", "read");

    private static final List<String> TAGS = List.of("method", "result", "question", "critique");

    private ReadingDeskBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        Path folder = Files.createTempDirectory("glossa-desk").toRealPath();
        try {
            write(folder, count);
            try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
                Workspace workspace = new Workspace(index);
                workspace.setFolders(List.of(folder));
                boolean _ = workspace.index((file, number, all) -> {});
                workspace.readNotesOnce((uri, text) -> true);
                try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                    print(snapshot, count);
                }
            }
        } finally {
            delete(folder);
        }
    }

    private static void print(Snapshot snapshot, int count) {
        System.out.printf(Locale.ROOT, "%,d literature notes, %d runs each%n", count, RUNS);
        time("queue", run -> ReadingQueue.of(snapshot, Optional.empty(), 50).size());
        time(
                "queue of the unread by rating",
                run -> PaperSelection.of("status:unread sort:-rating").rows(snapshot).size());
        time(
                "matrix of 50 papers",
                run -> {
                    List<Paper> papers =
                            PaperSelection.of("cited:yes year:" + (1990 + run))
                                    .rows(snapshot)
                                    .stream()
                                    .map(Row::paper)
                                    .flatMap(Optional::stream)
                                    .toList();
                    return PaperMatrix.of(snapshot, papers, TAGS, NoteConventions.DEFAULT)
                            .rows()
                            .size();
                });
        time(
                "what is written about a paper",
                run ->
                        PaperAnnotations.of(
                                        snapshot,
                                        "paper" + (run * 97 % count),
                                        NoteConventions.DEFAULT,
                                        PaperNotes.MAX_LENGTH)
                                .size());
        time(
                "the same for a hover",
                run ->
                        PaperNotes.shown(
                                        snapshot,
                                        "paper" + (run * 89 % count),
                                        NoteConventions.DEFAULT,
                                        Optional.empty())
                                .size());
    }

    private interface Asked {
        int answer(int run);
    }

    private static void time(String name, Asked asked) {
        long[] times = new long[RUNS];
        int size = 0;
        for (int run = 0; run < RUNS; run++) {
            long start = System.nanoTime();
            size = Math.max(size, asked.answer(run));
            times[run] = System.nanoTime() - start;
        }
        double first = times[0] / 1e6;
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-32s first %7.1f ms, median %7.1f ms, slowest %7.1f ms (at most %d)%n",
                name,
                first,
                times[RUNS / 2] / 1e6,
                times[RUNS - 1] / 1e6,
                size);
    }

    private static void write(Path folder, int count) throws IOException {
        Random random = new Random(1);
        StringBuilder library = new StringBuilder();
        Path notes = Files.createDirectories(folder.resolve("literature"));
        for (int i = 0; i < count; i++) {
            library.append("@article{paper%d, title = {On Subject %d}, ".formatted(i, i))
                    .append("author = {Author%d, A.}, year = %d}\n".formatted(i, 1990 + i % 35));
            StringBuilder note = new StringBuilder("---\ncitekey: paper" + i + "\nstatus: ");
            note.append(STATES.get(random.nextInt(3))).append("\nrating: ");
            note.append(random.nextInt(6)).append("\n---\n\n# On Subject\n\n");
            for (int j = 0; j < 6; j++) {
                note.append("> Words of the paper, number %d. (p. %d)\n\n".formatted(j, j + 1))
                        .append(
                                "A remark as in @paper%d. #%s\n\n"
                                        .formatted(
                                                random.nextInt(count),
                                                TAGS.get(random.nextInt(4))));
            }
            Files.writeString(notes.resolve("paper" + i + ".md"), note);
        }
        Files.writeString(folder.resolve("library.bib"), library);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all = new ArrayList<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            walk.forEach(all::add);
        }
        for (Path one : all.reversed()) {
            Files.delete(one);
        }
    }
}
