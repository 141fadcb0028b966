package glossa.features.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.outline.Foldings.Folding;
import glossa.notes.Note;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;

/** The foldings of a document: kind, start and end (line:character, from 1). */
final class FoldingsTest {
    @Test
    void sectionsAndFrontMatter() {
        check(
                """
                ---
                status: read
                ---
                # One

                words

                ## Two
                words

                # Three
                """,
                """
                front_matter 1:4-3:4
                section 4:6-9:6
                section 8:7-9:6
                """);
    }

    @Test
    void quotationsAndCode() {
        check(
                """
                > words
                > of a paper [@a]

                > one line

                ```
                > code
                > code
                ```
                """,
                """
                quotation 1:8-2:18
                block 6:4-9:4
                """);
    }

    @Test
    void groupsOverSeveralLines() {
        check(
                """
                As shown [see @a, p. 3;
                  @b;
                  -@c] and elsewhere.
                Or [@a; @b]
                or [@a;
                @b]
                """,
                """
                citation 1:11-3:6 3 papers, more follows
                citation 5:5-6:3 2 papers
                """);
    }

    @Test
    void recordsOfASource() {
        checkSource(
                "papers.bib",
                """
                @article{a,
                  title = {A},
                }
                @book{b, title = {B}}
                """,
                "record 1:12-3:2\n");
        checkSource(
                "papers.json",
                "[\n  {\n    \"id\": \"a\", \"type\": \"book\",\n    \"title\": \"A\"\n  }\n]\n",
                "record 2:4-5:4\n");
    }

    private static void check(String note, String foldings) {
        assertEquals(foldings, written(Foldings.of(Note.of("file:///workspace/note.md", 1, note))));
    }

    private static void checkSource(String name, String text, String foldings) {
        assertEquals(foldings, written(Foldings.of(Fixture.ROOT.resolve(name), text)));
    }

    private static String written(List<Folding> foldings) {
        StringBuilder found = new StringBuilder();
        for (Folding folding : foldings) {
            found.append(folding.kind().name().toLowerCase(Locale.ROOT))
                    .append(
                            " %d:%d-%d:%d"
                                    .formatted(
                                            folding.range().start().line() + 1,
                                            folding.range().start().character() + 1,
                                            folding.range().end().line() + 1,
                                            folding.range().end().character() + 1))
                    .append(folding.collapsedText().isEmpty() ? "" : " " + folding.collapsedText())
                    .append(folding.coversWholeLines() ? "\n" : ", more follows\n");
        }
        return found.toString();
    }
}
