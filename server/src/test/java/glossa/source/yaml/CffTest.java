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

final class CffTest {
    private static final String SAMPLE =
            """
            # A comment
            cff-version: 1.2.0
            message: Cite it.
            title: "Made-Up Tool"
            authors:
            - family-names: Berg
              given-names: Jan
              name-particle: van den
            - name: The Made-Up Group
            date-released: 2017-06-12
            doi: 10.5555/tool
            version: "1.0"
            keywords: [attention, learning]
            commit: 10ad
            preferred-citation:
              type: article
              title: On the Made-Up Tool
              authors:
                - {family-names: King, given-names: Martin, name-suffix: Jr.}
              journal: Journal of Made-Up Learning
              year: 2018
              month: 5
              start: 1
              end: 11
            references:
              - type: conference-paper
                title: An 😀 older work
                authors: [{family-names: Eve}]
                conference: {name: Made-Up Meeting}
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                4:9 - software "Made-Up Tool" van den Berg, Jan; The Made-Up Group 2017
                17:10 - article-journal "On the Made-Up Tool" King, Martin, Jr. 2018
                27:12 - paper-conference "An 😀 older work" Eve
                """);
    }

    @Test
    void mapsEveryField() {
        Paper paper = new Cff().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Map.of("doi", "10.5555/tool"), paper.identifiers());
        assertEquals(
                Map.of(
                        "issued", "2017-06-12",
                        "version", "1.0",
                        "keyword", "attention, learning",
                        "commit", "10ad"),
                paper.fields());
        assertEquals(Range.of(3, 8, 3, 20), paper.sources().getFirst().name());
        Paper last = new Cff().read(source(SAMPLE)).papers().getLast();
        assertEquals(Range.of(26, 11, 26, 27), last.sources().getFirst().name());
        assertEquals("Made-Up Meeting", last.fields().get("event-title"));
    }

    @Test
    void aBrokenPartAffectsNoOther() {
        check(
                """
                cff-version: 1.2.0
                authors: [{family-names: Eve}
                title: Good
                """,
                """
                3:8 - software "Good"
                2:30 error yaml-syntax: invalid YAML, so this record is skipped: while parsing a flow sequence
                """);
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new Cff().recognises(source(SAMPLE)));
        assertFalse(new Cff().recognises(source("version: 1")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Cff(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/CITATION.cff"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Cff(), text));
    }
}
