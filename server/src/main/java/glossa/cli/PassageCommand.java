package glossa.cli;

import glossa.features.quotations.TextPassages;
import glossa.features.quotations.TextPassages.Passage;
import glossa.paper.DisplayText;
import glossa.source.json.JsonWriter;
import glossa.workspace.Snapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** {@code glossa passage}: the pages of papers that have some words. */
@Command(
        name = "passage",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Find where you read something: the pages of papers that have these words, exactly or"
                    + " nearly, exact ones first.",
            "The texts of the papers are those that the settings name ([text] pdf): by default of"
                    + " papers that the notes cite."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a passage was found",
            "1:none was found",
            "2:an option is wrong, or the search could not run"
        })
final class PassageCommand extends WorkspaceCommand {
    @Parameters(arity = "1..*", paramLabel = "WORDS", description = "What you remember of it.")
    private List<String> words = List.of();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most N passages (default: ${DEFAULT-VALUE}).")
    private int limit = 10;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text or json, one object a line (default: text on a terminal, else json).")
    private Optional<LineFormat> format = Optional.empty();

    @Override
    public Integer call() {
        Commands.checkLimit(spec, limit);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        boolean isJson = format.map(LineFormat.JSON::equals).orElse(!Commands.isTerminal());
        return CommandIndex.with(
                commands,
                err,
                workspace -> {
                    workspace.readNotesOnce((uri, text) -> true);
                    CommandIndex.readTexts(workspace, workspace.notes(), err);
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        if (snapshot.texts().files().isEmpty()) {
                            err.println(
                                    "glossa: no texts of papers; they are read of PDFs that records"
                                            + " name (file), or that are named papers/KEY.pdf");
                        }
                        List<Passage> found =
                                TextPassages.of(snapshot, String.join(" ", words), limit);
                        found.forEach(one -> out.println(isJson ? json(one) : text(one)));
                        return found.isEmpty() ? Commands.PROBLEMS : Commands.SUCCESS;
                    }
                });
    }

    private static String text(Passage passage) {
        return DisplayText.line(passage.citation() + "  " + passage.title())
                + (passage.isExact() ? "" : " (nearly)")
                + "\n    "
                + DisplayText.line(String.join("", passage.around()));
    }

    /**
     * <pre>
     * {"key":"…","title":"…","page":"12","file":"…","exact":true,"share":100,
     *  "before":"…","words":"…","after":"…"}
     * </pre>
     *
     * <p>{@code share} is that of the words that the passage has, in percent.
     */
    private static String json(Passage passage) {
        return JsonWriter.object(
                json ->
                        json.put("key", passage.key())
                                .put("title", passage.title())
                                .put("page", passage.label())
                                .put("file", passage.file().toString())
                                .put("exact", passage.isExact())
                                .put("share", Math.round(100 * passage.share()))
                                .put("before", passage.around().get(0))
                                .put("words", passage.around().get(1))
                                .put("after", passage.around().get(2)));
    }
}
