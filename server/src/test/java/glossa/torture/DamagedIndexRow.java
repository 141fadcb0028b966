package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Papers;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A file of the index is changed by a disk or a person. A case: {@code file} (the end of its name,
 * and which of those, as in {@code .fdt 0}), {@code do} ({@code flip}, {@code cut}, {@code zero},
 * {@code grow} or {@code delete}), {@code at} (a place in it, in thousandths), {@code first}
 * ({@code server} or {@code index}: what meets it).
 */
final class DamagedIndexRow implements Row {
    private static final int PAPERS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private @Nullable Scratch kept;

    @Override
    public String name() {
        return "damaged-index";
    }

    @Override
    public String claim() {
        return "A damaged index is noticed and made again; every paper is answered soon after the"
                + " start.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> deeds = List.of("flip", "flip", "flip", "cut", "zero", "grow", "delete");
        return TortureCase.of(
                "file",
                " " + random.nextInt(100),
                "do",
                deeds.get(random.nextInt(deeds.size())),
                "at",
                Integer.toString(random.nextInt(1000)),
                "first",
                random.nextInt(4) == 0 ? "index" : "server");
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        Scratch whole = kept == null ? index(scratch) : kept;
        whole.processes().kill();
        Path pristine = whole.root().resolve("pristine");
        if (Files.exists(whole.cache())) {
            Scratch.delete(whole.cache());
        }
        Scratch.run(List.of("cp", "-a", pristine.toString(), whole.cache().toString()));
        String damaged = damage(tried, whole.cache());
        if (tried.text("first", "server").strip().equals("index")) {
            Launcher.Result index = new Launcher(whole).run(PATIENCE, "index");
            if (index.exitCode() == 2 || index.printed().contains("\tat ")) {
                throw new AssertionError(
                        damaged + ": index prints " + Editor.shortened(index.printed()));
            }
        }
        FairTime watch = FairTime.start();
        try (Editor editor = Editor.open(whole)) {
            Optional<String> wrong = Optional.of("");
            while (wrong.isPresent()) {
                wrong = wrong(editor);
                if (wrong.isPresent() && watch.isOver(PATIENCE)) {
                    throw new AssertionError(damaged + ": " + wrong.get());
                }
                Thread.sleep(wrong.isPresent() ? 100 : 0);
            }
            long took = watch.millis();
            editor.shutDown();
            whole.processes().awaitEnd(Duration.ofSeconds(5));
            checkMadeAgain(damaged, whole);
            return new Figure(took, "ms until all was answered");
        } finally {
            whole.processes().kill();
        }
    }

    /**
     * What is on the disk is whole, at the latest after {@code index} has told of it: answers that
     * are right may have come from memory.
     */
    private static void checkMadeAgain(String damaged, Scratch whole) throws Exception {
        String printed = "";
        for (int round = 0; round < 2; round++) {
            printed = new Launcher(whole).run(PATIENCE, "index").printed();
            if (!printed.contains("glossa: ")) {
                return;
            }
        }
        throw new AssertionError(damaged + ": twice index prints " + Editor.shortened(printed));
    }

    /** A workspace whose index has several segments, and papers that were taken out again. */
    private Scratch index(Scratch scratch) throws Exception {
        Scratch made = scratch.sibling();
        kept = made;
        made.write("note.md", Papers.noteCiting(0, PAPERS));
        made.write("a.bib", Papers.bib(0, 100) + Papers.bib(PAPERS, PAPERS + 50));
        var _ = new Launcher(made).run(PATIENCE, "index");
        made.write("b.bib", Papers.bib(100, 200));
        var _ = new Launcher(made).run(PATIENCE, "index");
        made.write("a.bib", Papers.bib(0, 100));
        made.write("c.bib", Papers.bib(200, PAPERS));
        var _ = new Launcher(made).run(PATIENCE, "index");
        Scratch.run(
                List.of(
                        "cp",
                        "-a",
                        made.cache().toString(),
                        made.root().resolve("pristine").toString()));
        return made;
    }

    /** Damages a file; its name, and what was done to it. */
    private static String damage(TortureCase tried, Path cache) throws IOException {
        List<Path> files;
        String[] wanted = tried.text("file", " 0").split(" ", -1);
        try (Stream<Path> all = Files.walk(cache)) {
            files =
                    all.filter(f -> f.toString().endsWith(wanted[0]))
                            .filter(DamagedIndexRow::isDamageable)
                            .sorted()
                            .toList();
        }
        if (files.isEmpty()) {
            return "no file " + wanted[0];
        }
        Path file = files.get(Integer.parseInt(wanted[1]) % files.size());
        byte[] bytes = Files.readAllBytes(file);
        int at = (int) (bytes.length * tried.number("at", 500) / 1000);
        String deed = tried.text("do", "flip").strip();
        switch (deed) {
            case "cut" -> Files.write(file, java.util.Arrays.copyOf(bytes, at));
            case "zero" -> {
                java.util.Arrays.fill(bytes, at, Math.min(bytes.length, at + 64), (byte) 0);
                Files.write(file, bytes);
            }
            case "grow" -> Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length + 100));
            case "delete" -> Files.delete(file);
            default -> {
                bytes[Math.min(at, bytes.length - 1)] ^= 0x10;
                Files.write(file, bytes);
            }
        }
        return file.getFileName() + " (" + bytes.length + " bytes), " + deed + " at " + at;
    }

    private static boolean isDamageable(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** What is not answered as it should be; nothing where all is right. */
    private static Optional<String> wrong(Editor editor) throws Exception {
        List<String> wrong = new ArrayList<>();
        String uri = editor.openNote(Papers.noteCiting(0, PAPERS));
        try {
            wrong.addAll(editor.unknownKeys(uri, PATIENCE));
            int papers =
                    editor.ask("glossa/status", "{}").getAsJsonObject().get("papers").getAsInt();
            if (papers != PAPERS) {
                wrong.add("there are " + papers + " papers of " + PAPERS);
            }
            String listed =
                    editor.ask("glossa/papers", "{\"query\": \"\", \"limit\": 1000}").toString();
            for (int number = 0; number < PAPERS && wrong.isEmpty(); number++) {
                if (!listed.contains(Papers.title(number))) {
                    wrong.add(Papers.key(number) + " is not listed");
                }
                String shown = editor.hover(Papers.key(number), PATIENCE);
                if (shown == null || !shown.contains(Papers.title(number))) {
                    wrong.add(Papers.key(number) + " is shown as " + shown);
                }
            }
            for (int number = 0; number < PAPERS && wrong.isEmpty(); number += 10) {
                String query = "{\"query\": \"" + Papers.title(number).replace(":", "") + "\"}";
                if (!editor.ask("workspace/symbol", query)
                        .toString()
                        .contains(Papers.title(number))) {
                    wrong.add("a search by title does not find " + Papers.key(number));
                }
            }
            if (wrong.isEmpty() && editor.hover(Papers.key(PAPERS + 1), PATIENCE) != null) {
                wrong.add("a paper that was taken out is answered");
            }
        } catch (AssertionError e) {
            wrong.add(String.valueOf(e.getMessage()));
        } finally {
            editor.closeNote(uri);
        }
        return wrong.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        wrong.size()
                                + " wrong answers, the first: "
                                + Editor.shortened(wrong.getFirst()));
    }

    @Override
    public void close() {
        Scratch old = kept;
        kept = null;
        if (old != null) {
            old.discard();
        }
    }
}
