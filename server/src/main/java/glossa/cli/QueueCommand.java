package glossa.cli;

import glossa.features.PaperLabels;
import glossa.features.reading.ReadingQueue;
import glossa.features.reading.ReadingQueue.Entry;
import glossa.features.reading.ReadingQueue.Reason;
import glossa.notes.Note;
import glossa.paper.DisplayText;
import glossa.source.json.JsonWriter;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code glossa queue}: what to read next. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Print what to read next: papers that your notes cite and that you have not read,"
                    + " papers that are read and have no note, and, with --for, papers that fit"
                    + " the end of a note.",
            "What is read is told by the literature notes (status, read), and by Zotero's tags"
                    + " (/unread, /reading, /read)."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:there is something to read",
            "1:there is nothing",
            "2:an option is wrong, or the notes could not be read"
        })
final class QueueCommand extends WorkspaceCommand {
    @Option(names = "--for", paramLabel = "NOTE", description = "The note that you write.")
    private Optional<Path> writing = Optional.empty();

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Print at most N papers of each kind (default: ${DEFAULT-VALUE}).")
    private int limit = 20;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "text or json, one object a line (default: text on a terminal, else json).")
    private Optional<LineFormat> format = Optional.empty();

    @Override
    public Integer call() {
        Commands.checkLimit(spec, limit);
        PrintWriter err = spec.commandLine().getErr();
        Optional<Path> file = writing.map(path -> commands.existing(path, spec.commandLine()));
        return CommandIndex.with(
                commands,
                err,
                workspace -> {
                    workspace.readNotesOnce((uri, text) -> true);
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        List<Entry> entries =
                                ReadingQueue.of(
                                        snapshot,
                                        file.flatMap(path -> note(workspace, path)),
                                        limit);
                        print(entries);
                        return entries.isEmpty() ? Commands.PROBLEMS : Commands.SUCCESS;
                    }
                });
    }

    private static Optional<Note> note(Workspace workspace, Path file) {
        return SourceFiles.text(file)
                .map(text -> Note.of(file.toUri().toString(), 0, text, workspace.conventions()));
    }

    private void print(List<Entry> entries) {
        PrintWriter out = spec.commandLine().getOut();
        boolean isJson = format.map(LineFormat.JSON::equals).orElse(!Commands.isTerminal());
        Optional<Reason> last = Optional.empty();
        for (Entry entry : entries) {
            if (isJson) {
                out.println(json(entry));
                continue;
            }
            if (!last.equals(Optional.of(entry.reason()))) {
                out.println((last.isPresent() ? "\n" : "") + entry.reason().words() + ":");
                last = Optional.of(entry.reason());
            }
            out.println(
                    DisplayText.line(
                            "  "
                                    + entry.paper().key()
                                    + "  "
                                    + PaperLabels.line(entry.paper())
                                    + "  ("
                                    + entry.why()
                                    + ")"));
        }
    }

    /** {@code {"key":"…","title":"…","authors":"…","year":"…","reason":"…","why":"…"}}. */
    private static String json(Entry entry) {
        return JsonWriter.object(
                json ->
                        json.put("key", entry.paper().key())
                                .put("title", PaperLabels.title(entry.paper()))
                                .put("authors", PaperLabels.allAuthors(entry.paper()))
                                .put("year", entry.paper().year())
                                .put("reason", entry.reason().words())
                                .put("why", entry.why()));
    }
}
