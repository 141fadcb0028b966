package glossa.features.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong in notes and sources; the carets say where, the text what. */
final class DiagnosticsTest {
    @Test
    void duplicateKey() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ duplicate-key: 2 different entries have the key 'knuth1984'; give each its own key, or delete the duplicates
                @article{knuth1984, title = {The TeXbook}}
                         ^^^^^^^^^ duplicate-key: 2 different entries have the key 'knuth1984'; give each its own key, or delete the duplicates
                -- note.md --
                @knuth1984
                ^^^^^^^^^^ ambiguous-key: 2 different papers have the key knuth1984; give each paper its own key
                """);
    }

    @Test
    void onePaperInTwoSources() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
                -- b.bib --
                @book{knuth1984, title = {Literate programming}, author = {Donald Knuth}, year = 1984}
                -- note.md --
                @knuth1984
                """);
    }

    @Test
    void twoNamesForOnePaper() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, doi = {10.1000/lp}, ids = {lp}}
                -- note.md --
                @lp and @knuth1984 and @doi:10.1000/lp
                ^^^ two-names: this note also cites this paper as knuth1984; use one key
                                       ^^^^^^^^^^^^^^^ two-names: this note also cites this paper as knuth1984; use one key
                """);
    }

    @Test
    void preprintWithAPublishedVersion() {
        check(
                """
                -- a.bib --
                @misc{fox2019, title = {Rivers and Their Banks}, author = {Fox, Ann}, year = 2019, eprint = {1901.00001}, archiveprefix = {arXiv}, doi = {10.48550/arXiv.1901.00001}}
                @article{fox2020, title = {Rivers and Their Banks}, author = {Fox, Ann}, year = 2020, journal = {River Letters}, doi = {10.1000/r}, related = {fox2019}, relatedtype = {preprint}}
                -- note.md --
                [@fox2019; @fox2020]
                 ^^^^^^^^ preprint-cited: this preprint has a published version: Fox 2020. River Letters; cite @fox2020
                """);
    }

    @Test
    void emptyCitation() {
        check(
                """
                -- note.md --
                A [@] and [@a; @] and [see @], but `[@]`, [@](https://example.org) and me@.
                   ^ empty-citation: missing citation key after @
                               ^ empty-citation: missing citation key after @
                """);
    }

    @Test
    void malformedLocators() {
        check(
                """
                -- note.md --
                [@a, p 3] [@a, pg. 12-14] [@a, p.] [@a, pp. 35-33] [@a, pp. 123-34] @a [ch. 2]
                     ^^^ malformed-locator: invalid locator: unknown label; write p. 3
                               ^^^^^^^^^ malformed-locator: invalid locator: unknown label; write p. 12-14
                                               ^^ malformed-locator: invalid locator: missing number after p.
                                                        ^^^^^^^^^ malformed-locator: invalid locator: the range is reversed; write 33-35
                                                                                        ^^^^^ malformed-locator: invalid locator: unknown label; write chap. 2
                [@a, p. 3] [@a, and more, p. 4] [@a, 33–35] [@a, pizza]
                """);
    }

    @Test
    void pagesOutOfRange() {
        check(
                """
                -- papers.bib --
                @article{a, title = {On A}, pages = {5998--6008}}
                @book{b, title = {On B}, pagetotal = {120}}
                @article{c, title = {On C}, pages = {e17}}
                -- note.md --
                [@a, p. 3] [@a, p. 6001] [@a, pp. 10-12] [@a, p. 6009] [@b, p. 121; @c, p. 99] [@a, chap. 70]
                                              ^^^^^^^^^ locator-outside: page out of range: a has pages 5998-6008
                                                              ^^^^^^^ locator-outside: page out of range: a has pages 5998-6008
                                                                            ^^^^^^ locator-outside: page out of range: b has 120 pages
                """);
    }

    @Test
    void missingBrackets() {
        check(
                """
                -- papers.bib --
                @misc{a, title = {On A}, ids = {a1}}
                @misc{b, title = {On B}}
                @misc{c, title = {On C}}
                -- note.md --
                One (@a), one (see @a, p. 3), and (e.g. @a; @b), but (as @a says).
                    ^^^^ missing-brackets: a citation group needs brackets; write [ ] instead of ( )
                              ^^^^^^^^^^^^^^ missing-brackets: a citation group needs brackets; write [ ] instead of ( )
                                                  ^^^^^^^^^^^^^ missing-brackets: a citation group needs brackets; write [ ] instead of ( )
                Two @a; @b; -@c and one @a, p. 3.
                    ^^^^^^^^^^^ missing-brackets: a citation group needs brackets; write [ ] around these citations
                                        ^^^^^^^^ missing-brackets: a locator needs brackets; write [p. 3]
                """);
    }

    @Test
    void missingBibliography() {
        check(
                """
                -- notes/refs.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- shared/library.bib --
                @book{knuth1973, title = {Sorting and Searching}}
                -- notes/note.md --
                ---
                title: Reading
                bibliography: [refs.bib, refz.bib, ../shared/libary.json, ../none/other.bib]
                                         ^^^^^^^^ missing-bibliography: no file found at refz.bib; did you mean refs.bib?
                                                   ^^^^^^^^^^^^^^^^^^^^^ missing-bibliography: no file found at ../shared/libary.json; did you mean ../shared/library.bib?
                                                                          ^^^^^^^^^^^^^^^^^ missing-bibliography: no file found at ../none/other.bib; did you mean refs.bib?
                ---
                """);
    }

    @Test
    void bibliographyInTheFoldersOfPandocAndQuarto() {
        check(
                """
                -- refs/all.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- notes/deep/note.md --
                ---
                bibliography:
                  - refs/all.bib
                  - /refs/all.bib
                  - "../../refs/all.bib"
                  - https://example.org/all.bib
                  - ${LIBRARY}/all.bib
                  - "refs/all.bi" # half typed
                     ^^^^^^^^^^^ missing-bibliography: no file found at refs/all.bi; write its path relative to the folder of this note
                ---
                """);
    }

    @Test
    void disagreeingSources() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984, doi = {10.1000/lp}}
                      ^^^^^^^^^ sources-disagree: title “Literate Programming” here, but “Literate Programs” in b.json; this source takes precedence, since it comes first in the corpus
                      ^^^^^^^^^ sources-disagree: year 1984 here, but 1992 in b.json; this source takes precedence, since it comes first in the corpus
                      ^^^^^^^^^ sources-disagree: authors Donald Knuth here, but Ronald Knuth in b.json; this source takes precedence, since it comes first in the corpus
                -- b.json --
                [{"id": "lp", "type": "book", "title": "Literate Programs", "DOI": "10.1000/lp", "issued": {"date-parts": [[1992]]}, "author": [{"family": "Knuth", "given": "Ronald"}]}]
                         ^^ sources-disagree: title “Literate Programs” here, but “Literate Programming” in a.bib, which takes precedence; correct one of them, or change the order of [[corpus]] in .glossa.toml
                         ^^ sources-disagree: year 1992 here, but 1984 in a.bib, which takes precedence; correct one of them, or change the order of [[corpus]] in .glossa.toml
                         ^^ sources-disagree: authors Ronald Knuth here, but Donald Knuth in a.bib, which takes precedence; correct one of them, or change the order of [[corpus]] in .glossa.toml
                -- note.md --
                @lp
                """);
    }

    @Test
    void differentSpellingsAreNoDisagreement() {
        check(
                """
                -- a.bib --
                @article{a, title = {{G}{\\"o}del's Proof: A \\emph{New} Reading}, author = {van der Waals, Johannes D. and M{\\"u}ller, Eva and Li, Wei}, year = 2017, doi = {10.1000/x}}
                -- b.json --
                [{"id": "b", "type": "article", "title": "Godel’s proof – a new-reading", "DOI": "10.1000/X", "issued": {"date-parts": [[2018, 2]]}, "author": [{"family": "Waals", "given": "J."}, {"literal": "E. Mueller"}]}]
                -- c.bib --
                @article{c, title = {Gödel's Proof}, author = {J.D. Van der Waals and others}, year = {in press}, doi = {10.1000/x}}
                -- note.md --
                @a
                """);
    }

    /** The problems of all files are those that the carets expect. */
    static void check(String world) {
        check(Fixture.of(world));
    }

    static void check(Fixture world) {
        try (Fixture fixture = world;
                Snapshot snapshot = fixture.snapshot()) {
            List<String> found = new ArrayList<>();
            for (Note note : snapshot.notes().all()) {
                found.add(
                        Fixture.labels(
                                name(Path.of(java.net.URI.create(note.uri()))),
                                Diagnostics.of(snapshot, note)));
            }
            snapshot.corpus()
                    .problems()
                    .forEach((file, problems) -> found.add(Fixture.labels(name(file), problems)));
            Disagreements.of(snapshot.corpus(), List.of())
                    .forEach((file, hints) -> found.add(Fixture.labels(name(file), hints)));
            assertEquals(
                    fixture.labels(),
                    found.stream()
                            .filter(labels -> !labels.isEmpty())
                            .flatMap(String::lines)
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String name(Path file) {
        return Fixture.ROOT.relativize(file).toString();
    }
}
