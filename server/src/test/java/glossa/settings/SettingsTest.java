package glossa.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Dialect;
import glossa.grammar.NoteConventions;
import glossa.paper.KeyRule;
import glossa.paper.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The settings that {@code .glossa.toml} and the editor may have, and the problems of others. */
final class SettingsTest {
    @Test
    void allSettings() {
        Settings settings =
                Settings.of(
                        """
                        discover = false
                        [[corpus]]
                        path = "~/library/*.bib"
                        [[corpus]]
                        path = "papers"
                        [keys]
                        pattern = "{author}-{year}"
                        title-pattern = "{words}"
                        file = "keys.tsv"
                        [notes]
                        dialects = ["obsidian-comments"]
                        literature = ["Paper Notes"]
                        motivations = ["idea"]
                        template = "note.md"
                        colours = ["Red = critique", "blue=#method"]
                        refresh-on-save = true
                        people = ["ada", "@Bob"]
                        [diagnostics]
                        unknown-key = "error"
                        missing-field = "Off"
                        [mentions]
                        hints = false
                        [hover]
                        provenance = "never"
                        [definition]
                        to = "note"
                        [rename]
                        keep-old-key = true
                        [hints]
                        keys = "on"
                        pages = true
                        unread = true
                        [text]
                        pdf = "all"
                        folders = ["Papers", "~/pdfs"]
                        """);
        assertEquals(
                new Settings(
                        false,
                        List.of("~/library/*.bib", "papers"),
                        new KeyRule("{author}-{year}", "{words}"),
                        Optional.of("keys.tsv"),
                        new NoteConventions(
                                Set.of(Dialect.OBSIDIAN_COMMENTS),
                                Set.of("papernotes"),
                                Set.of("idea")),
                        Settings.ShownProvenance.NEVER,
                        Settings.TextsOfPdfs.ALL,
                        List.of("Papers", "~/pdfs"),
                        Settings.DefinitionTo.NOTE,
                        true,
                        new SeverityOverrides(
                                Map.of(
                                        "unknown-key",
                                        Optional.of(Problem.Severity.ERROR),
                                        "missing-field",
                                        Optional.empty())),
                        false,
                        Optional.of("note.md"),
                        Map.of("red", "critique", "blue", "method"),
                        true,
                        Set.of("ada", "bob"),
                        Settings.ShownHints.ON,
                        true,
                        true,
                        List.of()),
                settings);
    }

    @Test
    void theFileTakesPrecedenceOverTheEditor() {
        Settings settings =
                Settings.of(
                        """
                        corpus = ["file.bib"]
                        [keys]
                        pattern = "{author}-{year}"
                        """,
                        """
                        {"discover": false,
                         "corpus": ["editor.bib", {"path": "~/library"}],
                         "keys": {"pattern": "{year}", "title-pattern": "{words}"},
                         "hover": {"provenance": "always"}}
                        """);
        assertEquals(false, settings.discover());
        assertEquals(List.of("file.bib", "editor.bib", "~/library"), settings.corpusPaths());
        assertEquals(new KeyRule("{author}-{year}", "{words}"), settings.keyRule());
        assertEquals(Settings.ShownProvenance.ALWAYS, settings.hoverProvenance());
        assertEquals(List.of(), settings.problems());
    }

    @Test
    void problemsOfTheEditor() {
        String editor =
                """
                {"discover": 3, "hover": {"provenance": "often"}, "path": "/usr/bin/glossa"}
                """;
        assertEquals(
                List.of(
                        "'discover' must be true or false",
                        "'provenance' must be auto, always or never",
                        "unknown setting 'path'"),
                Settings.problemsOf(editor));
        assertEquals(Settings.DEFAULT, Settings.of("", editor));
        assertEquals(Settings.DEFAULT, Settings.of("", "no JSON"));
        assertEquals(
                Settings.of("discover = false").discover(),
                Settings.of("discover = false", "[1]").discover());
    }

