package glossa.paper;

import glossa.grammar.Position;
import glossa.grammar.Range;

import java.nio.file.Path;
import java.util.List;

/**
 * A problem in a note or in a source.
 *
 * @param range its place
 * @param severity its severity
 * @param code the code of the check, such as {@code unknown-key}
 * @param message one sentence: what is wrong, and what to do
 * @param related other places that belong to it
 */
public record Problem(
        Range range, Severity severity, String code, String message, List<Related> related) {
    public Problem {
        related = List.copyOf(related);
    }

    /** The maximum number of problems that are kept for one file. */
    public static final int MAX_IN_FILE = 10_000;

    /** A problem without related places. */
    public Problem(Range range, Severity severity, String code, String message) {
        this(range, severity, code, message, List.of());
    }

    /** This problem with its range shifted by {@code base}. */
    public Problem from(Position base) {
        return new Problem(range.from(base), severity, code, message, related);
    }

    /** Severities, in the order of LSP. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION,
        HINT
    }

    /** Another place that belongs to a problem, with a message. */
    public record Related(Path file, Range range, String message) {}
}
