package glossa.settings;

import glossa.grammar.Dialect;
import glossa.grammar.NoteConventions;
import glossa.grammar.Range;
import glossa.paper.KeyRule;
import glossa.paper.Problem;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.toml.TomlMapper;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@link Settings} from the file's TOML and the editor's JSON. */
final class SettingsReader {
    private SettingsReader() {}

    /** See {@link Settings#of(String, String)}. */
    static Settings read(String toml, String editor) {
        boolean isSilent =
                toml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
        if (isSilent && editor.isEmpty()) {
            // Nothing is said: the readers of the formats need not start for it.
            return Settings.DEFAULT;
        }
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        List<Problem> problems = new ArrayList<>();
        try {
            if (!isSilent) {
                file = (ObjectNode) TomlMapper.builder().build().readTree(toml);
            }
        } catch (JacksonException e) {
            problems.add(
                    problem(
                            e.getLocation(),
                            "this is no TOML, so none of the settings holds: "
                                    + e.getOriginalMessage()));
        }
        Settings ofFile = of(file, toml);
        problems.addAll(ofFile.problems());
        return (editor.isEmpty() ? ofFile : of(merged(json(editor), file), toml)).with(problems);
    }

    /** See {@link Settings#problemsOf}. */
    static List<String> problems(String editor) {
        return editor.isEmpty()
                ? List.of()
                : of(json(editor), "").problems().stream().map(Problem::message).toList();
    }

    /** The editor's settings; none where it is no object that it gives. */
    private static ObjectNode json(String editor) {
        try {
            return JsonMapper.builder().build().readTree(editor) instanceof ObjectNode object
                    ? object
                    : JsonNodeFactory.instance.objectNode();
        } catch (JacksonException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }

    private static ObjectNode merged(ObjectNode less, ObjectNode more) {
        ObjectNode both = less.deepCopy();
        for (var property : more.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (value instanceof ObjectNode table && both.get(name) instanceof ObjectNode other) {
                both.set(name, merged(other, table));
            } else if (name.equals("corpus")
                    && value instanceof ArrayNode paths
                    && both.get(name) instanceof ArrayNode others) {
                both.set(name, paths.deepCopy().addAll(others));
            } else {
                both.set(name, value);
            }
        }
        return both;
    }

    private static Settings of(ObjectNode root, String toml) {
        List<Problem> problems = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        Settings usual = Settings.DEFAULT;
        boolean discover = usual.discover();
        KeyRule keys = usual.keyRule();
        Optional<String> keyFile = usual.keyFile();
        NoteConventions conventions = usual.conventions();
        Settings.ShownProvenance provenance = usual.hoverProvenance();
        Settings.DefinitionTo definition = usual.definitionTo();
        boolean keepsOldKey = usual.keepsOldKey();
        SeverityOverrides levels = usual.severities();
        boolean mentions = usual.mentionHints();
        Optional<String> template = usual.noteTemplate();
        Settings.ShownHints hints = usual.keyHints();
        for (var property : root.properties()) {
            JsonNode value = property.getValue();
            SettingsSection table = new SettingsSection(value, toml, problems);
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
                        JsonNode path = entry.isString() ? entry : entry.path("path");
                        if (path.isString()) {
                            paths.add(path.stringValue());
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
                            problems.add(unknownSetting(toml, key.getKey()));
                        } else if (!key.getValue().isString()) {
                            problems.add(
                                    problem(
                                            toml,
                                            key.getKey(),
                                            "'" + key.getKey() + "' is a text in quotes"));
                        }
                    }
                }
                case "notes" -> {
                    conventions = conventions(value, toml, problems);
                    template = Optional.of(text(value, "template", "")).filter(t -> !t.isEmpty());
                }
                case "diagnostics" -> levels = SeverityOverrides.of(value, toml, problems);
                case "mentions" -> mentions = table.flag("hints", mentions);
                case "rename" -> keepsOldKey = table.flag("keep-old-key", keepsOldKey);
                case "hover" -> provenance = table.choice("provenance", provenance);
                case "definition" -> definition = table.choice("to", definition);
                case "hints" -> hints = table.choice("keys", hints);
                default -> problems.add(unknownSetting(toml, property.getKey()));
            }
        }
        return new Settings(
                discover,
                paths,
                keys,
                keyFile,
                conventions,
                provenance,
                definition,
                keepsOldKey,
                levels,
                mentions,
                template,
                hints,
                problems);
    }

    private static NoteConventions conventions(
            JsonNode table, String toml, List<Problem> problems) {
        Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
        Set<String> folders = new LinkedHashSet<>();
        Set<String> motivations = new LinkedHashSet<>();
        for (var list : table.properties()) {
            for (JsonNode element : list.getValue()) {
                String name =
                        element.isString() ? element.stringValue().toLowerCase(Locale.ROOT) : "";
                switch (list.getKey()) {
                    case "literature" -> folders.add(name.replaceAll("[\\s_-]+", ""));
                    case "motivations" -> motivations.add(name);
                    case "dialects" ->
                            Arrays.stream(Dialect.values())
                                    .filter(dialect -> dialectName(dialect).equals(name))
                                    .findFirst()
                                    .ifPresentOrElse(
                                            dialects::add,
                                            () ->
                                                    problems.add(
                                                            problem(
                                                                    toml,
                                                                    element.asString(),
                                                                    "the dialects are "
                                                                            + dialectNames())));
                    default -> {
                        // Told once for the list, below.
                    }
                }
            }
            if (list.getKey().equals("template")) {
                if (!list.getValue().isString()) {
                    problems.add(problem(toml, "template", "'template' is a text in quotes"));
                }
            } else if (!List.of("literature", "motivations", "dialects").contains(list.getKey())) {
                problems.add(unknownSetting(toml, list.getKey()));
            } else if (!list.getValue().isArray()) {
                problems.add(
                        problem(
                                toml,
                                list.getKey(),
                                "'" + list.getKey() + "' is a list: [\"...\"]"));
            }
        }
        NoteConventions usual = NoteConventions.DEFAULT;
        return new NoteConventions(
                table.path("dialects").isArray() ? dialects : usual.dialects(),
                table.path("literature").isArray() ? folders : usual.literatureFolders(),
                table.path("motivations").isArray() ? motivations : usual.motivations());
    }

    private static String dialectName(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String dialectNames() {
        return Arrays.stream(Dialect.values())
                .map(SettingsReader::dialectName)
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode table, String name, String otherwise) {
        JsonNode value = table.path(name);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : otherwise;
    }

    static Problem unknownSetting(String toml, String name) {
        return problem(toml, name, "Glossa knows no setting '" + name + "'");
    }

    /**
     * The parser tells no place of a value that it could read, so the name is looked up in the
     * text: where a line begins with it, else wherever it stands.
     */
    static Problem problem(String toml, String name, String message) {
        Matcher line =
                Pattern.compile("(?m)^[ \\t]*(" + Pattern.quote(name) + ")\\b").matcher(toml);
        int at = line.find() ? line.start(1) : Math.max(0, toml.indexOf(name));
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
