package glossa;

import glossa.cli.Commands;
import glossa.cli.ServerProcess;

import java.util.Optional;
import java.util.logging.LogManager;

/** The program {@code glossa}: starts the language server or runs one command. */
public final class Main {
    private Main() {}

    /**
     * Runs the server or a command, and ends the process with its exit code: 0 for success, 1 if
     * problems were found, 2 if it could not run.
     */
    public static void main(String[] arguments) {
        // Lucene and LSP4J log by java.util.logging; nobody reads that, and its set-up delays the
        // start.
        LogManager.getLogManager().reset();
        Optional<ServerProcess> server = ServerProcess.of(arguments);
        if (server.isPresent()) {
            server.get().run();
        } else {
            System.exit(Commands.run(arguments));
        }
    }
}
