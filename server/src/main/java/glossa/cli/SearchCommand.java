package glossa.cli;

import glossa.corpus.CorpusStore;
import glossa.features.search.Searches;
import glossa.indexing.IndexFolders;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import picocli.CommandLine;

import java.io.Console;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code glossa search}: papers and notes by a query. */
final class SearchCommand {
    private SearchCommand() {}

    /** {@code -venue:arXiv} is no option, and {@code --help} tells of the fields. */
    static void prepare(CommandLine all) {
        Optional.ofNullable(all.getSubcommands().get("search")).ifPresent(SearchCommand::prepared);
    }

    private static void prepared(CommandLine search) {
        search.setUnmatchedOptionsArePositionalParams(true);
        search.setPosixClusteredShortOptionsAllowed(false);
        search.getCommandSpec()
                .usageMessage()
                .footer(
                        Arrays.stream(Field.values())
                                .filter(field -> field != Field.ANY)
                                .map(
                                        field ->
                                                "  "
                                                        + field.written()
                                                        + ":"
                                                        + " ".repeat(10 - field.written().length())
                                                        + field.meaning())
                                .collect(
                                        Collectors.joining(
                                                System.lineSeparator(),
                                                "",
                                                System.lineSeparator())));
    }

    /** Prints what was found; the exit code. */
    static int run(
            List<String> arguments,
            int limit,
            Optional<String> in,
            Optional<String> format,
            CommandLine line) {
        if (limit < 1) {
            throw wrong(line, "--limit is 1 or more, not " + limit);
        }
        if (in.isPresent() && !List.of("papers", "notes").contains(in.get())) {
            throw wrong(line, "--in is papers or notes, not " + in.get());
        }
        if (format.isPresent() && !List.of("table", "json").contains(format.get())) {
            throw wrong(line, "--format is table or json, not " + format.get());
        }
        String query = query(arguments, line);
        PaperQueryParser.ParsedQuery read = PaperQueryParser.read(query);
        if (!read.problems().isEmpty()) {
            tell(query, read.problems(), line);
            return Commands.CANNOT_RUN;
        }
        PaperQuery sought =
                in.<PaperQuery>map(
                                where ->
                                        new PaperQuery.All(
                                                List.of(
                                                        read.sought(),
                                                        new PaperQuery.In(where.equals("papers")))))
                        .orElse(read.sought());
        boolean terminal = isTerminal();
        SearchLines lines =
                new SearchLines(
                        line.getOut(),
                        format.map("json"::equals).orElse(!terminal),
                        terminal && System.getenv("NO_COLOR") == null);
        Path root = IndexFolders.workspaceOf(Path.of(""));
        try (CorpusStore store = IndexFolders.of(WorkspaceLocation.of(root))) {
            Workspace workspace = new Workspace(store);
            workspace.setFolders(List.of(root));
            workspace.index((file, number, count) -> {});
            readNotes(workspace, sought, limit);
            try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                Searches.SearchResult found = Searches.of(snapshot, sought, limit);
                lines.print(found);
                return found.isEmpty() ? Commands.PROBLEMS : Commands.FINE;
            }
        }
    }

    /**
     * Reads the notes that tell something: all where the query asks what only they tell, else those
     * that name a paper that will be shown.
     */
    private static void readNotes(Workspace workspace, PaperQuery sought, int limit) {
        boolean all =
                isOfPapers(sought)
                        ? sought.isAbout(field -> field == Field.CITED || field.isOfNotes())
                        : sought.isAbout(Field::isOfOutlines);
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

    /** Whether it says of itself that no note is asked for. */
    private static boolean isOfPapers(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.In in -> in.papers();
            case PaperQuery.All(var parts) -> parts.stream().anyMatch(SearchCommand::isOfPapers);
            default -> false;
        };
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway goes by the older JDKs.
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** What the arguments say together; those whose quotation marks the shell took have them. */
    private static String query(List<String> arguments, CommandLine line) {
        for (String argument : arguments) {
            if (argument.startsWith("--")) {
                throw wrong(line, "there is no option " + argument);
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

    /** Each problem, and the place under the query. */
    private static void tell(String query, List<Problem> problems, CommandLine line) {
        for (Problem problem : problems) {
            int start = problem.range().start().character();
            int length = Math.max(1, problem.range().end().character() - start);
            line.getErr().println("glossa: column " + (start + 1) + ": " + problem.message());
            line.getErr().println("  " + query);
            line.getErr().println("  " + " ".repeat(start) + "^".repeat(length));
        }
        line.getErr().println("glossa: 'glossa search --help' tells more");
    }

    private static CommandLine.ParameterException wrong(CommandLine line, String message) {
        return new CommandLine.ParameterException(line, message);
    }
}
