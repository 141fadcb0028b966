package glossa;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.CorpusStore.SourceFile;
import glossa.corpus.CslItems;
import glossa.corpus.Paper;
import glossa.corpus.Problem;
import glossa.corpus.SourceFiles;
import glossa.features.Cards;
import glossa.features.Diagnostics;
import glossa.grammar.CitationItem;
import glossa.grammar.Position;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.lsp.Tour;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.workspace.Discovery;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The command line: the same code as the server, for a terminal and for other tools. */
@Command(
        name = "glossa",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        sortOptions = false,
        description = {
            "Citations for reading notes in Markdown.",
            "Without a command, and with @|bold serve|@, it is the language server over standard"
                    + " input and output, for an editor to start."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:fine", "1:problems were found", "2:could not run"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  glossa try                              see what it does, on a sample",
            "  glossa papers --format keys refs.bib    the keys of a bibliography",
            "  glossa citations notes/*.md             what the notes cite, as JSON lines",
            "  glossa check notes                      unknown keys, broken sources",
            "  glossa search masked modeling           papers of this workspace"
        },
        subcommands = {CommandLine.HelpCommand.class})
final class Commands {
    private static final int FINE = 0;
    private static final int PROBLEMS = 1;
    private static final int CANNOT_RUN = 2;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field before any command runs.
    private Commands() {}

