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

final class NbibTest {
    private static final String SAMPLE =
            """
            PMID- 12345
            OWN - NLM
            DP  - 2017 Jun 12
            TI  - A made-up title that goes
                  on.
            LID - 10.5555/made [doi]
            LID - 77 [pii]
            AB  - Nothing is known.
            FAU - Vaswani, Ashish
            AU  - Vaswani A
            CN  - The Made-Up Group
            LA  - eng
            PT  - Journal Article
            TA  - J Made-Up
            JT  - Journal of made-up learning
            VI  - 30
            PG  - 1-11
            OT  - attention
            OT  - learning

            PMID- 12346
            DP  - 2001 Spring
            TI  - Initials only.
            AU  - King ML Jr
            AU  - van den Berg J
            PT  - Preprint
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                4:7 - article-journal "A made-up title that goes on." Vaswani, Ashish; The Made-Up Group 2017
                23:7 - article "Initials only." King, M L, Jr; van den Berg, J 2001
                """);
    }

    @Test
    void mapsEveryTag() {
        Paper paper = new Nbib().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Map.of("doi", "10.5555/made", "pmid", "12345"), paper.identifiers());
        assertEquals(
                Map.ofEntries(
                        Map.entry("container-title", "Journal of made-up learning"),
                        Map.entry("container-title-short", "J Made-Up"),
                        Map.entry("issued", "2017-06-12"),
                        Map.entry("volume", "30"),
                        Map.entry("page", "1-11"),
                        Map.entry("language", "eng"),
                        Map.entry("keyword", "attention, learning"),
                        Map.entry("LID", "77 [pii]"),
                        Map.entry("OWN", "NLM"),
                        Map.entry("PT", "Journal Article")),
                paper.fields());
        assertEquals(Range.of(0, 0, 18, 14), paper.sources().getFirst().record());
        assertEquals(Range.of(3, 6, 4, 9), paper.sources().getFirst().name());
    }

    @Test
    void aBrokenRecordAffectsNoOther() {
        check(
                """
                TI  - Begins nowhere
                PMID- 1
                PMID- 2
                TI  - Good
                """,
                """
                1:7 - article-journal "Begins nowhere"
                2:7 - article-journal ""
                4:7 - article-journal "Good"
                1:1 warning nbib-pmid: expected "PMID- " and a number here, where a record begins
                2:1 warning nbib-title: this record has no title; write "TI  - ..."
                """);
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new Nbib().recognises(source(SAMPLE)));
        assertFalse(new Nbib().recognises(source("PMID- 7")));
        assertFalse(new Nbib().recognises(source("In prose, PMID- 7")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Nbib(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.txt"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Nbib(), text));
    }
}
