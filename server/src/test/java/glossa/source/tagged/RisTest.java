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

final class RisTest {
    private static final String SAMPLE =
            """
            TY  - JOUR
            ID  - made2017
            AU  - Vaswani, Ashish
            AU  - King, Martin, Jr.
            AU  - Ada de la Cruz
            AU  - The Made-Up Society,
            TI  - Attention Is
                  All You Need
            JF  - Journal of Made-Up Learning
            JO  - J. Made-Up Learn.
            PY  - 2017
            DA  - 2017/06/12/
            VL  - 30
            IS  - 2
            SP  - 1
            EP  - 11
            SN  - 1234-5678
            DO  - https://doi.org/10.5555/A.1
            UR  - https://arxiv.org/abs/1706.03762v5
            KW  - attention
            KW  - learning
            U1  - 12345[pmid]
            N2  - One line
            that goes on.
            X9  - unheard of
            ER  -

            TY  - CHAP
            T1  - A Part
            BT  - The Whole
            ED  - Eve, E.
            SN  - 978-3-16-148410-0
            Y1  - 2001/october
            ER  -
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                2:7 made2017 article-journal "Attention Is All You Need" Vaswani, Ashish; King, Martin, Jr.; de la Cruz, Ada; The Made-Up Society 2017
                29:7 - chapter "A Part" Eve, E. 2001
                """);
    }

    @Test
    void mapsEveryTag() {
        Paper paper = new Ris().read(source(SAMPLE)).papers().getFirst();
        assertEquals("Journal of Made-Up Learning", paper.venue());
        assertEquals("One line that goes on.", paper.abstractText());
        assertEquals(
                Map.of(
                        "doi", "10.5555/A.1",
                        "url", "https://arxiv.org/abs/1706.03762v5",
                        "arxiv", "1706.03762",
                        "pmid", "12345"),
                paper.identifiers());
        assertEquals(
                Map.of(
                        "container-title", "Journal of Made-Up Learning",
                        "container-title-short", "J. Made-Up Learn.",
                        "issued", "2017-06-12",
                        "volume", "30",
                        "issue", "2",
                        "page", "1-11",
                        "ISSN", "1234-5678",
                        "keyword", "attention, learning",
                        "X9", "unheard of"),
                paper.fields());
        assertEquals(Range.of(0, 0, 25, 5), paper.sources().getFirst().record());
        assertEquals(Range.of(1, 6, 1, 14), paper.sources().getFirst().name());
    }

    @Test
    void aBrokenRecordAffectsNoOther() {
        check(
                """
                Provider: Made-Up Press
                TI  - No type
                ER  -
                TY  - JOUR
                TI  - No end
                TY  - BOOK
                PB  - Nobody
                ER  -
                ER  -
                TY  - PREPRINT
                TI  - The last
                """,
                """
                2:7 - document "No type"
                5:7 - article-journal "No end"
                11:7 - article "The last"
                2:1 warning ris-type: this record has no type; write "TY  - JOUR" before this line
                4:1 warning ris-end: this record has no end; write "ER  - " on a line of its own after it
                6:1 warning ris-record: this record has no title, names or identifier; write "TI  - ..."
                9:1 warning ris-end: no record ends here; write "TY  - JOUR" where it begins
                10:1 warning ris-end: this record has no end; write "ER  - " on a line of its own after it
                """);
    }

    @Test
    void readsVariantsOfTheHyphen() {
        check(
                "TY - JOUR\r\nTI - One blank\r\nAU\t- Tab, A.\r\nER -\r\n",
                "2:6 - article-journal \"One blank\" Tab, A.");
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new Ris().recognises(source(SAMPLE)));
        assertTrue(new Ris().recognises(source("\n\nTY  - JOUR\n")));
        assertTrue(new Ris().recognises(named("x.ris", "JF  - A Journal\nER  -\n")));
        assertFalse(new Ris().recognises(named("x.ris", "nothing")));
        assertFalse(new Ris().recognises(source("In prose\n\nTY  - JOUR\n")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Ris(), SAMPLE);
    }

    private static SourceText source(String text) {
        return named("sample.txt", text);
    }

    private static SourceText named(String name, String text) {
        return SourceText.of(Path.of("/papers").resolve(name), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Ris(), text));
    }
}
