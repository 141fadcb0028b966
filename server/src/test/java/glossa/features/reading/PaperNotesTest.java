package glossa.features.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.display.Hovers;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;

/** What a hover shows of what the reader wrote about a paper. */
final class PaperNotesTest {
    private static final String PAPERS =
            "-- a.bib --\n@book{lp, title = {Literate Programming}, year = 1984}\n";

    @Test
    void theBestThreeByPlace() {
        check(
                """
                -- literature/lp.md --
                > Programs are texts. (p. 9)

                Nothing new in it (p. 2).

                What of tests? #question (p. 5)
                -- a.md --
                The web of @lp is a tree.

                - It is long, as @lp shows on each page.
                -- note.md --
                See [@l$0p], which is the passage that its reader sees.
                """,
                "p. 2: Nothing new in it (p. 2).",
                "p. 5: What of tests? #question (p. 5)",
                "p. 9: “Programs are texts.”",
                "and 2 more");
    }

    /** A line that only cites says nothing. */
    @Test
    void citationsAlone() {
        check("-- a.md --\n- @lp and @other\n\n[@lp]\n-- note.md --\nSee @l$0p here.\n");
    }

    @Test
    void longRemarks() {
        check(
                "-- a.md --\n" + "Words upon words ".repeat(30) + "[@lp].\n-- note.md --\n@l$0p\n",
                "Words upon words ".repeat(9) + "Words…");
    }

    private static void check(String world, String... lines) {
        try (Fixture fixture = Fixture.of(PAPERS + world);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    List.of(lines), Hovers.at(snapshot, fixture.cursor()).orElseThrow().written());
        }
    }
}
