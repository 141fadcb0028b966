package glossa.settings;

import glossa.grammar.Dialect;
import glossa.grammar.NoteConventions;
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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@link Settings} from the TOML of the file and the JSON of the editor. */
final class SettingsReader {
    /** UTF-16 units of a rule for keys; a key that it gives is bounded too. */
    private static final Pattern COLOUR =
            Pattern.compile("\\s*(\\p{L}{2,20})\\s*=\\s*#?([\\p{L}\\p{N}_/-]{1,60})\\s*");

    private static final int MAX_PATTERN_LENGTH = 200;

    private static final String INVALID = "invalid TOML: all settings in this file are ignored: ";

    private SettingsReader() {}

    /** See {@link Settings#of(String, String)}. */
    static Settings read(String text, String editor) {
        String toml = text.startsWith("\ufeff") ? text.substring(1) : text;
        boolean isFileEmpty =
                toml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
        if (isFileEmpty && editor.isEmpty()) {
            // Do not start Jackson, which takes time, for nothing.
            return Settings.DEFAULT;
        }
        SettingsProblems problems = new SettingsProblems(toml);
        ObjectNode file = isFileEmpty ? emptyTable() : parse(toml, problems);
        Settings fromFile = settings(file, problems);
        if (editor.isEmpty()) {
            return fromFile;
        }
        // The problems of the editor's settings are reported apart, by problems(editor).
        ObjectNode merged = merged(json(editor), file);
        return settings(merged, new SettingsProblems(toml)).with(fromFile.problems());
    }

    private static ObjectNode parse(String toml, SettingsProblems problems) {
        Optional<TomlBounds.TooLarge> tooLarge = TomlBounds.in(toml);
        if (tooLarge.isPresent()) {
            problems.addError(tooLarge.get().span().start(), INVALID + tooLarge.get().message());
            return emptyTable();
        }
        try {
            return (ObjectNode) TomlMapper.builder().build().readTree(toml);
        } catch (JacksonException e) {
            String message = INVALID + e.getOriginalMessage();
            TokenStreamLocation location = e.getLocation();
            if (location == null) {
                problems.addError(0, message);
            } else {
                problems.addError(location, message);
            }
        } catch (RuntimeException e) {
            // Jackson's reader lets what its numbers and dates throw pass.
            problems.addError(0, INVALID + e.getMessage());
        }
        return emptyTable();
    }

    /** See {@link Settings#problemsOf}. */
    static List<String> problems(String editor) {
        if (editor.isEmpty()) {
            return List.of();
        }
        List<String> messages = new ArrayList<>();
        try {
            JsonNode _ = JsonMapper.builder().build().readTree(editor);
        } catch (JacksonException e) {
            messages.add("invalid settings: all of them are ignored: " + e.getOriginalMessage());
        }
        for (Problem problem : settings(json(editor), new SettingsProblems("")).problems()) {
            messages.add(problem.message());
        }
        return messages;
    }

    /** The editor's settings; an empty table if they are not a JSON object. */
    private static ObjectNode json(String editor) {
        try {
            return JsonMapper.builder().build().readTree(editor) instanceof ObjectNode object
                    ? object
                    : emptyTable();
        } catch (JacksonException e) {
            return emptyTable();
        }
    }

    private static ObjectNode emptyTable() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Both tables, where {@code over} takes precedence, setting by setting. */
    private static ObjectNode merged(ObjectNode under, ObjectNode over) {
        ObjectNode merged = under.deepCopy();
        for (var property : over.properties()) {
            String name = property.getKey();
            JsonNode value = property.getValue();
            if (value instanceof ObjectNode table && merged.get(name) instanceof ObjectNode other) {
                merged.set(name, merged(other, table));
            } else if (name.equals("corpus")
                    && value instanceof ArrayNode paths
                    && merged.get(name) instanceof ArrayNode otherPaths) {
                merged.set(name, paths.deepCopy().addAll(otherPaths));
            } else {
                merged.set(name, value);
            }
        }
        return merged;
    }

