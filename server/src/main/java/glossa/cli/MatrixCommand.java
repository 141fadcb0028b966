package glossa.cli;

import glossa.features.reading.PaperMatrix;
import glossa.features.reading.PaperNotes;
import glossa.features.search.PaperPanels.Row;
import glossa.features.search.PaperSelection;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;

/** {@code glossa matrix}: what was written about papers, in a table. */
@Command(
        name = "matrix",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Print a table over papers: a row for each paper that QUERY finds, a column for each"
                    + " tag or heading, and in the cells what you wrote about the paper there.",
            "QUERY is that of 'glossa search', with sort:year, sort:-year and limit:20."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a table was printed",
            "1:no papers were found",
            "2:the query or an option is wrong, or the notes could not be read"
        })
final class MatrixCommand extends WorkspaceCommand {
    enum Format {
        MARKDOWN,
        CSV,
        HTML;

        @Override
        public String toString() {
            return Commands.optionValue(this);
        }
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "QUERY",
            description = "Which papers (default: those that notes cite).")
    private List<String> words = List.of();

    @Option(
            names = "--columns",
            paramLabel = "NAME",
            split = ",",
            description = "Tags or headings (default: the tags that occur most).")
    private List<String> columns = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "markdown, csv or html (default: ${DEFAULT-VALUE}).")
    private Format format = Format.MARKDOWN;

    @Override
    public Integer call() {
        PaperSelection asked =
                PaperSelection.of(words.isEmpty() ? "cited:yes" : String.join(" ", words));
        if (!asked.problems().isEmpty()) {
            throw new ParameterException(spec.commandLine(), String.join("; ", asked.problems()));
        }
        PrintWriter out = spec.commandLine().getOut();
        return CommandIndex.with(
                commands,
                spec.commandLine().getErr(),
                workspace -> {
                    workspace.readNotesOnce((uri, text) -> true);
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        List<Paper> papers =
                                asked.rows(snapshot).stream()
                                        .map(Row::paper)
                                        .flatMap(java.util.Optional::stream)
                                        .toList();
                        PaperMatrix matrix =
                                PaperMatrix.of(snapshot, papers, columns, workspace.conventions());
                        switch (format) {
                            case CSV -> out.print(matrix.csv());
                            case HTML -> out.print(matrix.html(PaperNotes::lineLink));
                            case MARKDOWN ->
                                    matrix.markdown(
                                                    one ->
                                                            PaperNotes.lineLink(
                                                                    one, commands.folder()))
                                            .forEach(out::println);
                        }
                        out.flush();
                        return papers.isEmpty() ? Commands.PROBLEMS : Commands.SUCCESS;
                    }
                });
    }
}
