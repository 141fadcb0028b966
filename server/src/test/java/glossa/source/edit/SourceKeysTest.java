package glossa.source.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Shared;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The keys of a source; each can be renamed and renamed back to the same bytes. */
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
                "knuth1984 =lp =tex =literate knuth:1 >knuth1984 >a >b broken müller_2020"
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
    void standardCitationsOfManubot() {
        check(
                "manual-references.json",
                """
                [
                  {"id": "1Fiy543WZ", "type": "article-journal", "title": "A", "standard_citation": "doi:10.1000/1"},
                  {"type": "webpage", "title": "B", "standard_citation": "url:https://example.org"}
                ]
                """,
                "=1Fiy543WZ doi:10.1000/1 url:https://example.org");
        check(
                "manual.yaml",
                """
                - id: conversation
                  standard_citation: raw:talk
                  type: personal_communication
                """,
                "=conversation raw:talk");
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

    /** Sources of all kinds by other authors, with all their oddities. */
    @Test
    void realSources() throws IOException {
        int tried = 0;
        List<String> wrong = new ArrayList<>();
        for (String folder : List.of("data/bibs", "data/samples")) {
            try (var files = Files.walk(Shared.file(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    Optional<String> text =
                            Files.size(file) > 1 << 20 ? Optional.empty() : SourceFiles.text(file);
                    Optional<SourceKeys> keys = text.flatMap(whole -> SourceKeys.of(file, whole));
                    if (keys.isPresent()) {
                        tried++;
                        wrong.addAll(thereAndBack(file, keys.get()));
                    }
                }
            }
        }
        assertTrue(tried > 300, "only " + tried);
        assertEquals(List.of(), wrong);
    }

    /** Renames five keys of a source and back; returns those with another result. */
    private static List<String> thereAndBack(Path file, SourceKeys keys) {
        List<String> wrong = new ArrayList<>();
        List<String> names =
                keys.places().stream().map(SourceKeys.KeyPlace::key).distinct().toList();
        for (int i = 0; i < names.size(); i += Math.max(1, names.size() / 5)) {
            String name = names.get(i);
            String there = SourceEdits.applied(keys.text(), keys.renamed(name, "fresh2026", false));
            SourceKeys after = SourceKeys.of(file, there).orElseThrow();
            String back = SourceEdits.applied(there, after.renamed("fresh2026", name, false));
            if (there.equals(keys.text()) || !back.equals(keys.text())) {
                wrong.add(file + ": " + name);
            }
        }
        return wrong;
    }

    /**
     * @param expected the keys in their order, {@code =} before an alias and {@code >} before a
     *     reference to another record
     */
    private static void check(String name, String text, String expected) {
        for (String written : List.of(text, text.replace("\n", "\r\n"))) {
            Path file = Path.of("/workspace", name).toAbsolutePath();
            SourceKeys keys = SourceKeys.of(file, written).orElseThrow();
            assertEquals(expected, shown(keys));
            for (SourceKeys.KeyPlace place : keys.places()) {
                for (String other : List.of("fresh2026", "a:b/c_d")) {
                    String there =
                            SourceEdits.applied(written, keys.renamed(place.key(), other, false));
                    SourceKeys after = SourceKeys.of(file, there).orElseThrow();
                    assertTrue(after.places().stream().anyMatch(now -> now.key().equals(other)));
                    assertEquals(
                            written,
                            SourceEdits.applied(there, after.renamed(other, place.key(), false)));
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
