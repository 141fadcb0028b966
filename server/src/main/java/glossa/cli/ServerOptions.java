package glossa.cli;

import picocli.CommandLine;
import picocli.CommandLine.Option;

import java.util.Optional;
import java.util.OptionalLong;

/** The options of the server, with or without {@code serve}; see {@link ServerProcess}. */
final class ServerOptions {
    @Option(
            names = ServerProcess.STDIO,
            description = "Use standard input and output: the default, and the only transport.")
    @SuppressWarnings("UnusedVariable") // accepted because editors pass it
    private boolean stdio;

    @Option(
            names = ServerProcess.CLIENT_PROCESS_ID,
            paramLabel = "PID",
            description = "Exit when the editor's process, which has this id, ends.")
    private Optional<String> clientProcessId = Optional.empty();

    /**
     * Runs the server until its editor ends it.
     *
     * @return the exit code
     */
    int run(CommandLine line) {
        OptionalLong id = OptionalLong.empty();
        if (clientProcessId.isPresent()) {
            id = ServerProcess.processId(clientProcessId.get());
            if (id.isEmpty()) {
                throw new CommandLine.ParameterException(
                        line,
                        "Invalid value for option '"
                                + ServerProcess.CLIENT_PROCESS_ID
                                + "': expected a process id but was '"
                                + clientProcessId.get()
                                + "'");
            }
        }
        new ServerProcess(id).run();
        return Commands.SUCCESS;
    }
}
