package glossa.cli;

import glossa.grammar.Position;
import glossa.paper.DisplayText;
import glossa.paper.Problem;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Problems as compilers print them: {@code file:line:column: severity code: message}, from 1. */
final class ProblemLines {
    private ProblemLines() {}

    /**
     * Prints the problems of several files, those below {@code base} by their path from there.
     *
     * @return whether one is worse than information
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

    /** Prints the problems of one file; whether one is worse than information. */
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
}
