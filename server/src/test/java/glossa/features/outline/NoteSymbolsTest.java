package glossa.features.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.outline.NoteSymbols.Symbol;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The symbols of a note: one in each line, with its lines; children are indented. */
final class NoteSymbolsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{fox2019, title = {On Foxes}, author = {Fox, Ann and Hare, Bo and Owl, Cy}, year = 2019}
            -- note.md --
            """;

    @Test
    void citationsAreBelowTheirHeadings() {
        check(
                """
                # Reading
                ## Foxes
                As @fox2019 and [@nobody] say.

                ### Dens

                ## Hares {#hares}

                # Later
                """,
                """
                heading Reading 1-7
                  heading Foxes 2-5
                    citation @fox2019: Fox et al. 2019 3
                    citation @nobody 3
                    heading Dens 5
                  heading Hares 7
                heading Later 9
                """);
    }

    @Test
    void quotationsAndRemarksWithAMotivation() {
        check(
                """
                > Foxes dig their dens
                > in spring. [@fox2019, p. 3]

                Why in spring? #question @fox2019

                Nobody else says so [@nobody].
                """,
                """
                quotation “Foxes dig their dens in spring.”: fox2019, p. 3 1-2
                citation @fox2019: Fox et al. 2019 2
                remark Why in spring? #question @fox2019: #question 4
                  citation @fox2019: Fox et al. 2019 4
                citation @nobody 6
                """);
    }

    @Test
    void aNoteWithoutHeadingsAndAnEmptyHeading() {
        check("plain words\n", "");
        check("## {#dens}\n# Up\n", "heading (no title) 1\nheading Up 2\n");
    }

    private static void check(String note, String symbols) {
        try (Fixture fixture = Fixture.of(PAPERS + note);
                Snapshot snapshot = fixture.snapshot()) {
            StringBuilder found = new StringBuilder();
            write(fixture, "", NoteSymbols.of(snapshot, fixture.note()), found);
            assertEquals(symbols, found.toString());
        }
    }

    private static void write(
            Fixture fixture, String indent, List<Symbol> symbols, StringBuilder out) {
        for (Symbol symbol : symbols) {
            int first = fixture.note().lines().line(symbol.span().start()) + 1;
            int last = fixture.note().lines().line(symbol.span().end()) + 1;
            out.append(indent)
                    .append(symbol.kind().name().toLowerCase(java.util.Locale.ROOT))
                    .append(" ")
                    .append(symbol.name())
                    .append(symbol.detail().isEmpty() ? "" : ": " + symbol.detail())
                    .append(" ")
                    .append(first == last ? first : first + "-" + last)
                    .append("\n");
            write(fixture, indent + "  ", symbol.children(), out);
        }
    }
}
