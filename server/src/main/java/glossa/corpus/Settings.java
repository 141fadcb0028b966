package glossa.corpus;

import glossa.grammar.Conventions;
import glossa.grammar.Dialect;
import glossa.grammar.Range;

import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
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
 *
 * [notes]
 * dialects = ["myst-roles"]          # what is read beside pandoc's Markdown; all, if not said
 * literature = ["literature"]        # folders whose key.md is about key
 * motivations = ["question", "todo"] # tags and callouts that tell why something was noted
 * template = "note-template.md"      # what a new literature note is made of
 *
 * [diagnostics]
 * unknown-key = "error"              # or "warning", "information", "hint", "off"; by code
 *
 * [mentions]
 * hints = true                       # false: no hints where a note names a paper and cites none
 *
 * [rename]
 * keep-old-key = false               # true: the old key stays in ids, where a format has such
 *
 * [hover]
 * provenance = "auto"                # which source said what: of papers with several; always; never
 *
 * [definition]
 * to = "record"                      # where F12 leads: "record", "note" or "document", else the record
 *
 * [hints]
 * keys = "titles"                    # authors and year behind keys that do not tell them; on; off
 * </pre>
 *
 * @param discover whether sources are also found without being listed
 * @param corpus the listed paths, the most trusted first
 * @param keys how papers without a key are named
 * @param keyFile where given names are kept, if not in the user's own state folder
 * @param conventions how notes are read
 * @param provenance when a hover tells which source said what
 * @param definition where go-to-definition leads
 * @param keepsOldKey whether a key that is changed stays an alias, where the format has such
 * @param levels how bad each kind of problem is
 * @param mentions whether words are hinted at that name a paper and do not cite it
 * @param template the file that new literature notes are made of, relative to this one
 * @param hints behind which keys a hint tells whose paper it is
 * @param problems what is wrong in the file
 */
public record Settings(
        boolean discover,
        List<String> corpus,
        KeyRule keys,
        Optional<String> keyFile,
        Conventions conventions,
        ShownProvenance provenance,
        DefinitionTo definition,
        boolean keepsOldKey,
        Levels levels,
        boolean mentions,
        Optional<String> template,
        ShownHints hints,
        List<Problem> problems) {
    /** Where go-to-definition leads from a citation. */
    public enum DefinitionTo {
        /** To the paper's record in each source. */
        RECORD,
        /** To the literature note on it. */
        NOTE,
        /** To its PDF or saved page. */
        DOCUMENT
    }

    /** When a hover tells which source said what. */
    public enum ShownProvenance {
        /** Where a paper has more than one source. */
        AUTO,
        ALWAYS,
        NEVER
    }

    /** Behind which keys a hint tells whose paper it is. */
    public enum ShownHints {
        OFF,
        /** Those that do not tell author and year. */
        TITLES,
        ON
    }

    /** The file's name in a workspace folder. */
    public static final String FILE = ".glossa.toml";

    /** What holds without a file. */
    public static final Settings DEFAULT =
            new Settings(
                    true,
                    List.of(),
                    KeyRule.DEFAULT,
                    Optional.empty(),
                    Conventions.DEFAULT,
                    ShownProvenance.AUTO,
                    DefinitionTo.RECORD,
                    false,
                    Levels.USUAL,
                    true,
                    Optional.empty(),
                    ShownHints.TITLES,
                    List.of());

    public Settings {
        corpus = List.copyOf(corpus);
        problems = List.copyOf(problems);
    }

    /**
     * What of this bears on what the sources give: where it is another text, all are read again.
     * The same settings have the same text in every process; {@link #hashCode} differs, since that
     * of an enum does.
     */
    public String forSources() {
        return discover
                + " "
                + corpus
                + " "
                + keys.pattern()
                + " "
                + keys.titlePattern()
                + " "
                + keyFile.orElse("");
    }

    /**
     * Reads the text of a settings file; what is wrong in it is a problem, and the default holds
     * there.
     */
    public static Settings of(String toml) {
        if (toml.lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
            // Nothing is said: the reader of the format need not start for it.
            return DEFAULT;
        }
        JsonNode root;
        try {
            root = TomlMapper.builder().build().readTree(toml);
        } catch (JacksonException e) {
            return new Settings(
                    true,
                    List.of(),
                    KeyRule.DEFAULT,
                    Optional.empty(),
                    Conventions.DEFAULT,
                    ShownProvenance.AUTO,
                    DefinitionTo.RECORD,
                    false,
                    Levels.USUAL,
                    true,
                    Optional.empty(),
                    ShownHints.TITLES,
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
        Conventions conventions = Conventions.DEFAULT;
        ShownProvenance provenance = ShownProvenance.AUTO;
        DefinitionTo definition = DefinitionTo.RECORD;
        boolean keepsOldKey = false;
        Levels levels = Levels.USUAL;
        boolean mentions = true;
        Optional<String> template = Optional.empty();
        ShownHints hints = ShownHints.TITLES;
        for (var property : root.properties()) {
            JsonNode value = property.getValue();
            SettingsTable table = new SettingsTable(value, toml, problems);
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
                case "notes" -> {
                    conventions = conventions(value, toml, problems);
                    template = Optional.of(text(value, "template", "")).filter(t -> !t.isEmpty());
                }
                case "diagnostics" -> levels = Levels.of(value, toml, problems);
                case "mentions" -> mentions = table.flag("hints", true);
                case "rename" -> keepsOldKey = table.flag("keep-old-key", false);
                case "hover" -> provenance = table.choice("provenance", provenance);
                case "definition" -> definition = table.choice("to", definition);
                case "hints" -> hints = table.choice("keys", hints);
                default -> problems.add(unknown(toml, property.getKey()));
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

    private static Conventions conventions(JsonNode table, String toml, List<Problem> problems) {
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
                problems.add(unknown(toml, list.getKey()));
            } else if (!list.getValue().isArray()) {
                problems.add(
                        problem(
                                toml,
                                list.getKey(),
                                "'" + list.getKey() + "' is a list: [\"...\"]"));
            }
        }
        Conventions usual = Conventions.DEFAULT;
        return new Conventions(
                table.path("dialects").isArray() ? dialects : usual.dialects(),
                table.path("literature").isArray() ? folders : usual.literatureFolders(),
                table.path("motivations").isArray() ? motivations : usual.motivations());
    }

    private static String dialectName(Dialect dialect) {
        return dialect.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String dialectNames() {
        return Arrays.stream(Dialect.values())
                .map(Settings::dialectName)
                .collect(Collectors.joining(", "));
    }

    private static String text(JsonNode table, String name, String otherwise) {
        JsonNode value = table.path(name);
        return value.isString() && !value.stringValue().isBlank() ? value.stringValue() : otherwise;
    }

    static Problem unknown(String toml, String name) {
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
