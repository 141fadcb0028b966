package glossa.settings;

import glossa.grammar.Lines;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.DisplayText;
import glossa.paper.Problem;

import tools.jackson.core.TokenStreamLocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects the problems of a settings file, each at the place of the setting that it is about. */
final class SettingsProblems {
    /** Further problems are only counted. */
    static final int MAX_PROBLEMS = 100;

    /** UTF-16 units of a name in a message. */
    private static final int MAX_SHOWN_LENGTH = 60;

    /** UTF-16 units of a message of Jackson's, which may quote what it is about. */
    private static final int MAX_MESSAGE_LENGTH = 200;

    private final String toml;
    private final Lines lines;
    private final List<Problem> problems = new ArrayList<>();
    private Optional<Map<String, Integer>> firstInLine = Optional.empty();
    private int uncounted;

    /**
     * @param toml the text of the file
     */
    SettingsProblems(String toml) {
        this.toml = toml;
        this.lines = Lines.of(toml);
    }

    /** The problems so far, in the order in which they were added; the last one counts the rest. */
    List<Problem> all() {
        List<Problem> all = new ArrayList<>(problems);
        if (uncounted > 0) {
            all.add(
                    new Problem(
                            lines.range(new Span(0, 0)),
                            Problem.Severity.WARNING,
                            "settings",
                            "and "
                                    + uncounted
                                    + (uncounted == 1 ? " more problem" : " more problems")));
        }
        return List.copyOf(all);
    }

    /**
     * Adds that the setting {@code name} has a wrong value: {@code 'to' must be record or note}.
     */
    void mustBe(String name, String allowed) {
        add(name, shown(name) + " must be " + allowed);
    }

    /** Reports an unknown setting {@code name}. */
    void unknownSetting(String name) {
        add(name, "unknown setting " + shown(name));
    }

    /** A name in quotation marks, in one line and not longer than fits in it. */
    static String shown(String name) {
        String line =
                DisplayText.line(name.substring(0, Math.min(name.length(), MAX_SHOWN_LENGTH)));
        return "'" + line + (name.length() > MAX_SHOWN_LENGTH ? "…" : "") + "'";
    }

    /**
     * Adds a problem at a setting or value. Jackson gives no place for a value that it could read,
     * so {@code name} is searched in the text: at the start of a line, otherwise anywhere.
     */
    void add(String name, String message) {
        if (problems.size() >= MAX_PROBLEMS) {
            uncounted++;
            return;
        }
        if (firstInLine.isEmpty()) {
            firstInLine = Optional.of(firstInLine());
        }
        Integer inLine = firstInLine.get().get(name);
        int start = inLine == null ? Math.max(0, toml.indexOf(name)) : inLine;
        Span span = new Span(start, Math.min(toml.length(), start + name.length()));
        problems.add(new Problem(lines.range(span), Problem.Severity.WARNING, "settings", message));
    }

    /** The bare names that begin lines, each with its first offset. */
    private Map<String, Integer> firstInLine() {
        Map<String, Integer> first = new HashMap<>();
        for (int line = 0; line < lines.count(); line++) {
            int start = lines.start(line);
            int lineEnd = lines.end(line);
            while (start < lineEnd && " \t".indexOf(toml.charAt(start)) >= 0) {
                start++;
            }
            int end = start;
            while (end < lineEnd && isBare(toml.charAt(end))) {
                end++;
            }
            if (end > start) {
                first.putIfAbsent(toml.substring(start, end), start);
            }
        }
        return first;
    }

    /** Whether a character needs no quotation marks in a name (TOML 1.0.0, "Keys"). */
    private static boolean isBare(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '_'
                || c == '-';
    }

    /** Adds a syntax error, where Jackson found it. */
    void addError(TokenStreamLocation location, String message) {
        int line = Math.max(0, location.getLineNr() - 1);
        int character = Math.max(0, location.getColumnNr() - 1);
        addError(
                Range.of(line, character, line, character + 1),
                DisplayText.line(message.lines().findFirst().orElse(message)));
    }

    /** Adds a syntax error at the character at {@code offset}. */
    void addError(int offset, String message) {
        addError(lines.range(new Span(offset, Math.min(offset + 1, toml.length()))), message);
    }

    private static String cut(String message) {
        return message.substring(0, MAX_MESSAGE_LENGTH) + "…";
    }

    private void addError(Range range, String message) {
        String whole = message.length() > MAX_MESSAGE_LENGTH ? cut(message) : message;
        problems.add(new Problem(range, Problem.Severity.ERROR, "settings", whole));
    }
}
