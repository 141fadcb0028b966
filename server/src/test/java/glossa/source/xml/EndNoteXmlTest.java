package glossa.source.xml;

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
import java.util.List;
import java.util.Map;

final class EndNoteXmlTest {
    private static final String SAMPLE =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <xml><records>
            <record>
              <source-app name="EndNote">EndNote</source-app><rec-number>7</rec-number>
              <ref-type name="Journal Article">17</ref-type>
              <contributors>
                <authors><author><style face="normal">Vaswani, Ashish</style></author>
                  <author>Ada de la Cruz</author></authors>
                <secondary-authors><author>Eve, E.</author></secondary-authors>
              </contributors>
              <titles>
                <title><style face="normal">Attention &amp; </style><style>all&nbsp;of it</style></title>
                <secondary-title>Journal of Made-Up Learning</secondary-title>
              </titles>
              <pages>1-11</pages><volume>30</volume><number>2</number>
              <dates><year>2017</year><pub-dates><date>Jun 12</date></pub-dates></dates>
              <isbn>1234-5678</isbn>
              <electronic-resource-num>10.5555/made</electronic-resource-num>
              <label>made2017</label>
              <urls><related-urls><url>https://example.org/a?b&c</url></related-urls></urls>
              <custom1>kept</custom1>
            </record>
            <record><ref-type>6</ref-type><titles><title>A book</title></titles></record>
            </records></xml>
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                19:10 made2017 article-journal "Attention & all of it" Vaswani, Ashish; de la Cruz, Ada 2017
                23:46 - book "A book"
                """);
    }

    @Test
    void givesEveryElementItsVariable() {
        Paper paper = new EndNoteXml().read(source(SAMPLE)).papers().getFirst();
        assertEquals(
                Map.of("doi", "10.5555/made", "url", "https://example.org/a?b&c"),
                paper.identifiers());
        assertEquals(
                Map.ofEntries(
                        Map.entry("container-title", "Journal of Made-Up Learning"),
                        Map.entry("editor", "Eve, E."),
                        Map.entry("issued", "2017-06-12"),
                        Map.entry("volume", "30"),
                        Map.entry("issue", "2"),
                        Map.entry("page", "1-11"),
                        Map.entry("ISSN", "1234-5678"),
                        Map.entry("rec-number", "7"),
                        Map.entry("custom1", "kept")),
                paper.fields());
        assertEquals(Range.of(2, 0, 21, 9), paper.sources().getFirst().record());
        assertEquals(Range.of(18, 9, 18, 17), paper.sources().getFirst().name());
    }

    @Test
    void aBrokenRecordCostsItselfOnly() {
        check(
                """
                <xml><records>
                <record><titles><title>Good</title></titles></record>
                <record><titles><title>Wrong</t></titles></record>
                <!-- <record> -->
                <record><titles>
                <record><titles><title><![CDATA[<record>]]></title></titles></record>
                <record></record>
                <record><titles><title>Half
                """,
                """
                2:24 - document "Good"
                6:24 - document "<record>"
                3:31 error xml-syntax: invalid XML, so this record is skipped: The element type "title" must be terminated by the matching end-tag "</title>".
                5:1 error xml-syntax: this <record> is never closed, so it is skipped; add its end tag
                7:1 warning endnote-record: this record has no title, names or identifier; write <titles><title>...
                8:1 error xml-syntax: this <record> is never closed, so it is skipped; add its end tag
                """);
    }

    @Test
    void nothingExpandsAndNothingIsFetched() {
        String bomb =
                "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">"
                        + "<!ENTITY c SYSTEM \"file:///etc/passwd\">]>"
                        + "<xml><records><record><titles><title>&b;&c;</title></titles></record>"
                        + "<record>"
                        + "<a>".repeat(100_000)
                        + "</record></records></xml>";
        ReadResult reading = new EndNoteXml().read(source(bomb));
        assertEquals(List.of("&b;&c;"), reading.papers().stream().map(Paper::title).toList());
        assertTrue(reading.problems().getFirst().message().contains("nested too deep"));
    }

    @Test
    void knowsItsOwn() {
        assertTrue(new EndNoteXml().recognises(source(SAMPLE)));
        assertFalse(new EndNoteXml().recognises(source("<xml><record><leader/></record></xml>")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new EndNoteXml(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.xml"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new EndNoteXml(), text));
    }
}
