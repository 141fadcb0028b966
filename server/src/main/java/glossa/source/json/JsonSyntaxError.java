package glossa.source.json;

import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.source.SourceText;

import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

import java.util.Locale;

/**
 * A syntax error in a JSON text, with a message for users: Jackson's messages mention its own
 * settings and character codes.
 *
 * @param offset the offset in the text; its length if the text ends too early
 * @param message what is wrong and what to do
 */
public record JsonSyntaxError(int offset, String message) {
    /** The maximum nesting of arrays and objects. */
    public static final int MAX_DEPTH = 200;

    /** The error that {@code e} reports for {@code json}. */
    public static JsonSyntaxError of(JacksonException e, String json) {
        long told = e.getLocation() == null ? json.length() : e.getLocation().getCharOffset();
        int offset = (int) Math.max(0, Math.min(told, json.length()));
        return new JsonSyntaxError(
                offset, message(e, offset < json.length() ? json.charAt(offset) : 0));
    }

    /**
     * The problem of a source that contains the JSON.
     *
     * @param base the offset of the JSON in the source
     * @param rest what is read nevertheless
     */
    public Problem problem(SourceText source, int base, String rest) {
        int at = Math.min(base + offset, source.text().length());
        int end = Math.min(at + 1, source.text().length());
        return new Problem(
                source.lines().range(new Span(at, end)),
                Problem.Severity.ERROR,
                "json-syntax",
                message + "; " + rest);
    }

    private static String message(JacksonException e, char found) {
        if (e instanceof UnexpectedEndOfInputException) {
            return "incomplete JSON: the file ends inside a value; save or export it again";
        }
        String told = String.valueOf(e.getOriginalMessage()).toLowerCase(Locale.ROOT);
        if (e instanceof StreamConstraintsException) {
            return told.contains("depth") || told.contains("nesting")
                    ? "arrays and objects are nested more than " + MAX_DEPTH + " levels deep"
                    : "this string or number is too long; shorten it";
        }
        if (told.contains("escape")) {
            return "invalid escape: expected \\\" \\\\ \\/ \\b \\f \\n"
                    + " \\r"
                    + " \\t or \\u and four digits; write \\\\ for a backslash";
        }
        if (told.contains("comma to separate")) {
            return "expected a comma before this; write one between "
                    + (told.contains("array") ? "values" : "members");
        }
        if (told.contains("colon")) {
            return "expected a colon here; write \"name\": value";
        }
        if (told.contains("property name") || told.contains("field name")) {
            return "expected a name in double quotes here; write \"name\": value";
        }
        if (told.contains("close marker") || found == '}' || found == ']') {
            return "unexpected closing bracket; close each { with } and each [ with ]";
        }
        if (told.contains("numeric")) {
            return "expected a number here; write strings in double quotes";
        }
        return "expected a value here; write a string in double quotes, a number, true, false or"
                + " null";
    }
}
