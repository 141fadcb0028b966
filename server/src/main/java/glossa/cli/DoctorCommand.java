package glossa.cli;

import glossa.indexing.IndexFolders;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/**
 * {@code glossa doctor}: a report on the machine and a workspace, which can be pasted into an
 * issue: without {@code --private} it holds no path, title, key or name of a person.
 */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Report what Glossa finds in the workspace that FOLDER is in, and how to fix what is"
                    + " wrong.",
            "The report contains no paths, titles, keys or names, so it can be shared."
        })
final class DoctorCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Commands commands;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Option(names = "--private", description = "Include paths and messages in the report.")
    private boolean isPrivate;

    @Option(
            names = "--editor-settings",
            paramLabel = "JSON",
            description = "The settings of an editor, in the shape of .glossa.toml.")
    private String editorSettings = "";

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "A folder of the workspace (default: the current folder).")
    private Path folder = Path.of("");

    @Override
    public Integer call() {
        Path start = commands.existingFolder(folder, spec.commandLine());
        Path root = IndexFolders.workspaceOf(start, commands.folder());
        return new DoctorReport(spec.commandLine().getOut(), root, isPrivate, editorSettings)
                        .print()
                ? Commands.SUCCESS
                : Commands.PROBLEMS;
    }
}
