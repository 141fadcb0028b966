package glossa.source.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.reading.EveryCut;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

final class CslYamlTest {
    private static final String SAMPLE =
            """
            ---
            references:
            - id: vaswani2017
              type: paper-conference
              title: "*Attention* is [All]{.nocase} you need"
              author:
              - family: Vaswani
                given: Ashish
              - {family: Berg, non-dropping-particle: van den, given: Jan}
              issued:
              - year: 2017
                month: 6
              - year: 2018
              DOI: https://doi.org/10.5555/made
              container-title: Advances
            - type: book
              id: '1984'
              title: >-
                The
                book
              issued: {date-parts: [[1984, 5]]}
              volume: 3
            ...
            """;

    @Test
    void readsItems() {
        check(
                SAMPLE,
                """
                3:7 vaswani2017 paper-conference "Attention is All you need" Vaswani, Ashish; van den Berg, Jan 2017
                17:8 1984 book "The book" 1984
                """);
    }

    @Test
    void spansAreExact() {
        Paper paper = new CslYaml().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Range.of(2, 2, 14, 27), paper.sources().getFirst().record());
        assertEquals(Range.of(2, 6, 2, 17), paper.sources().getFirst().name());
        assertEquals(Map.of("doi", "10.5555/made"), paper.identifiers());
        assertEquals(
                Map.of("issued", "2017-06/2018", "container-title", "Advances"), paper.fields());
    }

    @Test
    void aBrokenItemAffectsNoOther() {
        check(
                """
                - 7
                - id: wrong
                  title: "never closed
                - title: No id
                  type: book
                - id: good
                - id: wrong
                  title: {a: mapping}
                """,
                """
                4:10 - book "No id"
                6:7 good document ""
                1:1 error csl-item: expected an item here; write "- id: key"
                3:8 error yaml-syntax: invalid YAML, so this record is skipped: while scanning a quoted scalar
                4:3 warning csl-id: this item has no id; add "id: key" to cite it by a key
                7:3 error csl-item: this item is skipped: its title is not a string
                """);
    }

    /** The parser reads 1,024 characters at a time, and a surrogate pair may be at the boundary. */
    @Test
    void wideCharactersAreReadAnywhere() {
        for (int before = 990; before < 1030; before++) {
            String title = "a".repeat(before) + "😀".repeat(3) + "b";
            String item = "- id: x\n  title: " + title + "\n  type: book\n";
            Paper paper = new CslYaml().read(source(item)).papers().getFirst();
            assertEquals(title, paper.title());
        }
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new CslYaml().recognises(source(SAMPLE)));
        assertTrue(new CslYaml().recognises(source("- id: a\n  type: book\n")));
        assertFalse(new CslYaml().recognises(source("- id: a\n  type: button\n")));
        assertFalse(new CslYaml().recognises(source("title: A note\nreferences: x.bib\n")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new CslYaml(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.yaml"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new CslYaml(), text));
    }
}
