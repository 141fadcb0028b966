package glossa.source.tagged;

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

final class IsiTest {
    private static final String SAMPLE =
            """
            FN A Made-Up Index
            VR 1.0
            PT J
            AU Vaswani, A
               Shazeer, N
            AF Vaswani, Ashish
               Shazeer, Noam
            TI Attention is
               all you need
            SO JOURNAL OF MADE-UP LEARNING
            DT Article
            DE attention; learning
            PD JUN 12
            PY 2017
            VL 30
            BP 1
            EP 11
            DI 10.5555/made
            CR SOMEBODY, 1999
               ELSE, 1998
            ER

            PT B
            ED Eve, E
            TI The whole
            PY 2001
            PU Made-Up House
            ER

            EF
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                8:4 - article-journal "Attention is all you need" Vaswani, Ashish; Shazeer, Noam 2017
                25:4 - book "The whole" Eve, E 2001
                """);
    }

    @Test
    void mapsEveryTag() {
        Paper paper = new Isi().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Map.of("doi", "10.5555/made"), paper.identifiers());
        assertEquals(
                Map.of(
                        "container-title", "JOURNAL OF MADE-UP LEARNING",
                        "issued", "2017-06-12",
                        "volume", "30",
                        "page", "1-11",
                        "genre", "Article",
                        "keyword", "attention, learning",
                        "CR", "SOMEBODY, 1999; ELSE, 1998"),
                paper.fields());
        assertEquals(Range.of(2, 0, 20, 2), paper.sources().getFirst().record());
        assertEquals(Range.of(7, 3, 8, 15), paper.sources().getFirst().name());
    }

    @Test
    void aBrokenRecordAffectsNoOther() {
        check(
                """
                PT J
                TI No end
                PT J
                VL 7
                ER
                PT J
                TI The last
                ER
                """,
                """
                2:4 - article-journal "No end"
                7:4 - article-journal "The last"
                1:1 warning isi-end: this record has no end; write "ER" after it
                3:1 warning isi-record: this record has no title, names or identifier; write "TI ..."
                """);
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new Isi().recognises(source(SAMPLE)));
        assertTrue(new Isi().recognises(source("PT J\nTI A\n")));
        assertFalse(new Isi().recognises(source("PT Cruiser\n")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Isi(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.txt"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Isi(), text));
    }
}
