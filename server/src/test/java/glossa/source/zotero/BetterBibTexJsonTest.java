package glossa.source.zotero;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.SourceText;
import glossa.source.reading.EveryCut;
import glossa.source.reading.Formats;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class BetterBibTexJsonTest {
    private static final String SAMPLE =
            """
            {"config": {"label": "BetterBibTeX JSON", "localeDateOrder": "dmy", "preferences": {"a": [1]}},
             "collections": {"C1": {"key": "C1", "name": "Birds", "collections": [], "items": [7]}},
             "items": [
              {"itemID": 7, "itemKey": "ABCD2345", "itemType": "journalArticle", "citationKey": "owls2019",
               "title": "Owls and <i>Maps</i>", "publicationTitle": "Owl Letters", "volume": "3", "pages": "5-9",
               "creators": [{"creatorType": "editor", "lastName": "Hopper", "firstName": "Grace"},
                            {"creatorType": "author", "lastName": "Lovelace", "firstName": "Ada"},
                            {"creatorType": "author", "name": "The Owls"}],
               "date": "3/5/2019", "accessDate": "2020-02-01 10:00:00", "language": "en",
               "extra": ["DOI: 10.1000/x", "tex.ids: owls, owls19", "Original Date: 1856", "Read it twice.",
                         "{:status: forthcoming}", "tex.shorthand: OWL", "translator: Li || Bo"],
               "tags": [{"tag": "birds"}, {"tag": "maps", "type": 1}], "notes": ["<p>Good <b>maps</b>.</p>"],
               "attachments": [{"path": "/papers/owls.pdf", "title": "PDF"}], "relations": {"a": {"b": [{}]}}},
              {"itemID": 8, "itemType": "preprint", "title": "Foxes", "archiveID": "arXiv:2401.00001",
               "repository": "arXiv", "extra": "Citation Key: foxes\\nPMID: 7"},
              {"itemID": 9, "itemType": "film", "title": "Kites", "date": "Summer 2003",
               "creators": [{"creatorType": "director", "lastName": "Li", "firstName": "Bo"}]},
              {"itemID": 10, "itemType": "note", "note": "<p>Alone</p>"}
             ]}
            """;

    @Test
    void readsItems() {
        check(
                SAMPLE,
                """
                4:86 owls2019 article-journal "Owls and Maps" Lovelace, Ada; The Owls 2019
                15:51 foxes article "Foxes"
                16:47 - motion_picture "Kites" Li, Bo 2003
                """);
    }

    @Test
    void keepsExtraFieldsAndNotes() {
        Paper paper = papers(SAMPLE).getFirst();
        assertEquals(List.of("owls", "owls19"), paper.aliases());
        assertEquals("Owl Letters", paper.venue());
        assertEquals(Map.of("doi", "10.1000/x", "zotero", "ABCD2345"), paper.identifiers());
        Map<String, String> fields = paper.fields();
        assertEquals("2019-05-03", fields.get("issued"));
        assertEquals("2020-02-01", fields.get("accessed"));
        assertEquals("1856", fields.get("original-date"));
        assertEquals("Hopper, Grace", fields.get("editor"));
        assertEquals("Li, Bo", fields.get("translator"));
        assertEquals("forthcoming", fields.get("status"));
        assertEquals("OWL", fields.get("tex.shorthand"));
        assertEquals("Read it twice.", fields.get("note"));
        assertEquals("Good maps.", fields.get("annote"));
        assertEquals("birds, maps", fields.get("keyword"));
        assertEquals("/papers/owls.pdf", fields.get("file"));
        assertEquals("Birds", fields.get("collection"));
        assertEquals("7", fields.get("itemID"));
    }

    @Test
    void spansAreExact() {
        Source source = papers(SAMPLE).getFirst().sources().getFirst();
        assertEquals(Range.of(3, 2, 12, 98), source.record());
        assertEquals(Range.of(3, 85, 3, 93), source.name());
        assertEquals("2401.00001", papers(SAMPLE).get(1).identifiers().get("arxiv"));
        assertEquals("7", papers(SAMPLE).get(1).identifiers().get("pmid"));
    }

    @Test
    void aBrokenItemAffectsNoOther() {
        check(
                """
                {"items": [
                  7,
                  {"itemType": "book", "title": "One", "citekey": "one"},
                  {"itemType": "book", "title" "Two"}]}
                """,
                """
                3:52 one book "One"
                2:3 error zotero-item: expected an item here; write {"itemType": "book", ...}
                4:32 error json-syntax: expected a colon here; write "name": value; only the items before this place are read
                """);
    }

    @Test
    void datesAsTyped() {
        String[][] dates = {
            {"2017-05-00 May 2017", "2017-05"},
            {"0000-00-00 n.d.", "n.d."},
            {"2016-01-00 Jan 2016 - Mar 2016", "Jan 2016 - Mar 2016"},
            {"2014-06-13 15:44:43", "2014-06-13"},
            {"2014-12-31/2015-01-01~", "2014-12-31/2015-01-01"},
            {"05/2001", "2001-05"},
            {"2001/5/7", "2001-05-07"},
            {"January 5, 2001", "2001-01-05"},
            {"Summer 2003", "Summer 2003"},
            {"März 2003", "März 2003"},
            {"1995-96", "1995"},
            {"-0333", "-0334"},
            {"1999", "1999"}
        };
        for (String[] date : dates) {
            assertEquals(date[1], ZoteroDates.iso(date[0], "mdy"), date[0]);
        }
        assertEquals("2017-05-06", ZoteroDates.iso("05/06/2017", "mdy"));
        assertEquals("2017-06-05", ZoteroDates.iso("05/06/2017", "dmy"));
        assertEquals("2017-05-23", ZoteroDates.iso("05/23/2017", "dmy"));
    }

    @Test
    void aReprintHasTwoYears() {
        Paper paper =
                papers("{\"items\": [{\"itemType\": \"book\", \"date\": \"[1856] 1999\"}]}")
                        .getFirst();
        assertEquals("1999", paper.year());
        assertEquals("1856", paper.fields().get("original-date"));
    }

    @Test
    void particlesAfterGivenNamesBelongToTheFamilyName() {
        String[][] names = {
            {"Gogh", "Vincent van", "van Gogh, Vincent"},
            {"Sadat", "Anwar el-", "el-Sadat, Anwar"},
            {"Medici", "Lorenzo de’\u200b", "de’Medici, Lorenzo"},
            {"Dumas", "Alexandre, père", "Dumas, Alexandre, père"},
            {"Stevenson", "Adlai E.,! III", "Stevenson, Adlai E., III"},
            {"\"van der Berg\"", "Jan", "van der Berg, Jan"},
            {"hooks", "bell", "hooks, bell"}
        };
        for (String[] name : names) {
            ZoteroItem item = new ZoteroItem("book").creator("author", name[0], name[1]);
            Paper paper = item.paper(source(""), new Span(0, 0), new Span(0, 0), "ymd");
            assertEquals(name[2], Names.join(paper.authors()));
        }
    }

    @Test
    void recognisesItsFiles() {
        BetterBibTexJson format = new BetterBibTexJson();
        assertTrue(format.recognises(source(SAMPLE)));
        assertEquals(format.name(), Formats.of(source(SAMPLE)).orElseThrow().name());
        assertTrue(format.recognises(source("{\"items\": [{\"itemType\": \"book\"}]}")));
        assertFalse(
                format.recognises(source("{\"items\": [{\"id\": \"a\", \"type\": \"book\"}]}")));
        assertFalse(format.recognises(source("")));
    }

    @Test
    void everyPartIsRead() {
        EveryCut.part(new BetterBibTexJson(), SAMPLE);
    }

    private static List<Paper> papers(String json) {
        return new BetterBibTexJson().read(source(json)).papers();
    }

    private static SourceText source(String json) {
        return SourceText.of(Path.of("/papers/library.json"), json);
    }

    private static void check(String json, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new BetterBibTexJson(), json));
    }
}
