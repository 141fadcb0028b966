package glossa.cli;

import glossa.features.reading.AnnotationExport;
import glossa.features.reading.PaperAnnotations;
import glossa.features.reading.PaperAnnotations.PaperAnnotation;
import glossa.features.reading.PaperNotes;
import glossa.grammar.NoteConventions;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code glossa notes}: what the reader wrote about papers. */
@Command(
        name = "notes",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Print what you wrote about papers, in all notes of the workspace that the current"
                    + " folder is in: quotations, remarks and questions.",
            "markdown is a document, grouped by the places in the paper, each line with its link."
                    + " jsonl is an object a line; jsonld is W3C's Web Annotation Data Model."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:something was printed",
            "1:nothing was written about these papers",
            "2:a key or an option is wrong, or the notes could not be read"
        })
final class NotesCommand extends WorkspaceCommand {
    enum Format {
        MARKDOWN,
        JSONL,
        JSONLD;

        @Override
        public String toString() {
            return Commands.optionValue(this);
        }
    }

    @Parameters(
            arity = "0..*",
            paramLabel = "KEY",
            description = "A paper's key (default: all papers that notes cite).")
    private List<String> keys = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "markdown, jsonl or jsonld (default: ${DEFAULT-VALUE}).")
    private Format format = Format.MARKDOWN;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        return CommandIndex.with(
                commands,
                err,
                workspace -> {
                    workspace.readNotesOnce((uri, text) -> true);
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        return print(snapshot, workspace.conventions(), err);
                    }
                });
    }

    private int print(Snapshot snapshot, NoteConventions conventions, PrintWriter err) {
        Map<String, List<PaperAnnotation>> byPaper = new LinkedHashMap<>();
        boolean isAnyUnknown = false;
        for (String written : keys) {
            String name = written.startsWith("@") ? written.substring(1) : written;
            List<PaperAnnotation> found =
                    PaperAnnotations.of(snapshot, name, conventions, PaperNotes.MAX_LENGTH);
            boolean isKnown = snapshot.corpus().has(name);
            if (!isKnown && found.isEmpty()) {
                err.println("glossa: no paper " + name + unknown(snapshot, name));
                isAnyUnknown = true;
            }
            byPaper.put(snapshot.corpus().paper(name).map(Paper::key).orElse(name), found);
        }
        if (keys.isEmpty()) {
            for (PaperAnnotation one : PaperAnnotations.all(snapshot, conventions)) {
                byPaper.computeIfAbsent(one.key(), key -> new ArrayList<>()).add(one);
            }
        }
        byPaper.values().removeIf(List::isEmpty);
        print(snapshot, byPaper);
        return isAnyUnknown
                ? Commands.CANNOT_RUN
                : byPaper.isEmpty() ? Commands.PROBLEMS : Commands.SUCCESS;
    }

    private static String unknown(Snapshot snapshot, String name) {
        List<String> nearest = snapshot.corpus().nearest(name, 1);
        return nearest.isEmpty() ? "" : "; did you mean " + nearest.getFirst() + "?";
    }

    private void print(Snapshot snapshot, Map<String, List<PaperAnnotation>> byPaper) {
        PrintWriter out = spec.commandLine().getOut();
        List<PaperAnnotation> all = byPaper.values().stream().flatMap(List::stream).toList();
        switch (format) {
            case JSONL -> all.forEach(one -> out.println(AnnotationExport.line(one)));
            case JSONLD -> out.println(AnnotationExport.jsonLd(snapshot, all));
            case MARKDOWN -> {
                String blank = "";
                for (var paper : byPaper.entrySet()) {
                    out.print(blank);
                    out.print(
                            PaperNotes.markdown(
                                    snapshot,
                                    paper.getKey(),
                                    paper.getValue(),
                                    one -> PaperNotes.lineLink(one, commands.folder())));
                    blank = "\n";
                }
            }
        }
    }
}
