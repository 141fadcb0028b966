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
                        Settings.ShownHints.ON,
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
                "2:14 unknown dialect 'mist'; the dialects are myst-roles, sphinx-roles,"
                        + " obsidian-comments, chunk-heads");
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