    private static Settings settings(ObjectNode root, SettingsProblems problems) {
        Settings defaults = Settings.DEFAULT;
        boolean discover = defaults.discover();
        List<String> corpusPaths = defaults.corpusPaths();
        KeyRule keyRule = defaults.keyRule();
        Optional<String> keyFile = defaults.keyFile();
        NoteConventions conventions = defaults.conventions();
        Settings.ShownProvenance provenance = defaults.hoverProvenance();
        Settings.TextsOfPdfs textsOfPdfs = defaults.textsOfPdfs();
        List<String> paperFolders = defaults.paperFolders();
        Settings.DefinitionTo definitionTo = defaults.definitionTo();
        boolean keepsOldKey = defaults.keepsOldKey();
        SeverityOverrides severities = defaults.severities();
        boolean mentionHints = defaults.mentionHints();
        Optional<String> noteTemplate = defaults.noteTemplate();
        Map<String, String> markTags = defaults.markTags();
        boolean refreshesOnSave = defaults.refreshesOnSave();
        Set<String> people = defaults.people();
        Settings.ShownHints keyHints = defaults.keyHints();
        boolean pageHints = defaults.pageHints();
        boolean unreadHints = defaults.unreadHints();
        for (var property : root.properties()) {
            JsonNode value = property.getValue();
            SettingsSection section = new SettingsSection(value, problems);
            switch (property.getKey()) {
                case "discover" ->
                        discover = new SettingsSection(root, problems).flag("discover", discover);
                case "corpus" -> corpusPaths = corpusPaths(value, problems);
                case "keys" -> {
                    if (!value.isObject()) {
                        problems.mustBe("keys", "a table: [keys] and below it pattern = \"...\"");
                    }
                    section.allowOnly("pattern", "title-pattern", "file");
                    keyRule =
                            new KeyRule(
                                    section.text("pattern", keyRule.pattern(), MAX_PATTERN_LENGTH),
                                    section.text(
                                            "title-pattern",
                                            keyRule.titlePattern(),
                                            MAX_PATTERN_LENGTH));
                    keyFile = nonEmpty(section.text("file", ""));
                }
                case "notes" -> {
                    section.allowOnly(
                            "dialects",
                            "literature",
                            "motivations",
                            "template",
                            "colours",
                            "refresh-on-save",
                            "people");
                    conventions = conventions(section, problems);
                    noteTemplate = nonEmpty(section.text("template", ""));
                    markTags = markTags(section, problems);
                    refreshesOnSave = section.flag("refresh-on-save", refreshesOnSave);
                    people = people(section);
                }
                case "diagnostics" -> severities = SeverityOverrides.read(value, problems);
                case "mentions" -> {
                    section.allowOnly("hints");
                    mentionHints = section.flag("hints", mentionHints);
                }
                case "rename" -> {
                    section.allowOnly("keep-old-key");
                    keepsOldKey = section.flag("keep-old-key", keepsOldKey);
                }
                case "hover" -> {
                    section.allowOnly("provenance");
                    provenance = section.choice("provenance", provenance);
                }
                case "text" -> {
                    section.allowOnly("pdf", "folders");
                    textsOfPdfs = section.choice("pdf", textsOfPdfs);
                    paperFolders = section.strings("folders", paperFolders);
                }
                case "definition" -> {
                    section.allowOnly("to");
                    definitionTo = section.choice("to", definitionTo);
                }
                case "hints" -> {
                    section.allowOnly("keys", "pages", "unread");
                    keyHints = section.choice("keys", keyHints);
                    pageHints = section.flag("pages", pageHints);
                    unreadHints = section.flag("unread", unreadHints);
                }
                default -> problems.unknownSetting(property.getKey());
            }
        }
        return new Settings(
                discover,
                corpusPaths,
                keyRule,
                keyFile,
                conventions,
                provenance,
                textsOfPdfs,
                paperFolders,
                definitionTo,
                keepsOldKey,
                severities,
                mentionHints,
                noteTemplate,
                markTags,
                refreshesOnSave,
                people,
                keyHints,
                pageHints,
                unreadHints,
                problems.all());
    }

    /** The paths of {@code [[corpus]]}, each a table with a path or a string. */
    private static List<String> corpusPaths(JsonNode corpus, SettingsProblems problems) {
        if (!corpus.isArray()) {
            problems.mustBe("corpus", "a list: [[corpus]], with two brackets");
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (JsonNode entry : corpus) {
            JsonNode path = entry.isString() ? entry : entry.path("path");
            if (path.isString()) {
                paths.add(path.stringValue());
            } else {
                problems.add("corpus", "every [[corpus]] must have a path = \"...\"");
            }
        }
        return paths;
    }

    private static NoteConventions conventions(SettingsSection notes, SettingsProblems problems) {
        NoteConventions defaults = NoteConventions.DEFAULT;
        Set<String> folders =
                notes.list("literature", defaults.literatureFolders()).stream()
                        .map(folder -> folder.replaceAll("[\\s_-]+", ""))
                        .collect(Collectors.toSet());
        return new NoteConventions(
                dialects(notes, defaults.dialects(), problems),
                folders,
                notes.list("motivations", defaults.motivations()));
    }

    /** The tags of {@code colours}: {@code "red = critique"}. */
    private static Map<String, String> markTags(SettingsSection notes, SettingsProblems problems) {
        Map<String, String> tags = new HashMap<>();
        for (String one : notes.strings("colours", List.of())) {
            Matcher written = COLOUR.matcher(one);
            if (written.matches()) {
                tags.put(written.group(1).toLowerCase(Locale.ROOT), written.group(2));
            } else {
                problems.mustBe("colours", "a list such as [\"red = critique\"]");
            }
        }
        return tags;
    }

    /** The handles of {@code people}, which may be written with {@code @}. */
    private static Set<String> people(SettingsSection notes) {
        return notes.list("people", Set.of()).stream()
                .map(handle -> handle.startsWith("@") ? handle.substring(1) : handle)
                .filter(handle -> !handle.isEmpty())
                .collect(Collectors.toSet());
    }

    private static Set<Dialect> dialects(
            SettingsSection notes, Set<Dialect> defaultValue, SettingsProblems problems) {
        Set<String> defaultNames =
                defaultValue.stream().map(SettingsReader::dialectName).collect(Collectors.toSet());
        Set<Dialect> dialects = EnumSet.noneOf(Dialect.class);
        for (String name : notes.list("dialects", defaultNames)) {
            Optional<Dialect> dialect =
                    Arrays.stream(Dialect.values())
                            .filter(known -> dialectName(known).equals(name))
                            .findFirst();
            dialect.ifPresent(dialects::add);
            if (dialect.isEmpty()) {
                String names =
                        Arrays.stream(Dialect.values())
                                .map(SettingsReader::dialectName)
                                .collect(Collectors.joining(", "));
                problems.add(
                        name,
                        "unknown dialect "
                                + SettingsProblems.shown(name)
                                + "; the dialects are "
                                + names);
            }
        }
        return dialects;
    }

    private static String dialectName(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
