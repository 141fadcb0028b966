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

final class PubMedXmlTest {
    private static final String SAMPLE =
            """
            <?xml version="1.0"?>
            <!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle//EN" "https://example.org/none.dtd">
            <PubmedArticleSet>
            <PubmedArticle><MedlineCitation><PMID Version="1">12345</PMID>
            <Article><Journal><ISSN>1234-5678</ISSN>
            <JournalIssue><Volume>30</Volume><Issue>2</Issue>
            <PubDate><Year>2017</Year><Month>Jun</Month><Day>12</Day></PubDate></JournalIssue>
            <Title>Journal of made-up learning</Title></Journal>
            <ArticleTitle>A <i>made-up</i> title&#x2009;of X<sub>2</sub>.</ArticleTitle>
            <Pagination><StartPage>1</StartPage><EndPage>11</EndPage></Pagination>
            <Abstract><AbstractText Label="AIM">None.</AbstractText><AbstractText>Done.</AbstractText></Abstract>
            <AuthorList><Author><LastName>King</LastName><ForeName>Martin</ForeName><Suffix>Jr</Suffix></Author>
            <Author><CollectiveName>The Made-Up Group</CollectiveName></Author></AuthorList>
            </Article></MedlineCitation>
            <PubmedData><ArticleIdList><ArticleId IdType="doi">10.5555/made</ArticleId></ArticleIdList></PubmedData>
            </PubmedArticle>
            <PubmedBookArticle><BookDocument><PMID>7</PMID>
            <Book><BookTitle>The whole</BookTitle><PubDate><Year>2001</Year></PubDate></Book>
            <ArticleTitle>A part</ArticleTitle></BookDocument></PubmedBookArticle>
            </PubmedArticleSet>
            """;

    @Test
    void readsRecords() {
        check(
                SAMPLE,
                """
                9:15 - article-journal "A made-up title of X2." King, Martin, Jr; The Made-Up Group 2017
                19:15 - chapter "A part" 2001
                """);
    }

    @Test
    void givesEveryElementItsVariable() {
        Paper paper = new PubMedXml().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Map.of("doi", "10.5555/made", "pmid", "12345"), paper.identifiers());
        assertEquals("AIM: None. Done.", paper.abstractText());
        assertEquals(
                Map.of(
                        "container-title", "Journal of made-up learning",
                        "issued", "2017-06-12",
                        "volume", "30",
                        "issue", "2",
                        "page", "1-11",
                        "ISSN", "1234-5678"),
                paper.fields());
        assertEquals(Range.of(3, 0, 15, 16), paper.sources().getFirst().record());
        assertEquals(Range.of(8, 14, 8, 61), paper.sources().getFirst().name());
    }

    @Test
    void aBrokenRecordCostsItselfOnly() {
        check(
                """
                <PubmedArticleSet><PubmedArticle>
                <PubmedArticle><MedlineCitation><PMID>1</PMID></MedlineCitation></PubmedArticle>
                <PubmedArticle></PubmedArticle>
                </PubmedArticleSet>
                """,
                """
                2:1 - document ""
                1:19 error xml-syntax: this <PubmedArticle> is never closed, so it is skipped; add its end tag
                2:1 warning pubmed-title: this record has no title; write one: <ArticleTitle>...
                3:1 warning pubmed-title: this record has no title; write one: <ArticleTitle>...
                """);
    }

    @Test
    void knowsItsOwn() {
        assertTrue(new PubMedXml().recognises(source(SAMPLE)));
        assertFalse(new PubMedXml().recognises(source("<html>PubmedArticle</html>")));
    }

    @Test
    void everyPrefixIsRead() {
        EveryCut.part(new PubMedXml(), SAMPLE);
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/sample.xml"), text);
    }

    private static void check(String text, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new PubMedXml(), text));
    }
}
