package glossa.source.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Range;
import glossa.paper.Paper;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.reading.EveryCut;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;

final class HayagrivaTest {
    private static final String SAMPLE =
            """
            # Made up
            vaswani2017:
              type: Article
              title: {value: "{Attention} Is All You Need", short: Attention}
              author: ["Vaswani, Ashish", {name: Berg, prefix: van den, given-name: Jan}]
              date: 2017-06-12
              page-range: 1-11
              url: { value: "https://example.org", date: 2020-01-02 }
              serial-number:
                doi: 10.5555/made
              parent:
                type: Periodical
                title: Journal of Made-Up Learning
                volume: 30
                parent: {type: Anthology, title: The Series}

            "whole":
                type: book
                title: The Whole
                editor: Eve, E.
                publisher: {name: Made-Up House, location: Here}
                date: 2001
                made-up: kept
            """;

    @Test
    void readsEntries() {
        check(
                SAMPLE,
                """
                2:1 vaswani2017 article-journal "Attention Is All You Need" Vaswani, Ashish; van den Berg, Jan 2017
                17:2 whole book "The Whole" Eve, E. 2001
                """);
    }

    @Test
    void mapsEveryField() {
        ReadResult reading = new Hayagriva().read(source(SAMPLE));
        Paper paper = reading.papers().getFirst();
        assertEquals(
                Map.of("doi", "10.5555/made", "url", "https://example.org"), paper.identifiers());
        assertEquals(
                Map.of(
                        "container-title", "Journal of Made-Up Learning",
                        "collection-title", "The Series",
                        "title-short", "Attention",
                        "issued", "2017-06-12",
                        "accessed", "2020-01-02",
                        "volume", "30",
                        "page", "1-11"),
                paper.fields());
        assertEquals(Range.of(1, 0, 14, 48), paper.sources().getFirst().record());
        assertEquals(Range.of(1, 0, 1, 11), paper.sources().getFirst().name());
        assertEquals("Made-Up House", reading.papers().getLast().venue());
        assertEquals("kept", reading.papers().getLast().fields().get("made-up"));
    }

    @Test
    void aBrokenEntryAffectsNoOther() {
        check(
                """
                a:
                  type: article
                  title: [never closed
                b: 7
                c:
                  type: misc
                  title: Good
                """,
                """
                5:1 c document "Good"
                3:23 error yaml-syntax: invalid YAML, so this record is skipped: while parsing a flow sequence
                4:1 error hayagriva-entry: expected an entry here; write "key:" and its fields indented below
                """);
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new Hayagriva().recognises(source(SAMPLE)));
        assertFalse(new Hayagriva().recognises(source("web:\n  type: service\n  url: x\n")));
        assertFalse(new Hayagriva().recognises(source("parent:\n  type: blog\n  title: x\n")));
        assertFalse(new Hayagriva().recognises(source("type: article\ntitle: x\n")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Hayagriva(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.yml"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Hayagriva(), text));
    }
}
