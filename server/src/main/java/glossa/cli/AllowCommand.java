package glossa.cli;

import glossa.workspace.paths.AllowedFolders;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code glossa allow}: the folders outside their workspaces that workspaces may read. */
@Command(
        name = "allow",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = {
            "Allow workspaces to read FOLDER although it lies outside of them.",
            "The settings of a workspace may come from a stranger, so folders and globs that they"
                    + " name outside the workspace are read only if you allow it here. Nothing"
                    + " outside a workspace is ever written."
        })
final class AllowCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Commands commands;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "The folder.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--list", description = "List the folders that are allowed.")
    private boolean list;

    @Option(names = "--remove", description = "Do not allow FOLDER any more.")
    private boolean remove;

    @Override
    public Integer call() {
        AllowedFolders allowed = AllowedFolders.ofUser();
        if (list || folder.isEmpty()) {
            if (!list) {
                throw new ParameterException(spec.commandLine(), "name a folder, or use --list");
            }
            allowed.all().forEach(spec.commandLine().getOut()::println);
            return Commands.SUCCESS;
        }
        Path path = commands.folder().resolve(folder.get());
        try {
            if (!remove) {
                spec.commandLine().getOut().println("allowed: " + allowed.add(path));
                return Commands.SUCCESS;
            }
            if (allowed.remove(path)) {
                spec.commandLine().getOut().println("not allowed any more: " + path.normalize());
                return Commands.SUCCESS;
            }
            spec.commandLine().getErr().println("glossa: was not allowed: " + folder.get());
            return Commands.PROBLEMS;
        } catch (IOException e) {
            throw new ParameterException(
                    spec.commandLine(), "no such folder: " + folder.get() + " (" + e + ")", e);
        }
    }
}
