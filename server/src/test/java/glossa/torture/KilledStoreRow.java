package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Kills at random moments: while sources are indexed, replaced, taken out, merged, and while one
 * index takes the place of another. A case: {@code papers}, {@code kills} (how many), {@code
 * victim} ({@code server}, {@code worker}, {@code all}, {@code command}), {@code within}
 * (milliseconds of a change), {@code order} (the seed of what happens when).
 */
final class KilledStoreRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "killed-store";
    }

    @Override
    public String claim() {
        return "Whenever a process is killed, all papers are there afterwards, each once.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> victims = List.of("server", "worker", "all", "command");
        boolean isLarge = random.nextInt(3) > 0;
        return TortureCase.of(
                "papers", Integer.toString(isLarge ? 30_000 : 1000),
                "kills", Integer.toString(2 + random.nextInt(3)),
                "victim", victims.get(random.nextInt(victims.size())),
                "within", Integer.toString(isLarge ? 6000 : 1500),
                "order", Long.toString(random.nextInt(1_000_000)));
    }

    /**
     * The sources as they are now: {@code first} to {@code first + counts[i]} in the file with that
     * number.
     */
    private static final class Library {
        static final int FILES = 3;
        final int[] counts = new int[FILES];
        final int perFile;
        final Scratch scratch;

        Library(Scratch scratch, int papers) throws Exception {
            this.scratch = scratch;
            perFile = papers / FILES;
            for (int file = 0; file < FILES; file++) {
                set(file, perFile);
            }
        }

        /** Papers of a file begin at a number of their own, so that files can grow. */
        int first(int file) {
            return file * 2 * perFile;
        }

        void set(int file, int count) throws Exception {
            counts[file] = count;
            Path path = scratch.workspace().resolve("source" + file + ".bib");
            if (count == 0) {
                Files.deleteIfExists(path);
            } else {
                Path written =
                        scratch.write("new.tmp", Papers.bib(first(file), first(file) + count));
                Files.move(written, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            }
        }

        void change(RandomGenerator random) throws Exception {
            int file = random.nextInt(FILES);
            switch (random.nextInt(4)) {
                case 0 -> set(file, 0);
                case 1 ->
                        set(
                                file,
                                Math.min(2 * perFile, counts[file] + 1 + random.nextInt(perFile)));
                case 2 -> set(file, 1 + random.nextInt(perFile));
                default -> {
                    for (int each = 0; each < FILES; each++) {
                        set(each, 1 + random.nextInt(perFile));
                    }
                }
            }
        }

        int papers() {
            return java.util.Arrays.stream(counts).sum();
        }
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        RandomGenerator random = new SplittableRandom(tried.number("order", 1));
        Library library = new Library(scratch, (int) tried.number("papers", 1000));
        String victim = tried.text("victim", "server").strip();
        int within = (int) tried.number("within", 1500);
        for (int round = 0; round < tried.number("kills", 2); round++) {
            if (victim.equals("command")) {
                Process index = new Launcher(scratch).start("index");
                Thread.sleep(random.nextInt(within));
                index.destroyForcibly();
                scratch.processes().kill();
            } else {
                Editor editor = Editor.open(scratch);
                Thread.sleep(random.nextInt(within));
                library.change(random);
                Thread.sleep(random.nextInt(within));
                scratch.processes()
                        .running("IndexWorker")
                        .forEach(w -> killIf(!victim.equals("server"), w));
                if (!victim.equals("worker")) {
                    editor.close();
                } else {
                    Thread.sleep(random.nextInt(500));
                    editor.close();
                }
                scratch.processes().kill();
            }
            library.change(random);
        }
        FairTime watch = FairTime.start();
        try (Editor editor = Editor.open(scratch)) {
            check(editor, library);
            long took = watch.millis();
            editor.shutDown();
            return new Figure(took, "ms until all was there again");
        }
    }

    private static void killIf(boolean kills, ProcessHandle process) {
        if (kills) {
            process.destroyForcibly();
        }
    }

    private static void check(Editor editor, Library library) throws Exception {
        FairTime watch = FairTime.start();
        int papers = editor.awaitIndexed(PATIENCE);
        while (papers != library.papers() && !watch.isOver(PATIENCE)) {
            Thread.sleep(100);
            papers = editor.awaitIndexed(PATIENCE);
        }
        if (papers != library.papers()) {
            throw new AssertionError("there are " + papers + " papers of " + library.papers());
        }
        for (int file = 0; file < Library.FILES; file++) {
            int first = library.first(file);
            int count = library.counts[file];
            String uri = editor.openNote(Papers.noteCiting(first, first + Math.min(count, 2000)));
            List<String> unknown = editor.unknownKeys(uri, PATIENCE);
            editor.closeNote(uri);
            if (!unknown.isEmpty()) {
                throw new AssertionError(
                        unknown.size() + " keys are unknown: " + Editor.shortened(unknown));
            }
            if (count > 0) {
                checkOnce(editor, first + count - 1);
            }
            if (editor.hover(Papers.key(first + count), PATIENCE) != null) {
                throw new AssertionError(
                        Papers.key(first + count) + " is answered, and is in no source");
            }
        }
    }

    private static void checkOnce(Editor editor, int number) throws Exception {
        String found =
                editor.ask("glossa/papers", "{\"query\": \"key:" + Papers.key(number) + "\"}")
                        .toString();
        int first = found.indexOf(Papers.title(number));
        if (first < 0 || found.indexOf(Papers.title(number), first + 1) >= 0) {
            throw new AssertionError(
                    Papers.key(number) + " is not there once, but so: " + Editor.shortened(found));
        }
    }
}
