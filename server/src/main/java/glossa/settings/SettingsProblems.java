package glossa.settings;

import glossa.grammar.Lines;
import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.Problem;

import tools.jackson.core.TokenStreamLocation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Collects the problems of a settings file, each at the place of the setting that it is about. */
final class SettingsProblems {
    private final String toml;
    private final List<Problem> problems = new ArrayList<>();

    /**
     * @param toml the text of the file
     */
    SettingsProblems(String toml) {
        this.toml = toml;
    }

    /** The problems so far, in the order in which they were added. */
    List<Problem> all() {
        return List.copyOf(problems);
    }

    /**
     * Adds that the setting {@code name} has a wrong value: {@code 'to' must be record or note}.
     */
    void mustBe(String name, String allowed) {
        add(name, "'" + name + "' must be " + allowed);
    }

    /** Reports an unknown setting {@code name}. */
    void unknownSetting(String name) {
        add(name, "unknown setting '" + name + "'");
    }

    /**
     * Adds a problem at a setting or value. Jackson gives no place for a value that it could read,
     * so {@code name} is searched in the text: at the start of a line, otherwise anywhere.
     */
    void add(String name, String message) {
        Matcher line =
                Pattern.compile("(?m)^[ \\t]*(" + Pattern.quote(name) + ")\\b").matcher(toml);
        int start = line.find() ? line.start(1) : Math.max(0, toml.indexOf(name));
        Span span = new Span(start, Math.min(toml.length(), start + name.length()));
        problems.add(
                new Problem(
                        Lines.of(toml).range(span), Problem.Severity.WARNING, "settings", message));
    }

    /** Adds a syntax error, where Jackson found it. */
    void addError(TokenStreamLocation location, String message) {
        int line = Math.max(0, location.getLineNr() - 1);
        int character = Math.max(0, location.getColumnNr() - 1);
        problems.add(
                new Problem(
                        Range.of(line, character, line, character + 1),
                        Problem.Severity.ERROR,
                        "settings",
                        message.lines().findFirst().orElse(message)));
    }
}
