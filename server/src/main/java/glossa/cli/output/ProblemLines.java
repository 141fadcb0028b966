package glossa.cli.output;

import glossa.grammar.Position;
import glossa.paper.DisplayText;
import glossa.paper.Problem;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Problems as compilers print them: {@code file:line:column: severity code: message}; lines and
 * columns count from 1.
 */
public final class ProblemLines {
    private ProblemLines() {}

    /**
     * Prints the problems of several files.
     *
     * @param base files below this folder are printed by their path from there, others by their
     *     absolute path
     * @return whether one is a warning or an error
     */
    public static boolean print(PrintWriter to, Path base, Map<Path, List<Problem>> problems) {
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
     * Prints the first problems of several files, and how many there are besides.
     *
     * @param limit the number of lines
     * @param base as of {@link #print(PrintWriter, Path, Map)}
     * @return whether one of all is a warning or an error
     */
    public static boolean printFirst(
            int limit, PrintWriter to, Path base, Map<Path, List<Problem>> problems) {
        Map<Path, List<Problem>> first = new LinkedHashMap<>();
        int left = limit;
        int more = 0;
        boolean any = false;
        for (var entry : problems.entrySet()) {
            List<Problem> of = entry.getValue();
            int shown = Math.min(left, of.size());
            first.put(entry.getKey(), of.subList(0, shown));
            left -= shown;
            more += of.size() - shown;
            any |= of.stream().anyMatch(ProblemLines::isWrong);
        }
        boolean _ = print(to, base, first);
        if (more > 0) {
            to.println(
                    "and "
                            + count(more, "more problem")
                            + "; 'glossa check "
                            + base
                            + "' shows all");
        }
        return any;
    }

    /** {@code 1 paper}, {@code 2 papers}. */
    public static String count(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Whether a problem is more than a hint. */
    private static boolean isWrong(Problem problem) {
        return problem.severity().compareTo(Problem.Severity.WARNING) <= 0;
    }

    /**
     * Prints the problems of one file.
     *
     * @return whether one is a warning or an error
     */
    public static boolean print(PrintWriter to, Path file, List<Problem> problems) {
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
            any |= isWrong(problem);
        }
        return any;
    }

    /** Reports that a note is not a text file, or cannot be opened. */
    public static void printUnreadableNote(PrintWriter to, Path file) {
        to.println(file + ":1:1: error unreadable-note: cannot read this file as text");
    }
}
