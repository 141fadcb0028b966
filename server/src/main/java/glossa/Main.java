package glossa;

import glossa.cli.Commands;
import glossa.cli.ServeCommand;

import java.util.logging.LogManager;

/** {@code glossa}: starts the language server, or with a command's name the command line. */
public final class Main {
    private Main() {}

    /**
     * Runs; the process ends with 0 where all was fine, 1 where problems were found, 2 where it
     * could not run.
     */
    public static void main(String[] arguments) {
        // Lucene and LSP4J log by java.util.logging, whose set-up costs more than all they have to
        // say.
        LogManager.getLogManager().reset();
        if (ServeCommand.isMeant(arguments)) {
            ServeCommand.run();
        } else {
            System.exit(Commands.run(arguments));
        }
    }
}
