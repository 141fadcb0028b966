package glossa.paper;

import glossa.grammar.Position;
import glossa.grammar.Range;

import java.nio.file.Path;
import java.util.List;

/**
 * What is wrong in a note or in a source, and where.
 *
 * @param range the place
 * @param severity how bad it is
 * @param code the documented rule, such as {@code unknown-key}
 * @param message one sentence: what is wrong, what to do
 * @param related other places that belong to it
 */
public record Problem(
        Range range, Severity severity, String code, String message, List<Related> related) {
    public Problem {
        related = List.copyOf(related);
    }

    /** More of one file are not kept: they tell a reader nothing new. */
    public static final int MAX_IN_FILE = 10_000;

    /** A problem with no other places. */
    public Problem(Range range, Severity severity, String code, String message) {
        this(range, severity, code, message, List.of());
    }

    /** This problem, counted from {@code base}, counted from where that is counted from. */
    public Problem from(Position base) {
        return new Problem(range.from(base), severity, code, message, related);
    }

    /** How bad a problem is, in LSP's order. */
    public enum Severity {
        ERROR,
        WARNING,
        INFORMATION,
        HINT
    }

    /** Another place that belongs to a problem, and why. */
    public record Related(Path file, Range range, String message) {}
}