    @Test
    void problemsHaveAPlace() {
        check("discover = 3", "1:1 'discover' must be true or false");
        check("\n[[corpus]]\npth = \"x\"", "2:3 every [[corpus]] must have a path = \"...\"");
        check("[keys]\npatern = \"x\"", "2:1 unknown setting 'patern'");
        check(
                "[notes]\ndialects = [\"mist\"]",
                "2:14 unknown dialect 'mist'; the dialects are myst-roles, myst-directives,"
                        + " sphinx-roles, obsidian-comments, chunk-heads");
        check("[rename]\nkeep-old-key = 1", "2:1 'keep-old-key' must be true or false");
        check("[hints]\nkeys = \"some\"", "2:1 'keys' must be off, titles or on");
        check("[hover]\nprovenance = \"maybe\"", "2:1 'provenance' must be auto, always or never");
        check("[hover]\nimages = true", "2:1 unknown setting 'images'");
        check("[definition]\nto = \"moon\"", "2:1 'to' must be record, note or document");
        check("[diagnostics]\nunknown-kye = \"off\"", "2:1 unknown diagnostic 'unknown-kye'");
        check(
                "[diagnostics]\nunknown-key = \"loud\"",
                "2:1 'unknown-key' must be \"error\", \"warning\", \"information\", \"hint\" or"
                        + " \"off\"");
        check("[mentions]\nhints = 1", "2:1 'hints' must be true or false");
        check("colour = \"red\"", "1:1 unknown setting 'colour'");
        check("corpus = \"a.bib\"", "1:1 'corpus' must be a list: [[corpus]], with two brackets");
        check("[notes]\nliterature = \"notes\"", "2:1 'literature' must be a list: [\"...\"]");
        check("[notes]\ntemplate = 3", "2:1 'template' must be a string in quotes");
        check("[keys]\nfile = 3", "2:1 'file' must be a string in quotes");
    }

    @Test
    void invalidTomlIsReportedAtItsFirstError() {
        Settings settings = Settings.of("discover = true\n[[corpus\npath = \"x\"\n");
        assertEquals(1, settings.problems().getFirst().range().start().line());
        assertTrue(
                settings.problems()
                        .getFirst()
                        .message()
                        .startsWith("invalid TOML: all settings in this file are ignored: "));
        assertEquals(true, settings.discover());
    }

    @Test
    void sourcesFingerprintIsTheSameInEveryProcess() {
        assertEquals(
                "true [a.bib] {author} {system} names.tsv",
                Settings.of(
                                """
                                [[corpus]]
                                path = "a.bib"
                                [keys]
                                pattern = "{author}"
                                file = "names.tsv"
                                [hover]
                                provenance = "never"
                                """)
                        .sourcesFingerprint());
    }

    @Test
    void whatNobodyWroteIsAProblemAtItsPlace() {
        String ignored = "invalid TOML: all settings in this file are ignored: ";
        String deep = ignored + "nested more than 50 levels deep";
        String many = ignored + "a name of more than 50 parts";
        String digits = ignored + "a name or number of more than 500 characters";
        check("\nx = " + "[".repeat(100_000), "2:55 " + deep);
        check("[".repeat(100_000), "1:51 " + deep);
        check("x = " + "{a = ".repeat(100_000), "1:255 " + deep);
        check("x = '[[[' # [[[\ny = " + "[".repeat(60), "2:55 " + deep);
        check("a" + ".a".repeat(100_000) + " = 1", "1:102 " + many);
        check("a" + " . 'a'".repeat(100_000) + " = 1", "1:303 " + many);
        check("\nx = " + "1".repeat(100_000), "2:5 " + digits);
        check("a".repeat(100_000) + " = 1", "1:1 " + digits);
    }

