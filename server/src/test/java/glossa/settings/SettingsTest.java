package glossa.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.grammar.Dialect;
import glossa.grammar.NoteConventions;
import glossa.paper.KeyRule;
import glossa.paper.Problem;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@code .glossa.toml} may say, and what is said of what it may not. */
final class SettingsTest {
    @Test
    void allThatCanBeSet() {
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
    void theFileCountsMoreThanTheEditor() {
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
    void whatAnEditorSaysInVainIsToldByItself() {
        String editor =
                """
                {"discover": 3, "hover": {"provenance": "often"}, "path": "/usr/bin/glossa"}
                """;
        assertEquals(
                List.of(
                        "'discover' is true or false",
                        "'provenance' is auto, always or never",
                        "Glossa knows no setting 'path'"),
                Settings.problemsOf(editor));
        assertEquals(Settings.DEFAULT, Settings.of("", editor));
        assertEquals(Settings.DEFAULT, Settings.of("", "no JSON"));
        assertEquals(
                Settings.of("discover = false").discover(),
                Settings.of("discover = false", "[1]").discover());
    }

    @Test
    void whatIsWrongIsToldWithItsPlace() {
        check("discover = 3", "1:1 'discover' is true or false");
        check("\n[[corpus]]\npth = \"x\"", "2:3 every [[corpus]] has a path = \"...\"");
        check("[keys]\npatern = \"x\"", "2:1 Glossa knows no setting 'patern'");
        check(
                "[notes]\ndialects = [\"mist\"]",
                "2:14 the dialects are myst-roles, sphinx-roles, obsidian-comments, chunk-heads");
        check("[rename]\nkeep-old-key = 1", "2:1 'keep-old-key' is true or false");
        check("[hints]\nkeys = \"some\"", "2:1 'keys' is off, titles or on");
        check("[hover]\nprovenance = \"maybe\"", "2:1 'provenance' is auto, always or never");
        check("[hover]\nimages = true", "2:1 Glossa knows no setting 'images'");
        check("[definition]\nto = \"moon\"", "2:1 'to' is record, note or document");
        check("[diagnostics]\nunknown-kye = \"off\"", "2:1 Glossa has no diagnostic 'unknown-kye'");
        check(
                "[diagnostics]\nunknown-key = \"loud\"",
                "2:1 'unknown-key' is \"error\", \"warning\", \"information\", \"hint\" or"
                        + " \"off\"");
        check("[mentions]\nhints = 1", "2:1 'hints' is true or false");
        check("colour = \"red\"", "1:1 Glossa knows no setting 'colour'");
    }

    @Test
    void aTextThatIsNoTomlIsToldAtItsFirstSlip() {
        Settings settings = Settings.of("discover = true\n[[corpus\npath = \"x\"\n");
        assertEquals(1, settings.problems().getFirst().range().start().line());
        assertEquals(true, settings.discover());
    }

    @Test
    void whatBearsOnSourcesIsTheSameTextInEveryProcess() {
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
