package glossa.source.xml;

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

final class ModsTest {
    private static final String SAMPLE =
            """
            <?xml version="1.0"?>
            <modsCollection xmlns="http://www.loc.gov/mods/v3">
            <mods ID="made2017">
              <titleInfo><nonSort>The</nonSort><title>made-up work</title><subTitle>a study</subTitle></titleInfo>
              <titleInfo type="abbreviated"><title>Made-up</title></titleInfo>
              <name type="personal"><namePart type="family">Vaswani</namePart><namePart type="given">Ashish</namePart>
                <role><roleTerm>author</roleTerm></role></name>
              <name type="corporate"><namePart>The Made-Up Group</namePart></name>
              <genre>journal article</genre>
              <identifier type="doi">10.5555/made</identifier>
              <subject><topic>attention</topic></subject>
              <note>Nothing.</note>
              <relatedItem type="host"><titleInfo><title>Journal of made-up learning</title></titleInfo>
                <originInfo><dateIssued>2017-06-12</dateIssued></originInfo>
                <part><detail type="volume"><number>30</number></detail>
                  <extent unit="page"><start>1</start><end>11</end></extent></part>
                <identifier type="issn">1234-5678</identifier></relatedItem>
            </mods>
            <m:mods xmlns:m="http://www.loc.gov/mods/v3"><m:titleInfo><m:title>A book</m:title></m:titleInfo>
              <m:originInfo><m:issuance>monographic</m:issuance><m:dateIssued>c2001</m:dateIssued></m:originInfo></m:mods>
            </modsCollection>
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                3:11 made2017 article-journal "The made-up work: a study" Vaswani, Ashish; The Made-Up Group 2017
                19:68 - book "A book" 2001
                """);
    }

    @Test
    void givesEveryElementItsVariable() {
        Paper paper = new Mods().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Map.of("doi", "10.5555/made"), paper.identifiers());
        assertEquals(
                Map.of(
                        "container-title", "Journal of made-up learning",
                        "title-short", "Made-up",
                        "issued", "2017-06-12",
                        "volume", "30",
                        "page", "1-11",
                        "ISSN", "1234-5678",
                        "keyword", "attention",
                        "note", "Nothing."),
                paper.fields());
        assertEquals(Range.of(2, 0, 17, 7), paper.sources().getFirst().record());
        assertEquals(Range.of(2, 10, 2, 18), paper.sources().getFirst().name());
    }

    @Test
    void aBrokenRecordCostsItselfOnly() {
        check(
                """
                <modsCollection><mods><titleInfo></mods>
                <mods></mods>
                <mods><titleInfo><title>Good</title></titleInfo></mods></modsCollection>
                """,
                """
                3:25 - document "Good"
                1:41 error xml-syntax: invalid XML, so this record is skipped: The element type "titleInfo" must be terminated by the matching end-tag "</titleInfo>".
                2:1 warning mods-record: this record has no title, names or identifier; write <titleInfo><title>...
                """);
    }

    @Test
    void knowsItsOwn() {
        assertTrue(new Mods().recognises(source(SAMPLE)));
        assertFalse(new Mods().recognises(source("<modsish/>")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new Mods(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.xml"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new Mods(), text));
    }
}
