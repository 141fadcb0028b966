package glossa.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The keys of a source, and that each can be changed and changed back to the same bytes. */
final class SourceKeysTest {
    @Test
    void bibTeX() {
        check(
                "a.bib",
                """
                @comment{jabref-meta: databaseType:biblatex;}
                @string{ acm = "ACM" }
                @Book ( knuth1984 ,
                \ttitle = "A" # acm,
                \tids   = {lp,tex , literate},
                )

                % @book{commented, title = {x}}
                @inbook{ knuth:1, crossref={knuth1984}, XDATA = "a,b" , entryset = macro }
                @article{broken, title = {never closed,
                @misc{müller_2020, related = {knuth1984, knuth:1}}
                """,
                "knuth1984 =lp =tex =literate commented knuth:1 >knuth1984 >a >b broken müller_2020"
                        + " >knuth1984 >knuth:1");
    }

    @Test
    void cslJson() {
        check(
                "a.json",
                """
                {"items": [
                  {"type":"book", "id" : "k\\u00fcng\\/1", "title": "\\u00c4", "note": {"id": "no"}},
                  {"id": "17", "type": "book", "title": "\\/", "citation-key": "b"},
                  {"citation-key": "c\\"d", "type": "book", "title": "C"},
                ]}
                """,
                "küng/1 17 =b c\"d");
    }

    @Test
    void cslYaml() {
        check(
                "a.yaml",
                """
                ---
                references:
                - id: knuth1984
                  type: book
                - type: book
                  id: 'it''s'
                  citation-key:   other   # a comment
                -   title: 'T'
                    id: '2020'
                ...
                """,
                "knuth1984 it's =other 2020");
    }

    @Test
    void hayagriva() {
        check(
                "a.yml",
                """
                # works
                knuth1984:
                  type: Book
                  title: Literate Programming
                "with blank.":
                  type: Book
                  title: Other
                """,
                "knuth1984 with blank.");
    }

    @Test
    void ris() {
        check(
                "a.ris",
                """
                TY  - BOOK
                ID  - knuth1984
                TI  - Literate
                ID  - second
                ER  -

                TY  - BOOK
                ID  - two words
                ER  -
                TY  - BOOK
                ID  -   other
                """,
                "knuth1984 other");
    }

    /**
     * @param expected the keys in their order, {@code =} before an alias and {@code >} before what
     *     names another record
     */
    private static void check(String name, String text, String expected) {
        for (String written : List.of(text, text.replace("\n", "\r\n"))) {
            Path file = Path.of("/workspace", name).toAbsolutePath();
            SourceKeys keys = SourceKeys.of(file, written).orElseThrow();
            assertEquals(expected, shown(keys));
            for (SourceKeys.Place place : keys.places()) {
                for (String other : List.of("fresh2026", "a:b/c_d")) {
                    String there =
                            SourceKeys.applied(written, keys.renamed(place.key(), other, false));
                    SourceKeys after = SourceKeys.of(file, there).orElseThrow();
                    assertTrue(after.places().stream().anyMatch(now -> now.key().equals(other)));
                    assertEquals(
                            written,
                            SourceKeys.applied(there, after.renamed(other, place.key(), false)));
                }
            }
        }
    }

    private static String shown(SourceKeys keys) {
        return keys.places().stream()
                .map(
                        place ->
                                switch (place.role()) {
                                            case KEY -> "";
                                            case ALIAS -> "=";
                                            case REFERENCE -> ">";
                                        }
                                        + place.key())
                .collect(Collectors.joining(" "));
    }
}
