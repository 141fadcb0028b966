package glossa.torture;

import glossa.torture.kit.Editor;
import glossa.torture.kit.FairTime;
import glossa.torture.kit.Launcher;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Settings and files that no reader writes: pipes, devices, endless files, loops of links, patterns
 * that explode.
 */
final class SpecialFilesRow implements Row {
    private static final Duration MAX_INITIALIZE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration MAX_END = Duration.ofSeconds(10);
    private static final long MAX_MEMORY = 900L << 20;

    private static final String NOTE =
            "---\nbibliography: [refs.bib, x.bib]\ncsl: x.csl\n---\n\nSee [@known2000].\n";

    private static final List<String> PLACES =
            List.of(
                    ".glossa.toml",
                    "x.bib",
                    "x.json",
                    "x.yaml",
                    "x.ris",
                    "x.html",
                    "x.xml",
                    "x.pdf",
                    "papers.txt",
                    "x.md",
                    "_quarto.yml",
                    "x.csl",
                    "keys.tsv",
                    "template.md");

    private static final List<String> CONTENTS =
            List.of(
                    "⟪100000×[⟫",
                    "⟪100000×{⟫",
                    "⟪20000×x⟪n⟫ = 1\n⟫",
                    "⟪2000000×a⟫",
                    "⟪x00⟫⟪xff⟫⟪xfe⟫",
                    "⟪5000×[a⟪n⟫]\n⟫",
                    "⟪100000×a.⟫b = 1",
                    "⟪200000×\n⟫",
                    "⟪100000×\"⟫",
                    "a = \"⟪100000×\\\\⟫",
                    "⟪30000×- ⟫",
                    "⟪30000×<a>⟫",
                    "⟪300000×# a\n⟫");

    private static final List<String> SETTINGS =
            List.of(
                    "[keys]\npattern = \"⟪20000×{author}⟫\"",
                    "[keys]\npattern = \"⟪20000×{⟫\"",
                    "[keys]\ntitle-pattern = \"⟪20000×{title}⟫\"",
                    "[[corpus]]\npath = \"⟪9×*a⟫*b\"",
                    "[[corpus]]\npath = \"⟪30×**/⟫*.bib\"",
                    "[[corpus]]\npath = \"{⟪5000×a,⟫b}.bib\"",
                    "[[corpus]]\npath = \"⟪200×{a,b}⟫.bib\"",
                    "[[corpus]]\npath = \"[⟪5000×a-z⟫].bib\"",
                    "⟪5000×[[corpus]]\npath = \"c⟪n⟫.bib\"\n⟫",
                    "⟪2000×[[corpus]]\npath = \"*⟪n⟫*/**\"\n⟫",
                    "[notes]\nliterature = [⟪20000×\"l⟪n⟫\", ⟫\"m\"]",
                    "[notes]\nmotivations = [⟪20000×\"m⟪n⟫\", ⟫\"m\"]",
                    "[diagnostics]\n⟪20000×c⟪n⟫ = \"off\"\n⟫",
                    "[keys]\n"
                            + "file = \"keys.tsv\"\n"
                            + "[notes]\n"
                            + "template = \"template.md\"\n"
                            + "[[corpus]]\n"
                            + "path = \"x.*\"");

    @Override
    public String name() {
        return "special-files";
    }

    @Override
    public String claim() {
        return "No file of a workspace stops the server: initialize is answered, indexing ends, and"
                + " so does the process.";
    }

    @Override
    public TortureCase draw(RandomGenerator random) {
        String place = one(random, PLACES);
        TortureCase special =
                switch (random.nextInt(8)) {
                    case 0 -> TortureCase.of("fifo " + place, "");
                    case 1 ->
                            TortureCase.of(
                                    "link " + place,
                                    one(
                                            random,
                                            List.of(
                                                    "/dev/zero",
                                                    "/dev/urandom",
                                                    "/dev/full",
                                                    "/dev/tty",
                                                    "{workspace}",
                                                    place,
                                                    "/nowhere")));
                    case 2 ->
                            TortureCase.of(
                                    "sparse " + place,
                                    Long.toString(1L << (28 + random.nextInt(14))));
                    case 3 -> TortureCase.of("folder " + place, "");
                    case 4, 5 -> TortureCase.of("file " + place, one(random, CONTENTS));
                    default ->
                            TortureCase.of(
                                    "file .glossa.toml",
                                    one(random, SETTINGS),
                                    "file ⟪200×a⟫c.bib",
                                    "");
                };
        boolean isNamed =
                !place.equals(".glossa.toml") && special.all("file .glossa.toml").isEmpty();
        return isNamed && random.nextBoolean()
                ? special.and(
                        TortureCase.of(
                                "file .glossa.toml",
                                SETTINGS.getLast(),
                                "file list.json",
                                "[{\"title\": \"A Listed Paper\"}]"))
                : special;
    }

    @Override
    public Figure attempt(TortureCase tried, Scratch scratch) throws Exception {
        scratch.write(
                "refs.bib",
                "@book{known2000, title = {A Known Book}, author = {Doe, Jane}, year = 2000}\n"
                        + "@misc{, title = {No Key}, author = {Roe, Richard}, year = 2001}\n");
        scratch.write("note.md", NOTE);
        scratch.build(tried);
        FairTime watch = FairTime.start();
        try (Editor editor = Editor.start(scratch)) {
            editor.initialize(scratch.workspace(), MAX_INITIALIZE);
            final long took = watch.millis();
            editor.awaitPaper("known2000", "A Known Book", PATIENCE);
            String uri = editor.uri("note.md");
            editor.client().open(uri, NOTE);
            for (String method :
                    List.of(
                            "textDocument/diagnostic",
                            "textDocument/documentLink",
                            "textDocument/codeLens")) {
                editor.ask(method, "{\"textDocument\": {\"uri\": \"" + uri + "\"}}");
            }
            editor.ask("glossa/rendered", "{\"uri\": \"" + uri + "\"}");
            editor.awaitIndexed(PATIENCE);
            long memory = scratch.processes().peakMemory();
            if (memory > MAX_MEMORY) {
                throw new AssertionError("a process has taken " + (memory >> 20) + " MB of memory");
            }
            editor.client().closeInput();
            List<ProcessHandle> left = scratch.processes().awaitEnd(MAX_END);
            if (!left.isEmpty()) {
                throw new AssertionError(
                        left.size() + " processes outlive their editor by " + MAX_END);
            }
            commands(scratch);
            return new Figure(took, "ms until initialize was answered");
        }
    }

    private static void commands(Scratch scratch) throws IOException, InterruptedException {
        Launcher.Result papers = new Launcher(scratch).run(PATIENCE, "index");
        if (!papers.output().contains(" papers in ") || papers.printed().contains("\tat ")) {
            throw new AssertionError("index prints " + Editor.shortened(papers.printed()));
        }
        if (papers.printed().contains("not all files of this workspace were searched")) {
            // A bound has ended the search: no case has so many files, so it went in circles.
            throw new AssertionError("index prints " + Editor.shortened(papers.printed()));
        }
        try (var files = Files.list(scratch.workspace())) {
            // A file that is named is opened where a folder would be looked through.
            for (Path file :
                    files.filter(f -> !Files.isRegularFile(f) && !Files.isDirectory(f))
                            .limit(1)
                            .toList()) {
                var _ = new Launcher(scratch).run(PATIENCE, "check", file.toString());
            }
        }
    }

    private static <T> T one(RandomGenerator random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
