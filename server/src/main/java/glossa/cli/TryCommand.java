package glossa.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/**
 * {@code glossa try}. The launchers run it themselves, as {@code bin/try}, where the sample
 * workspace is installed; this class represents it in the help text, and runs if there is no
 * sample.
 */
@Command(
        name = "try",
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        description = "Show the main features on a sample workspace.")
final class TryCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before the command runs
    private CommandSpec spec;

    @Option(
            names = "--editor",
            paramLabel = "NAME",
            description =
                    "Open the sample in this editor: nvim, emacs, hx or code (default: show a tour"
                            + " in the terminal).")
    @SuppressWarnings("UnusedVariable") // read by bin/try
    private String editor = "";

    @Override
    public Integer call() {
        spec.commandLine()
                .getErr()
                .println(
                        "glossa: 'try' needs the sample workspace, which the jar does not hold: run"
                                + " the launcher of an installed package, or server/bin/glossa in"
                                + " the repository");
        return Commands.CANNOT_RUN;
    }
}
