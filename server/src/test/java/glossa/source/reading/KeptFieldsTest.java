package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Paper;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Fields that Glossa does not know are kept in the paper's fields, under their own names. */
final class KeptFieldsTest {
    @Test
    void bibTex() {
        check(
                "a.bib",
                "@book{k, title = {T}, x-lab = {B12}, Shelf = {{Third} \\& last}, verba = {a_b}}",
                "shelf=Third & last, verba=a_b, x-lab=B12");
    }

    @Test
    void cslJson() {
        check(
                "a.json",
                """
                [{"id": "k", "type": "book", "title": "T", "x-lab": "B12", "count": 3, "open": true,
                  "custom": {"lab": {"room": "B12", "floors": [1, 2]}, "none": null},
                  "shelves": ["a", ["b"], {"c": "d"}],
                  "relations": [{"kind": "cites", "id": "m"}],
                  "empty": {}, "nothing": []}]
                """,
                "count=3, custom={\"lab\":{\"room\":\"B12\",\"floors\":[1,2]},\"none\":null},"
                        + " open=true, relations=[{\"kind\":\"cites\",\"id\":\"m\"}],"
                        + " shelves=[\"a\",[\"b\"],{\"c\":\"d\"}], x-lab=B12");
    }

    @Test
    void cslYaml() {
        check(
                "a.yaml",
                """
                references:
                - id: k
                  type: book
                  title: T
                  x-lab: B12
                  custom:
                    lab: {room: B12, floors: [1, 2]}
                """,
                "custom={\"lab\":{\"room\":\"B12\",\"floors\":[\"1\",\"2\"]}}, x-lab=B12");
    }

    @Test
    void hayagriva() {
        check(
                "a.yaml",
                """
                k:
                  type: Book
                  title: T
                  x-lab: B12
                  shelf: {room: B12, floors: [1, 2]}
                """,
                "shelf={\"room\":\"B12\",\"floors\":[\"1\",\"2\"]}, x-lab=B12");
    }

    @Test
    void cff() {
        check(
                "CITATION.cff",
                """
                cff-version: 1.2.0
                message: Please cite
                title: T
                x-lab: B12
                license: [MIT, Apache-2.0]
                contact: [{family-names: Doe, given-names: Jo}]
                """,
                "contact=[{\"family-names\":\"Doe\",\"given-names\":\"Jo\"}], license=MIT,"
                        + " Apache-2.0, x-lab=B12");
    }

    @Test
    void ris() {
        check(
                "a.ris",
                "TY  - BOOK\n"
                        + "TI  - T\n"
                        + "C9  - B12\n"
                        + "C9  - third shelf\n"
                        + "XY  - own\n"
                        + "ID  - not one word\n"
                        + "ER  -\n",
                "C9=B12; third shelf, ID=not one word, XY=own");
    }

    @Test
    void nbib() {
        check(
                "a.nbib",
                "PMID- 123\nTI  - T\nOWN - NLM\nXLAB- B12\nAID - S0001(20)30001-1 [pii]\n",
                "AID=S0001(20)30001-1 [pii], OWN=NLM, XLAB=B12");
    }

    @Test
    void refer() {
        check(
                "a.enw",
                "%0 Book\n%T T\n%~ B12\n%1 own\n%F not one word\n",
                "%1=own, %~=B12, F=not one word");
    }

    @Test
    void webOfScience() {
        check("a.ciw", "PT J\nTI T\nZ9 17\nXL B12\nUT WOS:1\nER\n", "UT=WOS:1, XL=B12, Z9=17");
    }

    @Test
    void endNoteXml() {
        check(
                "a.xml",
                """
                <xml><records><record><ref-type name="Book">6</ref-type><titles><title>T</title><secret-title>S</secret-title></titles>
                <custom1>B12</custom1><x-lab><room>B12</room></x-lab><label>not one word</label>
                <dates><year>1984</year><lab-date>May</lab-date></dates><urls><pdf-urls><url>internal-pdf://a.pdf</url></pdf-urls></urls></record></records></xml>
                """,
                "custom1=B12, lab-date=May, label=not one word, pdf-urls=internal-pdf://a.pdf,"
                        + " secret-title=S, x-lab=B12");
    }

    @Test
    void pubMedXml() {
        check(
                "a.xml",
                """
                <PubmedArticleSet><PubmedArticle><MedlineCitation Owner="NLM"><PMID>123</PMID><Article><ArticleTitle>T</ArticleTitle><Grant><GrantID>G1</GrantID></Grant></Article>
                <XLab>B12</XLab><GeneralNote>own</GeneralNote></MedlineCitation><PubmedData><PublicationStatus>epublish</PublicationStatus></PubmedData></PubmedArticle></PubmedArticleSet>
                """,
                "GeneralNote=own, Grant=G1, PublicationStatus=epublish, XLab=B12");
    }

    @Test
    void mods() {
        check(
                "a.xml",
                """
                <mods><titleInfo><title>T</title></titleInfo><extension><lab>B12</lab></extension><x-lab>own</x-lab>
                <identifier type="oclc">77</identifier><recordInfo><recordIdentifier>r1</recordIdentifier></recordInfo>
                <relatedItem type="otherVersion"><titleInfo><title>Old T</title></titleInfo></relatedItem></mods>
                """,
                "extension=B12, oclc=77, recordInfo=r1, relatedItem:otherVersion=Old T, x-lab=own");
    }

    /** The fields of the only paper, without type and date. */
    private static void check(String name, String text, String fields) {
        Path path = Path.of("/" + name).toAbsolutePath();
        Paper paper =
                SourceFiles.read(path, text).papers().stream()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no paper in " + name));
        Map<String, String> kept = new TreeMap<>(paper.fields());
        kept.remove("issued");
        kept.remove("PublicationType");
        String told = kept.toString();
        assertEquals(fields, told.substring(1, told.length() - 1));
    }
}
