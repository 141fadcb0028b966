package glossa.source.csl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.grammar.Range;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.SourceText;
import glossa.source.reading.ReadingLines;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

final class CslJsonTest {
    private static final String SAMPLE =
            """
            [
              {"id": "vaswani2017", "type": "paper-conference", "title": "<i>Attention</i> &amp; all",
               "author": [{"family": "Vaswani", "given": "Ashish"},
                          {"family": "Berg", "given": "Jan", "non-dropping-particle": "van den"},
                          {"literal": "The Team"}],
               "issued": {"date-parts": [[2017, 6, 12]]}, "DOI": "https://doi.org/10.1/x",
               "container-title": "Advances", "page": "1-2", "volume": 30},
              {"type": "book", "id": 1984, "title": "The TeXbook \\u00e9",
               "editor": [{"family": "Knuth", "given": "Donald", "suffix": "Jr"}],
               "issued": "1984-05"},
              {"id": "lit", "type": "webpage", "issued": {"literal": "Spring 2001"}, "title": "é"}
            ]
            """;

    @Test
    void readsItems() {
        check(
                SAMPLE,
                """
                2:11 vaswani2017 paper-conference "Attention & all" Vaswani, Ashish; van den Berg, Jan; The Team 2017
                8:26 1984 book "The TeXbook é" Knuth, Donald, Jr 1984
                11:11 lit webpage "é" 2001
                """);
    }

    @Test
    void spansAreExact() {
        Paper paper = new CslJson().read(source(SAMPLE)).papers().getFirst();
        assertEquals(Range.of(1, 2, 6, 62), paper.sources().getFirst().record());
        assertEquals(Range.of(1, 10, 1, 21), paper.sources().getFirst().name());
        assertEquals("10.1/x", paper.identifiers().get("doi"));
        assertEquals("Advances", paper.venue());
        assertEquals("2017-06-12", paper.fields().get("issued"));
        assertEquals("30", paper.fields().get("volume"));
    }

    @Test
    void keysOfManubot() {
        Paper manual =
                first(
                        """
                        [{"type": "webpage", "title": "A", "id": "zQ8", "standard_citation": "url:https://a.org"}]
                        """);
        assertEquals("url:https://a.org", manual.key());
        assertEquals(List.of("zQ8"), manual.aliases());
        Paper cached =
                first(
                        """
                        [{"type": "book", "title": "B", "id": "1Fiy543WZ", "note": "CC0\\nstandard_id: raw:talk"}]
                        """);
        assertEquals("1Fiy543WZ", cached.key());
        assertEquals(List.of("raw:talk"), cached.aliases());
    }

    private static Paper first(String json) {
        return new CslJson().read(source(json)).papers().getFirst();
    }

    @Test
    void aBrokenItemAffectsNoOther() {
        check(
                """
                {"items": [
                  7,
                  {"id": "wrong", "type": "book", "title": {"no": "text"}},
                  {"type": "book", "title": "No id"},
                  {"id": "good", "type": "book", "author": {"family": "One"}, "issued": [2001]},
                  {"id": "after", "type": "book", "title": "Names" "author": []},
                  {"id": "lost", "type": "book"}
                ]}
                """,
                """
                4:30 - book "No id"
                5:11 good book "" One 2001
                2:3 error csl-item: expected an item here; write {"id": "key", ...}
                3:3 error csl-item: this item is skipped: its title is not a string
                4:3 warning csl-id: this item has no id; add "id": "key" to cite it by a key
                6:52 error json-syntax: expected a comma before this; write one between members; only the items before this place are read
                """);
    }

    @Test
    void valuesOfOtherFormsAreJoinedOrKeptAsJson() {
        Paper paper =
                new CslJson()
                        .read(
                                source(
                                        """
                                        [{"id": "a", "type": "book", "title": ["First", "Second"],
                                          "keyword": ["owls", null, 1.50], "author": [null, "", "Ann"],
                                          "contributor": [{"family": "Fox", "given": "Jane"}, {"literal": "Team"}],
                                          "license": [{"URL": "x", "delay": 1.50, "open": true, "end": null}],
                                          "volume": 1, "volume": 2}]
                                        """))
                        .papers()
                        .getFirst();
        assertEquals("First", paper.title());
        assertEquals(List.of(new Name("Ann", "")), paper.authors());
        assertEquals(
                Map.of(
                        "keyword",
                        "owls, 1.50",
                        "contributor",
                        "Fox, Jane; Team",
                        "license",
                        """
                        [{"URL":"x","delay":1.50,"open":true,"end":null}]\
                        """,
                        "volume",
                        "2"),
                paper.fields());
    }

    @Test
    void recognisesItsFiles() {
        assertTrue(new CslJson().recognises(source(SAMPLE)));
        String object = "{\"config\": {}, \"items\": " + SAMPLE + "}";
        assertTrue(new CslJson().recognises(source(object)));
        assertEquals(3, new CslJson().read(source(object)).papers().size());
        assertFalse(new CslJson().recognises(source("{\"name\": \"a-package\"}")));
        assertFalse(new CslJson().recognises(source("[{\"id\": 1, \"colour\": \"red\"}]")));
        assertFalse(new CslJson().recognises(source("")));
    }

    @Test
    void everyPrefixIsRead() {
        for (int end = 0; end <= SAMPLE.length(); end++) {
            new CslJson().read(source(SAMPLE.substring(0, end)));
            new CslJson().read(source(SAMPLE.substring(end)));
        }
    }

    private static SourceText source(String json) {
        return SourceText.of(Path.of("/papers/sample.json"), json);
    }

    private static void check(String json, String expected) {
        assertEquals(expected.strip(), ReadingLines.lines(new CslJson(), json));
    }
}
