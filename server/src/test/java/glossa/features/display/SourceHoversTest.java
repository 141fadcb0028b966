package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.grammar.NoteConventions;
import glossa.settings.Settings.ShownProvenance;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

/** The hover of a record of a source: the paper's card, and how often it is cited. */
final class SourceHoversTest {
    @Test
    void theCardOfARecord() {
        check(
                """
                -- a.bib --
                @book{lamport1994, title = {LaTeX}}
                @book{knuth1984, ids = {lp}, title = {Literate Pro$0gramming}, author = {Knuth, Donald}}
                -- literature/lp.md --
                ---
                status: read
                ---
                As @lamport1994 says.
                -- note.md --
                @knuth1984 and @lp
                -- other.md --
                @lp
                """,
                "",
                """
                **Literate Programming**

                Donald Knuth

                `knuth1984` (also `lp`) · [a.bib:2](file:///workspace/a.bib#L2)

                status: read · cited 3 times in 2 notes
                """);
    }

    @Test
    void onItsNameTheRangeIsTheName() {
        check(
                """
                -- b.json --
                [{"id": "knuth$01984", "type": "book", "title": "Literate Programming"}]
                -- note.md --
                @knuth1984
                """,
                "1:10-19",
                """
                **Literate Programming**

                `knuth1984` · [b.json:1](file:///workspace/b.json#L1)

                cited once in one note
                """);
    }

    @Test
    void nothingBetweenRecords() {
        check("-- a.bib --\nA wo$0rd.\n\n@book{lp, title = {Literate Programming}}\n", "", "");
    }

    private static void check(String world, String name, String markdown) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            var at = fixture.place().orElseThrow();
            var hover = Hovers.at(snapshot, at.file(), at.position(), NoteConventions.DEFAULT);
            assertEquals(
                    name,
                    hover.flatMap(Hovers.SourceHover::name)
                            .map(
                                    range ->
                                            new Fixture.Expected(
                                                            range.start().line(),
                                                            range.start().character(),
                                                            range.end().character(),
                                                            "")
                                                    .toString()
                                                    .strip())
                            .orElse(""));
            assertEquals(
                    markdown,
                    hover.map(
                                    found ->
                                            PaperCards.markdown(
                                                    found.paper(),
                                                    PaperOrigins.of(
                                                            found.paper(),
                                                            found.records(),
                                                            ShownProvenance.AUTO),
                                                    found.versions(),
                                                    found.summary(),
                                                    found.written()))
                            .orElse(""));
        }
    }
}
