package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Many servers and commands on one workspace. A case: {@code servers}, {@code papers}, {@code
 * rounds} of changes, {@code kills} ({@code yes}: processes are killed between them), {@code order}
 * (the seed of what happens when).
 */
final class CrowdRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What all servers together may take, compared with one: they start eight times, and index
     * once.
     */
    private static final double MAX_TIMES_ONE = 3;

    /** Processor time of a server that has nothing to index; generous. */
    private static final Duration START = Duration.ofSeconds(4);

    @Override
    public String name() {
        return "crowd";
    }

    @Override
    public String claim() {
        return "Servers on one workspace index once, and all of them answer from what is there"
                + " now.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        return TortureCase.of(
                "servers", Integer.toString(2 + random.nextInt(7)),
                "papers", Integer.toString(random.nextInt(3) == 0 ? 20_000 : 500),
                "rounds", Integer.toString(1 + random.nextInt(3)),
                "kills", random.nextBoolean() ? "yes" : "no",
                "order", Long.toString(random.nextInt(1_000_000)));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        int papers = (int) tried.number("papers", 500);
        boolean kills = tried.text("kills", "no").strip().equals("yes");
        RandomGenerator random = new SplittableRandom(tried.number("order", 1));
        scratch.write("a.bib", Papers.bib(0, papers));
        List<Editor> editors = new ArrayList<>();
        try {
            for (int i = 0; i < tried.number("servers", 8); i++) {
                Editor editor = Editor.start(scratch);
                editors.add(editor);
                editor.initialize(scratch.workspace(), PATIENCE);
            }
            int known = papers;
            double times = 0;
            if (!kills) {
                times = indexOnce(scratch, editors, papers);
            }
            for (int round = 0; round < tried.number("rounds", 2); round++) {
                int next = known + 1 + random.nextInt(200);
                scratch.write("more-" + round + ".bib", Papers.bib(known, next));
                known = next;
                if (kills) {
                    Thread.sleep(random.nextInt(1500));
                    kill(scratch, editors, random);
                }
                String printed = new Launcher(scratch).run(PATIENCE, "check", "a.bib").printed();
                if (printed.contains("no papers") || printed.contains("\tat ")) {
                    throw new AssertionError("check prints " + Editor.shortened(printed));
                }
                for (Editor editor : editors) {
                    editor.awaitPaper(Papers.key(known - 1), Papers.title(known - 1), PATIENCE);
                }
            }
            for (Editor editor : editors) {
                checkAll(editor, known);
            }
            return new Figure(100 * times, "% of what one server takes");
        } finally {
            editors.forEach(Editor::close);
        }
    }

    /** All have the papers, and together they took little more than one would. */
    private static double indexOnce(Scratch scratch, List<Editor> editors, int papers)
            throws Exception {
        for (Editor editor : editors) {
            editor.awaitPaper(Papers.key(papers - 1), Papers.title(papers - 1), PATIENCE);
        }
        Duration together = scratch.processes().processorTime();
        Duration alone = alone(scratch, papers);
        Duration allowed =
                START.multipliedBy(editors.size())
                        .plusMillis((long) (MAX_TIMES_ONE * alone.toMillis()));
        if (together.compareTo(allowed) > 0) {
            throw new AssertionError(
                    editors.size()
                            + " servers took "
                            + together
                            + " of processor time until all had the papers; one takes "
                            + alone);
        }
        return together.toMillis() / (double) Math.max(1, alone.toMillis());
    }

    private static Duration alone(Scratch scratch, int papers) throws Exception {
        try (Scratch other = scratch.sibling()) {
            other.write("a.bib", Papers.bib(0, papers));
            try (Editor editor = Editor.open(other)) {
                editor.awaitPaper(Papers.key(papers - 1), Papers.title(papers - 1), PATIENCE);
                return other.processes().processorTime();
            }
        }
    }

    /**
     * Kills a process of the crowd: a server, whose editor starts another, or one that writes the
     * index.
     */
    private static void kill(Scratch scratch, List<Editor> editors, RandomGenerator random)
            throws Exception {
        List<ProcessHandle> workers = scratch.processes().running("IndexWorker");
        if (!workers.isEmpty() && random.nextBoolean()) {
            workers.forEach(ProcessHandle::destroyForcibly);
            return;
        }
        int victim = random.nextInt(editors.size());
        editors.get(victim).close();
        Editor started = Editor.start(scratch);
        editors.set(victim, started);
        started.initialize(scratch.workspace(), PATIENCE);
    }

    /** Each paper is known once. */
    static void checkAll(Editor editor, int papers) throws Exception {
        int indexed = editor.awaitIndexed(PATIENCE);
        if (indexed != papers) {
            throw new AssertionError("there are " + indexed + " papers of " + papers);
        }
        int from = Math.max(0, papers - 2000);
        String uri = editor.openNote(Papers.noteCiting(from, papers));
        List<String> unknown = editor.unknownKeys(uri, PATIENCE);
        editor.closeNote(uri);
        if (!unknown.isEmpty()) {
            throw new AssertionError(
                    unknown.size() + " keys are unknown: " + Editor.shortened(unknown));
        }
    }

    /** The bytes of all files of a folder. */
    static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.mapToLong(
                            file -> {
                                try {
                                    return Files.isRegularFile(file) ? Files.size(file) : 0;
                                } catch (IOException e) {
                                    return 0;
                                }
                            })
                    .sum();
        }
    }
}
