package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A home folder with thousands of files that are nobody's business, and one folder that is named. A
 * case: {@code in} (where the command is given), {@code run} (the command), or {@code editor} (the
 * folder that an editor opens, {@code null} for none) with {@code opened} (a file); {@code marks}
 * (files that make a folder look like a project), {@code prints} (what has to be printed).
 */
final class WanderingRow implements Row {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));
    private static final int FOLDERS = 40;
    private static final int FILES = 20;
    private static final int MAX_LINES = 200;

    @Override
    public String name() {
        return "wandering";
    }

    @Override
    public String claim() {
        return "Only what is named is read: the folder, or the project that holds it, never the"
                + " home folder.";
    }

    @Override
    public Optional<String> unavailable() {
        return Launcher.isolates()
                ? Optional.empty()
                : Optional.of("this user cannot be given another home (unshare -m fails)");
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        List<String> places = List.of("{home}", "{home}/notes", "{home}/folder1", "/", "{root}");
        List<String> runs =
                List.of(
                        "index {home}/notes",
                        "check {home}/notes/note.md",
                        "check {home}/notes/refs.bib",
                        "papers {home}/notes",
                        "doctor {home}/notes",
                        "check {home}/notes",
                        "citations {home}/notes/note.md");
        List<String> marks =
                List.of(
                        "",
                        "{home}/.git",
                        "{home}/_quarto.yml",
                        "{home}/.git\n{home}/notes/.glossa.toml",
                        "{root}/.git");
        String mark = marks.get(random.nextInt(marks.size()));
        // A mark makes another folder the project that holds the notes; the home folder never is
        // one.
        return random.nextBoolean()
                ? draw(random, places, runs, mark)
                : TortureCase.parse(
                        draw(random, places, runs, "").written().replace("{home}", "{root}/desk"));
    }

    private static TortureCase draw(
            RandomGenerator random, List<String> places, List<String> runs, String mark) {
        if (random.nextInt(3) == 0) {
            return TortureCase.of(
                    "in",
                    places.get(random.nextInt(places.size())),
                    "editor",
                    random.nextBoolean() ? "null" : "{home}/notes",
                    "opened",
                    "{home}/notes/note.md",
                    "marks",
                    mark);
        }
        String run = runs.get(random.nextInt(runs.size()));
        TortureCase drawn =
                TortureCase.of(
                        "in", places.get(random.nextInt(places.size())), "run", run, "marks", mark);
        return run.startsWith("index")
                ? drawn.and(TortureCase.of("prints", "1 paper in 1 source"))
                : drawn;
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        furnish(scratch);
        for (String mark :
                scratch.filled(tried.text("marks", ""))
                        .lines()
                        .filter(l -> !l.isBlank())
                        .toList()) {
            if (mark.endsWith(".git")) {
                scratch.write(mark + "/HEAD", "ref: refs/heads/main\n");
            } else {
                scratch.write(mark, "\n");
            }
        }
        scratch.build(tried);
        List<Path> others = others(scratch);
        // What the case itself names.
        others.removeIf(
                other ->
                        tried.sections().stream()
                                .anyMatch(
                                        section ->
                                                scratch.filled(section.text())
                                                        .contains(other.toString())));
        Path in = Path.of(scratch.filled(tried.text("in", "{home}").strip()));
        var command = tried.text("run");
        if (in.equals(scratch.root().resolve("desk"))
                && command.filter(run -> run.strip().matches("check .*\\.md")).isPresent()) {
            // A note below the current folder belongs to it, where no project holds it; the home
            // folder never is one.
            others.removeIf(other -> other.startsWith(in));
        }
        if (command.isPresent()) {
            Launcher.Result result =
                    new Launcher(scratch)
                            .in(in)
                            .run(PATIENCE, scratch.filled(command.get()).strip().split(" ", -1));
            if (!result.printed().contains(tried.text("prints", "").strip())) {
                throw new AssertionError("it prints " + Editor.shortened(result.printed()));
            }
            long lines = result.printed().lines().count();
            if (lines > MAX_LINES) {
                throw new AssertionError(
                        lines
                                + " lines are printed, the first: "
                                + Editor.shortened(result.printed()));
            }
        } else {
            converse(tried, scratch, in);
        }
        List<Path> read = new ArrayList<>();
        for (Path other : others) {
            if (((FileTime) Files.getAttribute(other, "lastAccessTime")).compareTo(LONG_AGO) > 0) {
                read.add(other);
            }
        }
        if (!read.isEmpty()) {
            throw new AssertionError(
                    read.size() + " files were read that nobody named, such as " + read.getFirst());
        }
        return new Figure(0, "files read that were not named");
    }

    private static void converse(TortureCase tried, Scratch scratch, Path in) throws Exception {
        try (Editor editor = Editor.start(scratch, new Launcher(scratch).in(in))) {
            String root = tried.text("editor", "null").strip();
            editor.initialize(
                    root.equals("null")
                            ? root
                            : "\"" + Path.of(scratch.filled(root)).toUri() + "\"",
                    PATIENCE);
            Path opened =
                    Path.of(scratch.filled(tried.text("opened", "{home}/notes/note.md").strip()));
            editor.client().open(opened.toUri().toString(), Files.readString(opened));
            editor.awaitIndexed(PATIENCE);
            Thread.sleep(1500); // Notes of the disk are read in the background.
            var _ = editor.hover("named2000", PATIENCE);
        }
    }

    private static void furnish(Scratch scratch) throws IOException {
        for (String desk : List.of("{home}", "{root}/desk")) {
            scratch.write(desk + "/notes/refs.bib", "@book{named2000, title = {A Named Book}}\n");
            scratch.write(desk + "/notes/note.md", "See [@named2000].\n");
            for (int folder = 0; folder < FOLDERS; folder++) {
                for (int file = 0; file < FILES; file++) {
                    String name =
                            desk
                                    + "/folder"
                                    + folder
                                    + "/file"
                                    + file
                                    + (file % 2 == 0 ? ".bib" : ".md");
                    scratch.write(
                            name,
                            "@book{other"
                                    + folder
                                    + "x"
                                    + file
                                    + ", title = {Other "
                                    + file
                                    + "}}\n");
                }
            }
        }
        scratch.write("{root}/beside.bib", "@book{beside2000, title = {Beside}}\n");
        scratch.write("{outside}/beside.bib", "@book{outside2000, title = {Outside}}\n");
    }

    /**
     * All that nobody has named; each looks as if it had not been read for years, so that the
     * system marks the next reading.
     */
    private static List<Path> others(Scratch scratch) throws IOException {
        List<Path> others = new ArrayList<>();
        for (Path folder :
                List.of(
                        scratch.home(),
                        scratch.root().resolve("desk"),
                        scratch.outside(),
                        scratch.root().resolve("beside.bib"))) {
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .filter(
                                file ->
                                        !file.toString().contains("/notes/")
                                                && file.toString().matches(".*\\.(bib|md)"))
                        .forEach(others::add);
            }
        }
        for (Path other : others) {
            Files.setAttribute(other, "lastAccessTime", LONG_AGO);
        }
        return others;
    }
}
