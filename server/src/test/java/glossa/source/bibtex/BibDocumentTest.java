package glossa.source.bibtex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.StringJoiner;

/** The syntax tree of a {@code .bib}: a line for each node, and one for each of its fields. */
final class BibDocumentTest {
    @Test
    void entriesAndCommands() {
        check(
                """
                % a comment
                @string{jml = "Journal"}
                @Article ( fox2019 , Title = {On {Foxes}}, journal = jml # { B}, year = 2019 )
                @comment{@book{hidden, title = {H}}}
                @book{, title = "On Hares"}
                """,
                """
                string |@string{jml = "Journal"}|
                  jml = Journal |"Journal"| inner |Journal|
                article fox2019 |@Article ( fox2019 , Title = {On {Foxes}}, journal = jml # { B}, year = 2019 )| named |fox2019|
                  title = On {Foxes} |{On {Foxes}}| inner |On {Foxes}|
                  journal = Journal B |jml # { B}|
                  year = 2019 |2019|
                comment |@comment{@book{hidden, title = {H}}}|
                book |@book{, title = "On Hares"}| named |On Hares|
                  title = On Hares |"On Hares"| inner |On Hares|
                """);
    }

    @Test
    void whatIsBrokenIsMarked() {
        check(
                """
                @book{a, title = {Open, year = 2019
                @book{b, title = {B} year = 2019}
                @book{c, title = unknown
                @book{d, title = {D}}
                """,
                """
                book a broken |@book{a, title = {Open, year = 2019| named |a|
                  title = Open, year = 2019 |{Open, year = 2019|
                book b broken |@book{b, title = {B} year = 2019}| named |b|
                  title = B |{B}| inner |B|
                  year = 2019 |2019|
                book c broken |@book{c, title = unknown| named |c|
                  title = unknown |unknown|
                book d |@book{d, title = {D}}| named |d|
                  title = D |{D}| inner |D|
                """);
    }

    @Test
    void theLastFieldOfANameCounts() {
        BibEntry entry =
                BibDocument.of("@book{a, note = {1}, ids = {b, c}, NOTE = {2}}")
                        .entries()
                        .getFirst();
        assertEquals("2", entry.value("note"));
        assertEquals("[b, c]", entry.keysIn("ids").toString());
        assertEquals("[]", entry.keysIn("crossref").toString());
        assertEquals("", entry.value("title"));
    }

    private static void check(String text, String expected) {
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        for (BibEntry node : BibDocument.of(text).nodes()) {
            lines.add(
                    node.type()
                            + (node.key().isEmpty() ? "" : " " + node.key())
                            + (node.isWhole() ? "" : " broken")
                            + (" |" + node.span().in(text) + "|")
                            + (node.isCommand() ? "" : " named |" + node.name().in(text) + "|"));
            for (BibEntry.Field field : node.fields()) {
                lines.add(
                        "  "
                                + field.name()
                                + " = "
                                + field.value()
                                + (" |" + field.valueSpan().in(text).stripTrailing() + "|")
                                + field.inner()
                                        .map(at -> " inner |" + at.in(text) + "|")
                                        .orElse(""));
            }
        }
        assertEquals(expected, lines.toString());
    }
}
