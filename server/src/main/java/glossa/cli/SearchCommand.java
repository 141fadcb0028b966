package glossa.cli;

import glossa.cli.output.SearchLines;
import glossa.features.search.Searches;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code glossa search}: papers and notes by a query. */
@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Search the papers and notes of the workspace that the current folder is in.",
            "",
            "QUERY consists of words and of these:",
            "  \"an exact phrase\"      author:vaswani      year:2015..2018",
            "  -excluded              this OR that        (a group)",
            "A word may be the start of a word, initials or misspelt. It matches a paper's key,"
                + " title, authors, year and venue, and the text of abstracts, pages and notes.",
            "The shell removes quotation marks: an argument with spaces is a phrase, unless it is"
                    + " the only argument, which is the whole query."
        },
        footerHeading = "%nFields:%n",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:something was found",
            "1:nothing was found",
            "2:the query or an option is wrong, or the search could not run"
        })
final class SearchCommand extends WorkspaceCommand {
    enum Format {
        TABLE,
        JSON;

        @Override
        public String toString() {
            return Commands.optionValue(this);
        }
    }

    /** What is searched. */
    enum Scope {
        PAPERS,
        NOTES;

        @Override
        public String toString() {
            return Commands.optionValue(this);
        }
    }

    @Parameters(arity = "1..*", paramLabel = "QUERY", description = "What to search for.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most N papers and at most N notes (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = "--in",
            paramLabel = "SCOPE",
            description = "Search only papers or only notes (default: both).")
    private Optional<Scope> scope = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "table, or json: one object a line; lines and characters count from 0,"
                            + " characters are UTF-16 code units (default: table in a terminal,"
                            + " else json).")
    private Optional<Format> format = Optional.empty();

    /**
     * Completes the model that picocli made of this class: {@code -venue:arXiv} is not an option,
     * and the help text lists the fields.
     */
    static void configure(CommandLine glossa) {
        CommandLine search = Objects.requireNonNull(glossa.getSubcommands().get("search"));
        search.setUnmatchedOptionsArePositionalParams(true);
        search.setPosixClusteredShortOptionsAllowed(false);
        search.getCommandSpec()
                .usageMessage()
                .footer(
                        Arrays.stream(Field.values())
                                .filter(field -> field != Field.ANY)
                                .map(
                                        field ->
                                                "  %-11s%s"
                                                        .formatted(
                                                                field.written() + ":",
                                                                field.meaning()))
                                .toArray(String[]::new));
    }

    @Override
    public Integer call() {
        Commands.checkLimit(spec, limit);
        String query = query(words);
        PaperQueryParser.ParsedQuery parsed = PaperQueryParser.read(query);
        if (!parsed.problems().isEmpty()) {
            printProblems(query, parsed.problems());
            return Commands.CANNOT_RUN;
        }
        PaperQuery sought =
                scope.<PaperQuery>map(
                                in ->
                                        new PaperQuery.All(
                                                List.of(
                                                        parsed.sought(),
                                                        new PaperQuery.In(in == Scope.PAPERS))))
                        .orElse(parsed.sought());
        boolean terminal = Commands.isTerminal();
        SearchLines lines =
                new SearchLines(
                        spec.commandLine().getOut(),
                        commands.folder(),
                        format.map(Format.JSON::equals).orElse(!terminal),
                        terminal && System.getenv("NO_COLOR") == null);
        PrintWriter err = spec.commandLine().getErr();
        return CommandIndex.with(
                commands,
                err,
                workspace -> {
                    readNotes(workspace, sought, limit);
                    if (isAboutTexts(sought)) {
                        CommandIndex.readTexts(workspace, workspace.notes(), err);
                    }
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        Searches.SearchResult found = Searches.of(snapshot, sought, limit);
                        lines.print(found);
                        return found.isEmpty() ? Commands.PROBLEMS : Commands.SUCCESS;
                    }
                });
    }

    /**
     * Reads the notes that the answer needs: all of them if the query asks about notes or
     * citations, otherwise those that name a paper of the result.
     */
    private static void readNotes(Workspace workspace, PaperQuery sought, int limit) {
        boolean all =
                isAboutTexts(sought)
                        || (excludesNotes(sought)
                                ? sought.isAbout(field -> field == Field.CITED || field.isOfNotes())
                                : sought.isAbout(Field::isOfOutlines));
        if (all) {
            workspace.readNotesOnce((uri, text) -> true);
            return;
        }
        Set<String> names = new HashSet<>();
        try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
            for (Paper paper : snapshot.corpus().find(sought, limit)) {
                names.add(paper.key());
                names.addAll(paper.aliases());
            }
        }
        workspace.readNotesOnce(
                (uri, text) ->
                        names.stream().anyMatch(name -> text.contains(name) || uri.contains(name)));
    }

    /** Whether the texts of papers are needed, of which the cited ones are read. */
    private static boolean isAboutTexts(PaperQuery sought) {
        return sought.isAbout(field -> field == Field.TEXT || field == Field.PASSAGE);
    }

    /** Whether the query excludes notes. */
    private static boolean excludesNotes(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.In in -> in.papers();
            case PaperQuery.All(var parts) -> parts.stream().anyMatch(SearchCommand::excludesNotes);
            default -> false;
        };
    }

    /** The query that the arguments make up, with the quotation marks that the shell removed. */
    private String query(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                throw wrong("Unknown option: '" + argument + "'");
            }
        }
        return arguments.size() == 1
                ? arguments.getFirst()
                : arguments.stream().map(SearchCommand::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String argument) {
        boolean plain = argument.indexOf(' ') < 0 || argument.indexOf('"') >= 0;
        if (plain || argument.startsWith("(") || argument.contains(" OR ")) {
            return argument;
        }
        int colon = argument.indexOf(':');
        boolean field = colon > 0 && colon < argument.indexOf(' ');
        return field
                ? argument.substring(0, colon + 1) + '"' + argument.substring(colon + 1) + '"'
                : '"' + argument + '"';
    }

    /** Prints each problem, with carets at its place below the query. */
    private void printProblems(String query, List<Problem> problems) {
        PrintWriter err = spec.commandLine().getErr();
        for (Problem problem : problems) {
            int start = problem.range().start().character();
            int length = Math.max(1, problem.range().end().character() - start);
            err.println("glossa: column " + (start + 1) + ": " + problem.message());
            err.println("  " + query);
            err.println("  " + " ".repeat(start) + "^".repeat(length));
        }
        err.println("glossa: see 'glossa search --help'");
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