    @Test
    void whatIsLongIsReadOrIsAProblem() {
        for (String toml :
                List.of(
                        "x = \"" + "a".repeat(1_000_000),
                        "x = \"" + "a".repeat(1_000_000) + "\"",
                        "'" + "a".repeat(1_000_000) + "' = 1",
                        "x = " + "'".repeat(3) + "a\n".repeat(500_000),
                        "x = [" + "1.5, ".repeat(100_000) + "]",
                        "x = [" + "{a = 1}, ".repeat(100_000) + "]",
                        "[[corpus]]\n".repeat(100_000),
                        "[x]\n".repeat(100_000),
                        "x = 1\n".repeat(100_000),
                        "x = 2026-13-45T99:99:99Z",
                        "x = 99999-01-01",
                        "x = " + "9".repeat(400),
                        "x = 1e" + "9".repeat(400),
                        "x = 0x" + "f".repeat(400),
                        "x = \"\0\"",
                        "x = \"\\u0000\"",
                        "\0",
                        "\ufffd\ufffd",
                        "\ud800 = 1",
                        "[keys]\r\npatern = 1\r\n",
                        "[notes]\ndialects = [" + "'a', ".repeat(100_000) + "]",
                        "[diagnostics]\n" + "'a' = 1\n".repeat(100_000))) {
            assertEquals(1, Math.min(1, Settings.of(toml).problems().size()), () -> start(toml));
            assertTrue(Settings.of(toml).problems().size() <= 101, () -> start(toml));
        }
        assertEquals(List.of(), Settings.of("# comment\n".repeat(200_000)).problems());
        String paths = "[[corpus]]\npath = 'a'\n".repeat(50_000);
        assertEquals(List.of(), Settings.of(paths).problems());
        assertEquals(false, Settings.of("\ufeffdiscover = false").discover());
        assertEquals(false, Settings.of("\r\ndiscover = false\r\n").discover());
    }

    private static String start(String toml) {
        return toml.substring(0, Math.min(40, toml.length()));
    }

    @Test
    void problemsAreSummedUp() {
        StringBuilder toml = new StringBuilder("[hover]\n");
        for (int i = 0; i < 20_000; i++) {
            toml.append("unknown").append(i).append(" = 1\n");
        }
        List<Problem> problems = Settings.of(toml.toString()).problems();
        assertEquals(101, problems.size());
        assertEquals("unknown setting 'unknown99'", problems.get(99).message());
        assertEquals(100, problems.get(99).range().start().line());
        assertEquals("and 19900 more problems", problems.getLast().message());
        String json = toml.substring(8).replace(" = 1\n", "\": 1, \"").replaceFirst("^", "{\"");
        List<String> messages = Settings.problemsOf(json + "\": 1}");
        assertEquals("and 19901 more problems", messages.getLast());
    }

    @Test
    void theRuleForKeysIsBounded() {
        String pattern = "{author}".repeat(20_000);
        String problem = "'pattern' must be at most 200 characters long";
        check("[keys]\npattern = \"" + pattern + "\"", "2:1 " + problem);
        String editor = "{\"keys\": {\"pattern\": \"" + pattern + "\"}}";
        assertEquals(List.of(problem), Settings.problemsOf(editor));
        assertEquals(KeyRule.DEFAULT, Settings.of("", editor).keyRule());
    }

    @Test
    void editorSettingsThatAreNestedTooDeepAreAProblem() {
        String editor = "{\"x\": " + "[".repeat(4_000) + "]".repeat(4_000) + "}";
        assertEquals(Settings.DEFAULT, Settings.of("", editor));
        assertTrue(Settings.problemsOf(editor).getFirst().startsWith("invalid settings: "));
    }

    private static void check(String toml, String problem) {
        Problem found = Settings.of(toml).problems().getFirst();
        assertEquals(
                problem,
                (found.range().start().line() + 1)
                        + ":"
                        + (found.range().start().character() + 1)
                        + " "
                        + found.message());
    }
}