    /** Runs one command; the exit code. */
    static int run(String[] arguments) {
        CommandLine line = new CommandLine(new Commands());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    command.getErr().println("glossa: " + failure);
                    return CANNOT_RUN;
                });
        return line.execute(arguments);
    }

    /** Says which Glossa this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "glossa " + Main.version() + " on Java " + Runtime.version().feature()
            };
        }
    }

    @Command(
            name = "try",
            description =
                    "Shows the main job on the sample workspace; --editor nvim, emacs, hx or code:"
                            + " in that editor.")
    int tryOut() {
        err().println("glossa: 'try' is done by the launcher, server/bin/glossa");
        return CANNOT_RUN;
    }

    @Command(description = "The language server over standard input and output.")
    int serve(
            @Option(names = "--stdio", description = "The only way, and the default.")
                    boolean stdio) {
        err().println("glossa: 'serve' goes without further arguments");
        return CANNOT_RUN;
    }

    @Command(hidden = true, description = "What the launcher's 'try' plays in the terminal.")
    int tour(
            @Parameters(arity = "1", paramLabel = "WORKSPACE") Path workspace,
            @Option(
                            names = "--server",
                            required = true,
                            description = "The launcher to play it with.")
                    Path server) {
        return Tour.play(workspace, server, out()) ? FINE : PROBLEMS;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Indexes the workspace in or around FOLDER (default: here), as an editor"
                            + " would.")
    int index(@Parameters(arity = "0..1", paramLabel = "FOLDER") Optional<Path> folder) {
        Path root = Stores.workspaceOf(folder.orElse(Path.of("")).toAbsolutePath().normalize());
        try (CorpusStore store = Stores.of(List.of(root))) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            workspace.index(
                    (file, number, count) ->
                            err().println(number + "/" + count + " " + root.relativize(file)));
            try (Corpus corpus = store.acquire()) {
                Map<Path, List<Problem>> problems = corpus.problems();
                boolean any = print(err(), root, problems);
                any |= print(err(), root, workspace.settingsProblems());
                out().println(corpus.size() + " papers in " + problems.size() + " sources");
                return any ? PROBLEMS : FINE;
            }
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Finds papers of the workspace around here by words of key, title, authors,"
                            + " year or abstract.")
    int search(
            @Parameters(arity = "1..*", paramLabel = "WORDS") List<String> words,
            @Option(
                            names = "--limit",
                            defaultValue = "20",
                            description = "How many at most; ${DEFAULT-VALUE} if not said.")
                    int limit) {
        Path root = Stores.workspaceOf(Path.of("").toAbsolutePath());
        try (CorpusStore store = Stores.of(List.of(root))) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            workspace.index((file, number, count) -> {});
            try (Corpus corpus = store.acquire()) {
                Map<String, Paper> found = new LinkedHashMap<>();
                String query = String.join(" ", words);
                corpus.search(query, Set.of(), limit)
                        .forEach(paper -> found.putIfAbsent(paper.key(), paper));
                corpus.mentioning(query, limit)
                        .forEach(paper -> found.putIfAbsent(paper.key(), paper));
                int width =
                        found.keySet().stream()
                                .limit(limit)
                                .mapToInt(String::length)
                                .max()
                                .orElse(0);
                found.values().stream()
                        .limit(limit)
                        .forEach(
                                paper ->
                                        out().println(
                                                        padded(paper.key(), width)
                                                                + "  "
                                                                + Cards.line(paper)));
                return found.isEmpty() ? PROBLEMS : FINE;
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    enum PaperFormat {
        CSL_JSON,
        JSONL,
        KEYS
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints the papers read from sources, or from all sources in a folder.",
                "Problems go to standard error as file:line:column: severity code: message."
            })
    int papers(
            @Option(
                            names = "--format",
                            defaultValue = "csl-json",
                            description =
                                    "csl-json (an array), jsonl (an item a line) or keys;"
                                            + " ${DEFAULT-VALUE} if not said.",
                            paramLabel = "FORMAT")
                    String format,
            @Parameters(arity = "1..*", paramLabel = "PATH") List<Path> paths) {
        PaperFormat chosen = paperFormat(format);
        Map<Path, Path> asWritten = new LinkedHashMap<>();
        for (Path path : paths) {
            for (Path file : sources(path)) {
                asWritten.putIfAbsent(file.toAbsolutePath().normalize(), file);
            }
        }
        List<Path> order = List.copyOf(asWritten.keySet());
        Path root =
                Stores.workspaceOf(
                        order.isEmpty() ? Path.of("").toAbsolutePath() : order.getFirst());
        KeyLedger ledger = Stores.ledger(List.of(root)).readOnly();
        try (CorpusStore store = PaperIndex.inMemory(ledger)) {
            List<SourceFile> files = order.stream().map(SourceFiles::read).toList();
            store.replace(files, List.of(), order, Stores.settings(root).keys());
            try (Corpus corpus = store.acquire()) {
                List<String> lines = new ArrayList<>();
                for (Paper paper : corpus.all()) {
                    lines.add(
                            chosen == PaperFormat.KEYS
                                    ? paper.key()
                                    : CslItems.line(
                                            paper, file -> asWritten.getOrDefault(file, file)));
                }
                if (chosen == PaperFormat.CSL_JSON) {
                    out().println(
                                    lines.isEmpty()
                                            ? "[]"
                                            : "[\n" + String.join(",\n", lines) + "\n]");
                } else {
                    lines.forEach(out()::println);
                }
                boolean any = false;
                for (var problems : corpus.problems().entrySet()) {
                    any |=
                            print(
                                    err(),
                                    asWritten.getOrDefault(problems.getKey(), problems.getKey()),
                                    problems.getValue());
                }
                return any ? PROBLEMS : FINE;
            }
        }
    }

    private PaperFormat paperFormat(String written) {
        for (PaperFormat format : PaperFormat.values()) {
            if (format.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(written)) {
                return format;
            }
        }
        throw new CommandLine.ParameterException(
                spec.commandLine(), "--format is csl-json, jsonl or keys, not " + written);
    }

    private List<Path> sources(Path path) {
        if (!Files.exists(path)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "nothing is at " + path);
        }
        return Files.isDirectory(path) ? Discovery.sourcesIn(path) : List.of(path);
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Prints what notes cite, one line for each citation item, in the order of the"
                        + " text.",
                "Lines and characters count from 0, characters in UTF-16; modes as pandoc names"
                        + " them."
            })
    int citations(
            @Option(
                            names = "--format",
                            defaultValue = "jsonl",
                            description = "jsonl or text; ${DEFAULT-VALUE} if not said.",
                            paramLabel = "FORMAT")
                    String format,
            @Parameters(arity = "1..*", paramLabel = "NOTE") List<Path> paths) {
        if (!Set.of("jsonl", "text").contains(format)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--format is jsonl or text, not " + format);
        }
        int code = FINE;
        for (Path file : notes(paths)) {
            Optional<String> text = SourceFiles.text(file);
            if (text.isEmpty()) {
                err().println(
                                file
                                        + ":1:1: error unreadable-note: this is no text file that"
                                        + " can be read");
                code = CANNOT_RUN;
                continue;
            }
            Note note = Note.of(file.toUri().toString(), 0, text.get());
            for (CitationItem item : note.itemsAsPandoc()) {
                out().println(
                                format.equals("jsonl")
                                        ? CitationLines.json(file, note, item)
                                        : CitationLines.text(file, note, item));
            }
        }
        return code;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Prints what is wrong in notes and their sources, as an editor would show it.")
    int check(
            @Option(
                            names = "--format",
                            defaultValue = "text",
                            description = "text, the only one for now.",
                            paramLabel = "FORMAT")
                    String format,
            @Parameters(arity = "1..*", paramLabel = "PATH") List<Path> paths) {
        if (!format.equals("text")) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--format is text, not " + format);
        }
        List<Path> notes = notes(paths);
        Path root = Stores.workspaceOf(paths.getFirst().toAbsolutePath().normalize());
        try (CorpusStore store = PaperIndex.inMemory(Stores.ledger(List.of(root)).readOnly())) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            workspace.index((file, number, count) -> {});
            boolean any = false;
            try (Snapshot snapshot = workspace.snapshot(Notes.NONE)) {
                Map<Path, List<Problem>> problems =
                        new LinkedHashMap<>(workspace.settingsProblems());
                problems.putAll(snapshot.corpus().problems());
                any = print(out(), Path.of("").toAbsolutePath(), problems);
                if (snapshot.corpus().size() == 0) {
                    err().println(
                                    "glossa: no papers were found in "
                                            + root
                                            + ", so no key can be checked");
                }
                for (Path file : notes) {
                    Optional<String> text = SourceFiles.text(file);
                    if (text.isPresent()) {
                        Note note = Note.of(file.toUri().toString(), 0, text.get());
                        any |= print(out(), file, Diagnostics.of(snapshot, note));
                    }
                }
            }
            return any ? PROBLEMS : FINE;
        }
    }

    private List<Path> notes(List<Path> paths) {
        List<Path> notes = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "nothing is at " + path);
            }
            if (Files.isDirectory(path)) {
                notes.addAll(Discovery.notesIn(path));
            } else if (!Discovery.isSource(path)) {
                notes.add(path);
            }
        }
        return notes;
    }

    private static boolean print(PrintWriter to, Path base, Map<Path, List<Problem>> problems) {
        boolean any = false;
        for (var entry : problems.entrySet()) {
            Path file =
                    entry.getKey().startsWith(base)
                            ? base.relativize(entry.getKey())
                            : entry.getKey();
            any |= print(to, file, entry.getValue());
        }
        return any;
    }

    /**
     * As compilers do: {@code file:line:column: severity code: message}, from 1; whether one is
     * worse than information.
     */
    private static boolean print(PrintWriter to, Path file, List<Problem> problems) {
        boolean any = false;
        for (Problem problem : problems) {
            Position start = problem.range().start();
            to.println(
                    file
                            + ":"
                            + (start.line() + 1)
                            + ":"
                            + (start.character() + 1)
                            + ": "
                            + problem.severity().name().toLowerCase(Locale.ROOT)
                            + " "
                            + problem.code()
                            + ": "
                            + problem.message());
            any |= problem.severity().compareTo(Problem.Severity.WARNING) <= 0;
        }
        return any;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
