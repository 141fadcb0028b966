package glossa.cli;

import glossa.lsp.TerminalTour;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code glossa tour}: what {@code bin/try} runs when no editor is named. */
@Command(
        name = "tour",
        hidden = true,
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Show the main features in the terminal; 'glossa try' runs this.")
final class TourCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private Commands commands;

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(
            arity = "1",
            paramLabel = "WORKSPACE",
            description = "A copy of the sample workspace.")
    private Path workspace = Path.of("");

    @Option(
            names = "--server",
            required = true,
            paramLabel = "LAUNCHER",
            description = "The program that starts the server.")
    private Path server = Path.of("");

    @Override
    public Integer call() {
        return TerminalTour.play(
                        commands.existingFolder(workspace, spec.commandLine()),
                        commands.existing(server, spec.commandLine()),
                        spec.commandLine().getOut())
                ? Commands.SUCCESS
                : Commands.PROBLEMS;
    }
}
