package glossa.cli;

import glossa.notes.Note;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Snapshot;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** {@code glossa refresh}: brings literature notes and generated blocks up to date. */
@Command(
        name = "refresh",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Bring notes up to date: blocks between <!-- glossa: list QUERY --> or <!-- glossa:"
                    + " matrix QUERY --> and <!-- /glossa -->, and literature notes that were made"
                    + " from a template.",
            "What you wrote stays. Where you and the source changed the same lines, yours stay and"
                    + " the new ones are printed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all notes are up to date",
            "1:with --check, a note is not; else, one could not be written",
            "2:a path or an option is wrong"
        })
final class RefreshCommand extends WorkspaceCommand {
    @Parameters(
            arity = "1..*",
            paramLabel = "PATH",
            description = "A note, or a folder with notes.")
    private List<Path> paths = List.of();

    @Option(names = "--check", description = "Write nothing; end with 1 if a note is stale.")
    private boolean isCheck;

    @Option(names = "--dry-run", description = "Print what would change as diff -u does.")
    private boolean isDryRun;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        List<FileArgument> notes = FileArgument.notes(paths, commands, spec.commandLine());
        return CommandIndex.with(
                commands,
                err,
                workspace -> {
                    workspace.readNotesOnce((uri, text) -> true);
                    int code = Commands.SUCCESS;
                    try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
                        NoteWriter writer =
                                new NoteWriter(workspace, snapshot, commands, spec.commandLine());
                        for (FileArgument argument : notes) {
                            String uri = argument.file().toUri().toString();
                            if (isCheck) {
                                Optional<String> text = SourceFiles.text(argument.file());
                                boolean isStale =
                                        text.isEmpty()
                                                || !writer.isFresh(
                                                        Note.of(
                                                                uri,
                                                                0,
                                                                text.get(),
                                                                workspace.conventions()));
                                if (isStale) {
                                    out.println(argument.written() + ": stale");
                                    code = Commands.PROBLEMS;
                                }
                            } else if (!writer.refresh(uri, argument.isNamed(), isDryRun)) {
                                code = Commands.PROBLEMS;
                            }
                        }
                    }
                    return code;
                });
    }
}
