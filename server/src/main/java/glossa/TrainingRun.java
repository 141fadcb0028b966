package glossa;

import glossa.cli.Commands;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The process from which the build of the runtime image makes the start-up cache: runs some
 * commands, then the server, all in one JVM, since a cache has what one process loaded.
 */
final class TrainingRun {
    private TrainingRun() {}

    /**
     * @param arguments the commands, each with its words separated by tabs; what they print is
     *     discarded. The last one is that of {@link Main}
     */
    public static void main(String[] arguments) {
        Path folder = Path.of("").toAbsolutePath();
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        for (String command : Arrays.copyOf(arguments, arguments.length - 1)) {
            int _ = Commands.run(folder, nowhere, nowhere, command.split("\t", -1));
        }
        Main.main(arguments[arguments.length - 1].split("\t", -1));
    }
}
