package glossa.torture;

import glossa.lsp.RawClient;
import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.MarkedProcesses;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Hours of a reader in seconds: typing, pasting, asking, changing branches, closing the lid. A
 * case: {@code papers}, {@code notes} (on the disk), {@code steps}, {@code order} (the seed).
 * Memory, threads, handles and the index's size are printed as they change.
 */
final class ReaderRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    /** Milliseconds; answers that took longer are counted, not failed. */
    private static final long SLOW = 250;

    private static final long MAX_MEMORY = 1000L << 20;
    private static final long MAX_THREADS = 120;
    private static final long MAX_HANDLES = 600;
    private static final int STEPS_A_LINE = 250;

    private static final List<String> QUESTIONS =
            List.of(
                    "textDocument/completion",
                    "textDocument/hover",
                    "textDocument/definition",
                    "textDocument/references",
                    "textDocument/documentHighlight",
                    "textDocument/signatureHelp");

    @Override
    public String name() {
        return "reader";
    }

    @Override
    public String claim() {
        return "A day of reading leaves the server as it was: right answers, and no more memory,"
                + " threads or handles.";
    }

    @Override
    public int weight() {
        return 2;
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> papers = List.of("500", "5000", "5000", "20000", "100000");
        return TortureCase.of(
                "papers", papers.get(random.nextInt(papers.size())),
                "notes", Integer.toString(200 + random.nextInt(3000)),
                "steps", "700",
                "order", Long.toString(random.nextInt(1_000_000)));
    }

    /** One reader at work. */
    private static final class Day {
        final Scratch scratch;
        final Editor editor;
        final RandomGenerator random;
        final int papers;
        final int notes;
        final String uri;
        final StringBuilder text = new StringBuilder("# Reading\n\nSee [@paper00001, p. 3].\n");
        int version = 1;
        int branch;
        long slowest;
        int asked;
        int slow;

        Day(Scratch scratch, Editor editor, RandomGenerator random, int papers, int notes)
                throws Exception {
            this.scratch = scratch;
            this.editor = editor;
            this.random = random;
            this.papers = papers;
            this.notes = notes;
            this.uri = editor.uri("today.md");
            editor.client().open(uri, text.toString());
        }

        void step() throws Exception {
            int chance = random.nextInt(1000);
            if (chance < 700) {
                type();
            } else if (chance < 980) {
                ask(
                        QUESTIONS.get(random.nextInt(QUESTIONS.size())),
                        RawClient.at(uri, random.nextInt(4), random.nextInt(12)));
            } else if (chance < 990) {
                paste();
            } else if (chance < 997) {
                ask("textDocument/diagnostic", "{\"textDocument\": {\"uri\": \"" + uri + "\"}}");
            } else if (chance < 999) {
                switchBranch();
            } else {
                sleep();
            }
        }

        private void type() throws Exception {
            int at = random.nextInt(Math.min(text.length(), 400) + 1);
            String typed =
                    List.of("a", " ", "[@", Papers.key(random.nextInt(papers)), "]", "\n", ", p. 5")
                            .get(random.nextInt(7));
            text.insert(at, typed);
            change();
            if (typed.startsWith("paper")) {
                check(Papers.key(1));
            }
        }

        private void change() throws Exception {
            editor.client().change(uri, ++version, text.toString());
        }

        private void paste() throws Exception {
            text.append(
                    "A pasted line about the [@paper00002] fox and the meadow.\n".repeat(18_000));
            change();
            ask("textDocument/documentSymbol", "{\"textDocument\": {\"uri\": \"" + uri + "\"}}");
            text.setLength(400);
            change();
        }

        /** Thousands of files change at once, as a version control system does it. */
        private void switchBranch() throws Exception {
            branch++;
            write();
            check(Papers.key(papers - 1));
        }

        void write() throws Exception {
            for (int note = 0; note < notes; note++) {
                scratch.write(
                        "notes/n" + note + ".md",
                        "# Branch "
                                + branch
                                + "\n\n"
                                + Papers.noteCiting(
                                        note % papers, Math.min(papers, note % papers + 5)));
            }
        }

        private void sleep() throws Exception {
            Scratch.run(List.of("kill", "-STOP", Long.toString(editor.process().pid())));
            Thread.sleep(500);
            Scratch.run(List.of("kill", "-CONT", Long.toString(editor.process().pid())));
        }

        /** A right answer, while all else goes on. */
        private void check(String key) throws Exception {
            String shown = editor.hover(key, PATIENCE);
            int number = Integer.parseInt(key.substring("paper".length()));
            if (shown == null || !shown.contains(Papers.title(number))) {
                throw new AssertionError(
                        key + " is shown as " + Editor.shortened(String.valueOf(shown)));
            }
        }

        private void ask(String method, String params) throws Exception {
            String asked =
                    method.endsWith("references")
                            ? params.replaceFirst(
                                    "}$", ", \"context\": {\"includeDeclaration\": true}}")
                            : params;
            FairTime watch = FairTime.start();
            var _ = editor.ask(method, asked, PATIENCE);
            long took = watch.millis();
            this.asked++;
            slowest = Math.max(slowest, took);
            slow += took > SLOW ? 1 : 0;
        }
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        int papers = (int) tried.number("papers", 5000);
        int notes = (int) tried.number("notes", 500);
        scratch.write("refs.bib", Papers.bib(0, papers));
        try (Editor editor = Editor.open(scratch)) {
            Day day =
                    new Day(
                            scratch,
                            editor,
                            new SplittableRandom(tried.number("order", 1)),
                            papers,
                            notes);
            day.write();
            if (papers < 100_000) {
                editor.awaitPaper(Papers.key(papers - 1), Papers.title(papers - 1), PATIENCE);
            }
            long steps = tried.number("steps", 700);
            for (int step = 1; step <= steps; step++) {
                if (papers >= 100_000 && step < steps / 2) {
                    day.ask(
                            "textDocument/completion",
                            RawClient.at(day.uri, 2, 8)); // Beside the first indexing.
                    continue;
                }
                if (papers >= 100_000 && step == steps / 2) {
                    editor.awaitPaper(Papers.key(papers - 1), Papers.title(papers - 1), PATIENCE);
                }
                day.step();
                if (step % STEPS_A_LINE == 0 || step == steps) {
                    watch(editor, scratch, day, step);
                }
            }
            editor.awaitPaper(Papers.key(1), Papers.title(1), PATIENCE);
            return new Figure(
                    day.slowest,
                    String.format(
                            "ms for an answer; %d of %d over %d ms with %d papers",
                            day.slow, day.asked, SLOW, papers));
        }
    }

    private static void watch(Editor editor, Scratch scratch, Day day, int step) throws Exception {
        ProcessHandle server = editor.process();
        long memory = MarkedProcesses.memory(server);
        long threads = MarkedProcesses.threads(server);
        long handles = MarkedProcesses.handles(server);
        long index = Files.exists(scratch.cache()) ? CrowdRow.size(scratch.cache()) : 0;
        System.out.printf(
                "  reader, %,d papers, step %d: %d MB of memory, %d threads, %d handles, index of"
                        + " %,d KB, %d of %d answers over %d ms%n",
                day.papers,
                step,
                memory >> 20,
                threads,
                handles,
                index >> 10,
                day.slow,
                day.asked,
                SLOW);
        if (memory > MAX_MEMORY || threads > MAX_THREADS || handles > MAX_HANDLES) {
            throw new AssertionError(
                    "after "
                            + step
                            + " steps the server has "
                            + (memory >> 20)
                            + " MB of memory, "
                            + threads
                            + " threads, "
                            + handles
                            + " handles");
        }
    }
}
