package glossa.corpus;

import glossa.grammar.Range;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code .glossa.toml} says.
 *
 * <pre>
 * discover = true                    # false: only what is listed here
 *
 * [[corpus]]
 * path = "~/library/*.bib"           # a file, a folder or a glob; relative to this file, absolute, or ~
 *
 * [keys]
 * pattern = "{author}{year}{word}"   # papers that bring no key
 * title-pattern = "{system}"         # papers of which only the title is known
 * file = "keys.tsv"                  # keep the given names here, to share them with the notes
 * </pre>
 *
 * @param discover whether sources are also found without being listed
 * @param corpus the listed paths, the most trusted first
 * @param keys how papers without a key are named
 * @param keyFile where given names are kept, if not in the user's own state folder
 * @param problems what is wrong in the file
 */
public record Settings(
        boolean discover,
        List<String> corpus,
        KeyRule keys,
        Optional<String> keyFile,
        List<Problem> problems) {
    /** The file's name in a workspace folder. */
    public static final String FILE = ".glossa.toml";

    /** What holds without a file. */
    public static final Settings DEFAULT =
            new Settings(true, List.of(), KeyRule.DEFAULT, Optional.empty(), List.of());

    public Settings {
        corpus = List.copyOf(corpus);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the text of a settings file; what is wrong in it is a problem, and the default holds
     * there.
     */
    public static Settings of(String toml) {
        JsonNode root;
        try {
            root = TomlMapper.builder().build().readTree(toml);
        } catch (JacksonException e) {
            return new Settings(
                    true,
                    List.of(),
                    KeyRule.DEFAULT,
                    Optional.empty(),
                    List.of(
                            problem(
                                    e.getLocation(),
                                    "this is no TOML, so none of the settings holds: "
                                            + e.getOriginalMessage())));
        }
        List<Problem> problems = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        boolean discover = true;
        KeyRule keys = KeyRule.DEFAULT;
        Optional<String> keyFile = Optional.empty();
        for (var property : root.properties()) {
            JsonNode value = property.getValue();
            switch (property.getKey()) {
                case "discover" -> {
                    if (value.isBoolean()) {
                        discover = value.booleanValue();
                    } else {
                        problems.add(problem(toml, "discover", "'discover' is true or false"));
                    }
                }
                case "corpus" -> {
                    for (JsonNode entry : value.isArray() ? value : List.<JsonNode>of()) {
                        if (entry.path("path").isString()) {
                            paths.add(entry.path("path").stringValue());
                        } else {
                            problems.add(
                                    problem(
                                            toml,
                                            "corpus",
                                            "every [[corpus]] has a path = \"...\""));
                        }
                    }
                    if (!value.isArray()) {
                        problems.add(problem(toml, "corpus", "write [[corpus]] with two brackets"));
                    }
                }
                case "keys" -> {
                    if (!value.isObject()) {
                        problems.add(
                                problem(
                                        toml,
                                        "keys",
                                        "write [keys], and below it pattern = \"...\""));
                    }
                    keys =
                            new KeyRule(
                                    text(value, "pattern", keys.pattern()),
                                    text(value, "title-pattern", keys.titlePattern()));
                    String file = text(value, "file", "");
                    keyFile = file.isEmpty() ? Optional.empty() : Optional.of(file);
                    for (var key : value.properties()) {
                        if (!List.of("pattern", "title-pattern", "file").contains(key.getKey())) {
                            problems.add(unknown(toml, key.getKey()));
                        } else if (!key.getValue().isString()) {
                            problems.add(
                                    problem(
                                            toml,
                                            key.getKey(),
                                            "'" + key.getKey() + "' is a text in quotes"));
                        }
                    }
                }
                default -> problems.add(unknown(toml, property.getKey()));
            }
        }
        return new Settings(discover, paths, keys, keyFile, problems);
    }

    private static String text(JsonNode table, String name, String otherwise) {
        JsonNode value = table.path(name);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : otherwise;
    }

    private static Problem unknown(String toml, String name) {
        return problem(toml, name, "Glossa knows no setting '" + name + "'");
    }

    /**
     * The parser tells no place of a value that it could read, so the name is looked up in the
     * text.
     */
    private static Problem problem(String toml, String name, String message) {
        int at = Math.max(0, toml.indexOf(name));
        Range range =
                glossa.grammar.Lines.of(toml)
                        .range(
                                new glossa.grammar.Span(
                                        at, Math.min(toml.length(), at + name.length())));
        return new Problem(range, Problem.Severity.WARNING, "settings", message);
    }

    private static Problem problem(TokenStreamLocation place, String message) {
        int line = Math.max(0, place.getLineNr() - 1);
        int character = Math.max(0, place.getColumnNr() - 1);
        return new Problem(
                Range.of(line, character, line, character + 1),
                Problem.Severity.ERROR,
                "settings",
                message.lines().findFirst().orElse(message));
    }
}
