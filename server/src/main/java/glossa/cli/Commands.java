package glossa.cli;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.grammar.CitationItem;
import glossa.indexing.IndexFolders;
import glossa.lsp.TerminalTour;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.source.reading.SourceFiles;
import glossa.workspace.FileKinds;
import glossa.workspace.SourceDiscovery;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

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
            "  glossa search masked year:2019..        papers and notes of this workspace",
            "  glossa doctor                           what is there, what is wrong"
        },
        subcommands = {CommandLine.HelpCommand.class})
public final class Commands {
    static final int FINE = 0;
    static final int PROBLEMS = 1;
    static final int CANNOT_RUN = 2;

    @Spec private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field before any command runs.
    private Commands() {}

    /** Runs one command; the exit code. */
    public static int run(String[] arguments) {
        CommandLine line = new CommandLine(new Commands());
        line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler(
                (wrong, parsed) -> {
                    CommandLine command = wrong.getCommandLine();
                    command.getErr().println("glossa: " + wrong.getMessage());
                    command.getErr()
                            .println(
                                    "glossa: '"
                                            + command.getCommandSpec().qualifiedName()
                                            + " --help' tells more");
                    return CANNOT_RUN;
                });
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                    command.getErr().println("glossa: " + failure);
                    return CANNOT_RUN;
                });
        SearchCommand.prepare(line);
        return line.execute(arguments);
    }

    /** Says which Glossa this is. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "glossa " + ProgramVersion.text() + " on Java " + Runtime.version().feature()
            };
        }
    }

    @Command(
            name = "try",
            description =
                    "Shows the main job on the sample workspace; --editor nvim, emacs, hx or code:"
                            + " in that editor.")
    int tryOut() {
        err().println(
                        "glossa: 'try' comes with the packages and with the repository, where the"
                                + " sample is");
        return CANNOT_RUN;
    }

    @Command(description = "The language server over standard input and output.")
    int serve(
            @Option(names = "--stdio", description = "The only way, and the default.")
                    boolean stdio) {
        ServeCommand.run();
        return FINE;
    }

    @Command(hidden = true, description = "What the launcher's 'try' plays in the terminal.")
    int tour(
            @Parameters(arity = "1", paramLabel = "WORKSPACE") Path workspace,
            @Option(
                            names = "--server",
                            required = true,
                            description = "The launcher to play it with.")
                    Path server) {
        return TerminalTour.play(workspace, server, out()) ? FINE : PROBLEMS;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description =
                    "Indexes the workspace in or around FOLDER (default: here), as an editor"
                            + " would.")
    int index(@Parameters(arity = "0..1", paramLabel = "FOLDER") Optional<Path> folder) {
        Path start = folder.orElse(Path.of(""));
        if (!Files.isDirectory(start.toAbsolutePath())) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "there is no folder " + start);
        }
        Path root = IndexFolders.workspaceOf(start);
        try (CorpusStore store = IndexFolders.of(WorkspaceLocation.of(root))) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            workspace.index(
                    (file, number, count) ->
                            err().println(number + "/" + count + " " + root.relativize(file)));
            try (Corpus corpus = store.acquire()) {
                Map<Path, List<Problem>> problems = corpus.problems();
                boolean any = ProblemLines.print(err(), root, problems);
                any |= ProblemLines.print(err(), root, workspace.settingsProblems());
                out().println(corpus.size() + " papers in " + problems.size() + " sources");
                return any ? PROBLEMS : FINE;
            }
        }
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Finds papers and notes of the workspace around here.",
                "",
                "QUERY is words, which may be beginnings, initials or slips of what a paper is"
                        + " known by, or stand in abstracts, pages and notes; and any of:",
                "  \"words as they stand\"      author:vaswani      year:2015..2018",
                "  -what:not                  this OR that        (a group)",
                "Where the shell takes the quotation marks, an argument with blanks counts as if"
                        + " it had them; a query in one argument is taken as it is."
            },
            footerHeading = "%nFields:%n",
            footer = "",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:found",
                "1:nothing was found",
                "2:the query is wrong, or could not run"
            })
    int search(
            @Parameters(arity = "1..*", paramLabel = "QUERY") List<String> words,
            @Option(
                            names = "--limit",
                            defaultValue = "20",
                            paramLabel = "N",
                            description =
                                    "How many papers, and how many notes, at most;"
                                            + " ${DEFAULT-VALUE} if not said.")
                    int limit,
            @Option(
                            names = "--in",
                            paramLabel = "WHERE",
                            description = "papers or notes; both if not said.")
                    Optional<String> in,
            @Option(
                            names = "--format",
                            paramLabel = "FORMAT",
                            description =
                                    "table, or json: an object a line, lines and characters from 0,"
                                            + " characters in UTF-16. If not said, table in a"
                                            + " terminal and json in a pipe.")
                    Optional<String> format) {
        return SearchCommand.run(words, limit, in, format, spec.commandLine());
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
        return PapersCommand.run(paperFormat(format), paths, spec.commandLine());
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
        return CheckCommand.run(paths, notes(paths), spec.commandLine());
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Tells what is there around FOLDER (default: here), what is wrong and how to mend"
                        + " it.",
                "It says nothing private: no path, title, key or name."
            })
    int doctor(
            @Option(names = "--private", description = "Show paths and messages too.")
                    boolean shown,
            @Option(
                            names = "--editor-settings",
                            paramLabel = "JSON",
                            defaultValue = "",
                            description = "What an editor has set, in the shape of .glossa.toml.")
                    String editorSettings,
            @Parameters(arity = "0..1", paramLabel = "FOLDER") Optional<Path> folder) {
        return DoctorCommand.report(
                out(), IndexFolders.workspaceOf(folder.orElse(Path.of(""))), shown, editorSettings);
    }

    private List<Path> notes(List<Path> paths) {
        List<Path> notes = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(), "nothing is at " + path);
            }
            if (Files.isDirectory(path)) {
                notes.addAll(SourceDiscovery.notesIn(path));
            } else if (!FileKinds.isSource(path)) {
                notes.add(path);
            }
        }
        return notes;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
