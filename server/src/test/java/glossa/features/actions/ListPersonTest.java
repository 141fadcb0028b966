package glossa.features.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions.Action;
import glossa.grammar.Span;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The quick fix that says that a handle is a person, and what it makes of the settings file. */
final class ListPersonTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @book{knuth, title = {Literate Programming}}
            """;

    @Test
    void createsTheSettingsFile() {
        check(
                "-- note.md --\nThanks to @ada$0.\n",
                """
                @ada is a person (possible-handle)
                [notes]
                people = ["ada"]
                """);
        check(
                "-- note.md --\nAs @ada$0 says.\n",
                """
                @ada is a person (unknown-key)
                [notes]
                people = ["ada"]
                """);
    }

    @Test
    void addsTheTable() {
        check(
                """
                -- .glossa.toml --
                discover = true # all
                -- note.md --
                cc @ada$0
                """,
                """
                @ada is a person (possible-handle)
                discover = true # all

                [notes]
                people = ["ada"]
                """);
    }

    @Test
    void addsToTheTable() {
        check(
                """
                -- .glossa.toml --
                [notes] # mine
                template = "t.md"

                [keys]
                people = ["x"]
                -- note.md --
                cc @ada$0
                """,
                """
                @ada is a person (possible-handle)
                [notes] # mine
                people = ["ada"]
                template = "t.md"

                [keys]
                people = ["x"]
                """);
    }

    @Test
    void addsToTheList() {
        for (String[] list :
                new String[][] {
                    {"[notes]\npeople = [] # none\n", "[notes]\npeople = [\"ada\"] # none\n"},
                    {"[notes]\npeople=['bob']\n", "[notes]\npeople=[\"ada\", 'bob']\n"},
                    {"notes.people = [\"bob\"]\n", "notes.people = [\"ada\", \"bob\"]\n"},
                    {
                        "[notes]\npeople = [\n    \"bob\",\n]\n",
                        "[notes]\npeople = [\n    \"ada\",\n    \"bob\",\n]\n"
                    }
                }) {
            check(
                    "-- .glossa.toml --\n" + list[0] + "-- note.md --\ncc @ada$0\n",
                    "@ada is a person (possible-handle)\n" + list[1]);
        }
    }

    @Test
    void offersNothingThatWouldBreakTheFile() {
        check("-- .glossa.toml --\nnotes = {template = 't'}\n-- note.md --\ncc @ada$0\n", "");
        check("-- .glossa.toml --\n[notes\n-- note.md --\ncc @ada$0\n", "");
    }

    @Test
    void offersNothingForWhatIsNoHandle() {
        check("-- note.md --\n@knuth$0\n", "");
        check("-- note.md --\n@doe2020$0\n", "");
        check("-- note.md --\nAs @knut$0 says.\n", "");
        check("-- note.md --\n@fig:a$0\n", "");
        check("-- note.md --\nhttps://example.org/@ada$0\n", "");
    }

    private static void check(String files, String expected) {
        try (Fixture fixture = Fixture.of(PAPERS + files);
                Snapshot snapshot = fixture.snapshot()) {
            int at = fixture.cursor().offset();
            assertEquals(
                    expected,
                    Actions.forSettings(
                                    snapshot,
                                    Settings.DEFAULT,
                                    fixture.note(),
                                    new Span(at, at),
                                    file -> fixture.find(Fixture.ROOT.relativize(file).toString()))
                            .stream()
                            .map(action -> shown(fixture, action))
                            .collect(Collectors.joining()));
        }
    }

    private static String shown(Fixture fixture, Action action) {
        return action.title()
                + " ("
                + action.code()
                + ")\n"
                + fixture.after(action.change().get()).get(Settings.FILE);
    }
}
