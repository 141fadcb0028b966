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

final class ReferTest {
    private static final String SAMPLE =
            """
            %0 Journal Article
            %A Vaswani, Ashish
            %A Noam Shazeer
            %D 2017
            %8 June 12
            %T Attention Is
            All You Need
            %J Journal of Made-Up Learning
            %V 30
            %N 2
            %P 1-11
            %F made2017
            %R doi:10.5555/made
            %@ 1234-5678
            %~ Made-Up Catalogue

            %0 Book Section
            %A Ada de la Cruz
            %E Eve, E.
            %B The Whole
            %T A Part
            %I Made-Up House
            %D 2001
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                12:4 made2017 article-journal "Attention Is All You Need" Vaswani, Ashish; Shazeer, Noam 2017
                21:4 - chapter "A Part" de la Cruz, Ada 2001
                """);
    }

    @Test
    void mapsEveryTag() {
        Paper paper = new Refer().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Map.of("doi", "10.5555/made"), paper.identifiers());
        assertEquals(
                Map.of(
                        "container-title", "Journal of Made-Up Learning",
                        "issued", "2017-06-12",
                        "volume", "30",
                        "issue", "2",
                        "page", "1-11",
                        "ISSN", "1234-5678",
                        "%~", "Made-Up Catalogue"),
                paper.fields());
        assertEquals(Range.of(0, 0, 14, 20), paper.sources().getFirst().record());
        assertEquals(Range.of(11, 3, 11, 11), paper.sources().getFirst().name());
    }

    @Test
    void readsReferWithoutTypes() {
        check(
                """
                %A A. One
                %T An article
                %J A Journal
                %D 1999

                %T A book
                %I A House
                """,
                """
                2:4 - article-journal "An article" One, A. 1999
                6:4 - book "A book"
                """);
    }

    @Test
    void aBrokenRecordAffectsNoOther() {
        check(
                """
                %0 Journal Article
                %0 Book
                %T Good
                """,
                """
                3:4 - book "Good"
                1:1 warning refer-record: this record has no title, names or identifier; write "%T ..."
                """);
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new Refer().recognises(source(SAMPLE)));
        assertTrue(new Refer().recognises(SourceText.of(Path.of("/papers/x"), SAMPLE)));
        assertFalse(new Refer().recognises(source("% a comment\n")));
        String prose = "%A comment\n" + "goes on\n".repeat(100_000);
        assertFalse(new Refer().recognises(SourceText.of(Path.of("/papers/x"), prose)));
        assertFalse(new Refer().recognises(SourceText.of(Path.of("/x.tex"), "%A comment\n\\a{}")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Refer(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.enw"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Refer(), text));
    }
}
