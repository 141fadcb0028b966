package glossa.cli;

import glossa.grammar.Position;
import glossa.paper.DisplayText;
import glossa.paper.Problem;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Problems as compilers print them: {@code file:line:column: severity code: message}; lines and
 * columns count from 1.
 */
final class ProblemLines {
    private ProblemLines() {}

    /**
     * Prints the problems of several files.
     *
     * @param base files below this folder are printed by their path from there, others by their
     *     absolute path
     * @return whether one is a warning or an error
     */
    static boolean print(PrintWriter to, Path base, Map<Path, List<Problem>> problems) {
        boolean any = false;
        for (var entry : problems.entrySet()) {
            Path file = entry.getKey();
            any |=
                    print(
                            to,
                            file.startsWith(base) ? base.relativize(file) : file,
                            entry.getValue());
        }
        return any;
    }

    /**
     * Prints the problems of one file.
     *
     * @return whether one is a warning or an error
     */
    static boolean print(PrintWriter to, Path file, List<Problem> problems) {
        boolean any = false;
        for (Problem problem : problems) {
            Position start = problem.range().start();
            to.println(
                    file
                            + ":"
                            + (start.line() + 1)
                            + ":"
                            + (start.character() + 1)
                            + ": "
                            + problem.severity().name().toLowerCase(Locale.ROOT)
                            + " "
                            + problem.code()
                            + ": "
                            + DisplayText.line(problem.message()));
            any |= problem.severity().compareTo(Problem.Severity.WARNING) <= 0;
        }
        return any;
    }

    /** Reports that a note is not a text file, or cannot be opened. */
    static void printUnreadableNote(PrintWriter to, Path file) {
        to.println(file + ":1:1: error unreadable-note: cannot read this file as text");
    }
}
