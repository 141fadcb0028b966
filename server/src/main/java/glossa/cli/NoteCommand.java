package glossa.cli;

import glossa.features.reading.LiteratureNoteText;
import glossa.features.reading.LiteratureNoteText.Rendered;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.features.reading.PaperMarks.FoundMarks;
import glossa.notes.NoteSummary;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/** {@code glossa note}: creates literature notes, or refreshes them. */
@Command(
        name = "note",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Create the literature notes of papers, from the template that the settings name"
                    + " ([notes] template).",
            "A note that is there is left as it is; with --refresh, it gets what the record and the"
                    + " marks in the paper's PDFs have new, and what you wrote stays."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is done",
            "1:a note is there already, or cannot be made",
            "2:a key or an option is wrong"
        })
final class NoteCommand extends WorkspaceCommand {
    @Parameters(arity = "1..*", paramLabel = "KEY", description = "A paper's key.")
    private List<String> keys = List.of();

    @Option(names = "--refresh", description = "Bring notes that are there up to date.")
    private boolean isRefresh;

    @Option(names = "--dry-run", description = "Print what would be written, and write nothing.")
    private boolean isDryRun;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        return CommandIndex.with(
                commands,
                err,
                workspace -> {
                    workspace.readNotesOnce((uri, text) -> true);
                    int code = Commands.SUCCESS;
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        for (String key : keys) {
                            code = Math.max(code, of(workspace, snapshot, key, err));
                        }
                    }
                    return code;
                });
    }

    private int of(Workspace workspace, Snapshot snapshot, String written, PrintWriter err) {
        String name = written.startsWith("@") ? written.substring(1) : written;
        Optional<Paper> found = snapshot.corpus().paper(name);
        if (found.isEmpty()) {
            err.println("glossa: no paper " + name);
            return Commands.CANNOT_RUN;
        }
        Paper paper = found.get();
        List<NoteSummary> there = LiteratureNoteText.existing(snapshot, paper);
        if (!there.isEmpty() && isRefresh) {
            return new NoteWriter(workspace, snapshot, commands, spec.commandLine())
                            .refresh(there.getFirst().uri(), true, isDryRun)
                    ? Commands.SUCCESS
                    : Commands.PROBLEMS;
        }
        if (!there.isEmpty()) {
            err.println(
                    "glossa: there is a note of " + paper.key() + ": " + shown(there.getFirst()));
            return Commands.PROBLEMS;
        }
        return create(workspace, snapshot, paper, err);
    }

    private String shown(NoteSummary note) {
        return glossa.notes.Note.file(note.uri())
                .map(file -> NoteWriter.shown(commands, file))
                .orElse(note.uri());
    }

    private int create(Workspace workspace, Snapshot snapshot, Paper paper, PrintWriter err) {
        Inputs inputs = NoteWriter.inputs(workspace, snapshot);
        Optional<Path> file =
                LiteratureNoteText.newFile(
                        snapshot, inputs.settings(), workspace.folders().getFirst(), paper);
        if (file.isEmpty()) {
            err.println(
                    "glossa: the file of the note of "
                            + paper.key()
                            + " is there already, or outside the workspace");
            return Commands.PROBLEMS;
        }
        FoundMarks marks = inputs.marks().apply(paper);
        Rendered text =
                LiteratureNoteText.of(
                        snapshot, inputs.settings(), paper, marks.all(), inputs.today());
        text.problem().or(marks::problem).ifPresent(why -> err.println("glossa: " + why));
        String shown = NoteWriter.shown(commands, file.get());
        if (isDryRun) {
            spec.commandLine().getOut().println("--- " + shown);
            spec.commandLine().getOut().print(text.text());
            return Commands.SUCCESS;
        }
        try {
            Files.createDirectories(file.get().toAbsolutePath().getParent());
            Files.writeString(file.get(), text.text(), StandardOpenOption.CREATE_NEW);
            workspace
                    .rendered()
                    .written(
                            LiteratureNoteText.renderedName(paper, file.get().toUri().toString()),
                            text.text());
        } catch (IOException e) {
            err.println("glossa: " + shown + " cannot be written: " + e);
            return Commands.PROBLEMS;
        }
        spec.commandLine().getOut().println(shown);
        return Commands.SUCCESS;
    }
}
