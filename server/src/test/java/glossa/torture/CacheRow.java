package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The cache is taken away. A case: {@code harm} ({@code removed}, {@code file} in its place, {@code
 * sealed} against writing, {@code full}), {@code when} ({@code before} the start, or {@code under}
 * a running server), {@code papers} (how many there are).
 */
final class CacheRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_MESSAGES = 3;

    @Override
    public String name() {
        return "cache";
    }

    @Override
    public String claim() {
        return "Without its cache the server answers from memory, says so once, and takes the cache"
                + " again when it is there.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> harms = List.of("removed", "file", "sealed", "full");
        return TortureCase.of(
                "harm", harms.get(random.nextInt(harms.size())),
                "when", random.nextBoolean() ? "before" : "under",
                "papers", Integer.toString(1 + random.nextInt(2000)));
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        String harm = tried.text("harm", "removed").strip();
        int papers = (int) tried.number("papers", 100);
        scratch.write("refs.bib", Papers.bib(0, papers));
        Files.createDirectories(scratch.cache());
        if (harm.equals("full") && !mount(scratch.cache())) {
            return Figure.NONE;
        }
        try {
            return attempt(
                    harm, tried.text("when", "under").strip().equals("before"), papers, scratch);
        } finally {
            scratch.processes().kill();
            mend(harm, scratch.cache());
            if (harm.equals("full")) {
                Scratch.run(List.of("umount", scratch.cache().toString()));
            }
        }
    }

    private static Figure attempt(String harm, boolean before, int papers, Scratch scratch)
            throws Exception {
        long slowest = 0;
        if (before) {
            doHarm(harm, scratch.cache());
        }
        try (Editor editor = Editor.open(scratch)) {
            slowest = Math.max(slowest, await(editor, papers - 1));
            if (!before) {
                doHarm(harm, scratch.cache());
            }
            int saidBefore = before ? 0 : editor.messages(2).size();
            append(scratch, papers);
            slowest = Math.max(slowest, await(editor, papers));
            append(scratch, papers + 1);
            slowest = Math.max(slowest, await(editor, papers + 1));
            List<String> said = editor.messages(2);
            if (!harm.equals("removed")) {
                checkSaid(said.subList(saidBefore, said.size()));
            }
            mend(harm, scratch.cache());
            append(scratch, papers + 2);
            slowest = Math.max(slowest, await(editor, papers + 2));
            awaitIndexFiles(scratch, editor, papers + 3);
            editor.shutDown();
            scratch.processes().awaitEnd(Duration.ofSeconds(5));
        }
        try (Editor editor = Editor.open(scratch)) {
            slowest = Math.max(slowest, await(editor, papers + 2));
        }
        return new Figure(slowest, "ms until a change was seen");
    }

    private static long await(Editor editor, int number) throws Exception {
        return editor.awaitPaper(Papers.key(number), Papers.title(number), PATIENCE);
    }

    private static void append(Scratch scratch, int number) throws IOException {
        Files.writeString(
                scratch.workspace().resolve("refs.bib"),
                Papers.entry(number),
                StandardOpenOption.APPEND);
    }

    private static void checkSaid(List<String> said) {
        if (said.isEmpty()) {
            throw new AssertionError(
                    "nothing was logged or shown of the cache that cannot be used");
        }
        if (said.size() > MAX_MESSAGES || new HashSet<>(said).size() < said.size()) {
            throw new AssertionError("it is said again and again: " + Editor.shortened(said));
        }
    }

    /** The index is on the disk again, at the latest after some more changes. */
    private static void awaitIndexFiles(Scratch scratch, Editor editor, int next) throws Exception {
        FairTime watch = FairTime.start();
        for (int number = next; !watch.isOver(PATIENCE); number++) {
            if (Files.isDirectory(scratch.cache()) && hasIndex(scratch.cache())) {
                return;
            }
            append(scratch, number);
            await(editor, number);
            Thread.sleep(500);
        }
        throw new AssertionError("the index is not on the disk again after " + PATIENCE);
    }

    private static boolean hasIndex(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith("segments"));
        }
    }

    private static void doHarm(String harm, Path cache) throws IOException, InterruptedException {
        switch (harm) {
            case "removed" -> Scratch.delete(cache);
            case "file" -> {
                Scratch.delete(cache);
                Files.writeString(cache, "not a folder");
            }
            case "sealed" -> seal(cache, true);
            default -> fill(cache);
        }
    }

    private static void mend(String harm, Path cache) throws IOException, InterruptedException {
        switch (harm) {
            case "removed" -> {
                // Nothing keeps the server from making it again.
            }
            case "file" -> {
                if (Files.isRegularFile(cache)) {
                    Files.delete(cache);
                }
            }
            case "sealed" -> seal(cache, false);
            default -> Files.deleteIfExists(cache.resolve("ballast"));
        }
    }

    /** Root may write whatever the permissions say, but not what is immutable. */
    private static void seal(Path cache, boolean closed) throws IOException, InterruptedException {
        if (Files.exists(cache)) {
            Scratch.run(
                    Launcher.isRoot()
                            ? List.of("chattr", "-R", "-f", closed ? "+i" : "-i", cache.toString())
                            : List.of("chmod", "-R", closed ? "a-w" : "u+w", cache.toString()));
        }
    }

    /** A small file system in the folder, where this user may mount one. */
    private static boolean mount(Path cache) throws InterruptedException {
        try {
            Scratch.run(
                    List.of(
                            "mount",
                            "-t",
                            "tmpfs",
                            "-o",
                            "size=64m",
                            "glossa-torture",
                            cache.toString()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void fill(Path cache) throws IOException {
        try (var ballast = Files.newOutputStream(cache.resolve("ballast"))) {
            byte[] block = new byte[1 << 12];
            for (int i = 0; i < 64 << 8; i++) {
                ballast.write(block);
            }
        } catch (IOException e) {
            // It is full now.
        }
    }
}
