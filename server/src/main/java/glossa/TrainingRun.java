package glossa;

import glossa.cli.Commands;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
        PrintStream out = System.out;
        PrintStream err = System.err;
        PrintStream nowhere =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        for (String command : Arrays.copyOf(arguments, arguments.length - 1)) {
            int _ = Commands.run(command.split("\t", -1));
        }
        System.setOut(out);
        System.setErr(err);
        Main.main(arguments[arguments.length - 1].split("\t", -1));
    }
}
