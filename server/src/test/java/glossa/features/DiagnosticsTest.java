package glossa.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.notes.Note;
import glossa.workspace.LostKeys.How;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong in notes and sources; the carets say where, the text what. */
final class DiagnosticsTest {
    @Test
    void aKeyThatNoPaperAnswersTo() {
        check(
                """
                -- papers.bib --
                @article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish}, year = 2017}
                -- note.md --
                As @vaswani2017 and [see @vaswani2071, p. 3; @{vaswani2017}] show.
                                         ^^^^^^^^^^^^ unknown-key: no paper vaswani2071 in the corpus; did you mean vaswani2017?
                > Quoted: [-@nobody1900]
                            ^^^^^^^^^^^ unknown-key: no paper nobody1900 in the corpus
                """);
    }

    @Test
    void whatIsNoCitationIsNotChecked() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                ---
                nocite: "@*"
                ---

                `@param`, me@example.org, \\@ref(fig:one), <!-- @comment -->, $@math$

                    @indented

                ```java
                @Override
                ```
                """);
    }

    @Test
    void crossReferencesAndHandlesAreNoKeys() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.qmd --
                See @fig-one, @tbl-results, [@sec-intro] and @eq:energy; thanks to [@someone](https://example.org/someone).
                """);
    }

    @Test
    void withoutAnyPaperNothingIsKnownToBeWrong() {
        check(
                """
                -- note.md --
                Thanks to @someone for @anything2020.
                """);
    }

    @Test
    void anAliasIsAKey() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}, ids = {knuth:lp, lp84}}
                -- note.md --
                [@lp84; @knuth:lp; @lp85]
                                   ^^^^^ unknown-key: no paper lp85 in the corpus; did you mean lp84?
                """);
    }

    @Test
    void anIdentifierWithItsSchemeIsAKey() {
        check(
                """
                -- papers.bib --
                @article{doe2020, title = {Things}, doi = {10.1000/ABC.1}, eprint = {1706.03762}, archiveprefix = {arXiv}}
                -- note.md --
                [@doi:10.1000/ABC.1; @arxiv:1706.03762v2; @url:https://example.org/x]
                """);
    }

    @Test
    void theSameKeyTwice() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ duplicate-key: 'knuth1984' is the key of 2 different entries; give each its own, or delete the ones that are too many
                @article{knuth1984, title = {The TeXbook}}
                         ^^^^^^^^^ duplicate-key: 'knuth1984' is the key of 2 different entries; give each its own, or delete the ones that are too many
                -- note.md --
                @knuth1984
                """);
    }

    @Test
    void theSamePaperInTwoSourcesIsNoDuplicate() {
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
    void aKeyThatItsSourceLost() {
        String world =
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                @knuth1973 and @knuth1984
                ^^^^^^^^^^ key-removed: the paper knuth1973 was in papers.bib until lately; that file no longer has it; did you mean knuth1984?
                """;
        check(Fixture.of(world).lost("knuth1973", "papers.bib", How.NOT_IN_FILE));
        check(
                Fixture.of(
                                world.replace("in papers.bib", "in old.bib")
                                        .replace(
                                                "no longer has it; did you mean knuth1984?",
                                                "is gone"))
                        .lost("knuth1973", "old.bib", How.FILE_GONE));
        // The last source of all is gone, too.
        check(
                Fixture.of(
                                """
                                -- note.md --
                                @knuth1973 and @someone
                                ^^^^^^^^^^ key-removed: the paper knuth1973 was in old.bib until lately; that file is gone
                                """)
                        .lost("knuth1973", "old.bib", How.FILE_GONE));
    }

    @Test
    void aBibliographyThatIsNotThere() {
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
                                         ^^^^^^^^ missing-bibliography: no file is at refz.bib; did you mean refs.bib?
                                                   ^^^^^^^^^^^^^^^^^^^^^ missing-bibliography: no file is at ../shared/libary.json; did you mean ../shared/library.bib?
                                                                          ^^^^^^^^^^^^^^^^^ missing-bibliography: no file is at ../none/other.bib; did you mean refs.bib?
                ---
                """);
    }

    @Test
    void aBibliographyIsLookedForWherePandocAndQuartoMayRead() {
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
                     ^^^^^^^^^^^ missing-bibliography: no file is at refs/all.bi; write where it is, from this note's folder on
                ---
                """);
    }

    @Test
    void sourcesThatDisagree() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984, doi = {10.1000/lp}}
                      ^^^^^^^^^ sources-disagree: title “Literate Programming” here, “Literate Programs” in b.json; Glossa follows this one, which comes first in the order of the corpus
                      ^^^^^^^^^ sources-disagree: year 1984 here, 1992 in b.json; Glossa follows this one, which comes first in the order of the corpus
                      ^^^^^^^^^ sources-disagree: authors Donald Knuth here, Ronald Knuth in b.json; Glossa follows this one, which comes first in the order of the corpus
                -- b.json --
                [{"id": "lp", "type": "book", "title": "Literate Programs", "DOI": "10.1000/lp", "issued": {"date-parts": [[1992]]}, "author": [{"family": "Knuth", "given": "Ronald"}]}]
                         ^^ sources-disagree: title “Literate Programs” here, “Literate Programming” in a.bib, which Glossa follows; make them agree, or change the order of [[corpus]] in .glossa.toml
                         ^^ sources-disagree: year 1992 here, 1984 in a.bib, which Glossa follows; make them agree, or change the order of [[corpus]] in .glossa.toml
                         ^^ sources-disagree: authors Ronald Knuth here, Donald Knuth in a.bib, which Glossa follows; make them agree, or change the order of [[corpus]] in .glossa.toml
                -- note.md --
                @lp
                """);
    }

    @Test
    void sourcesThatOnlyWriteItOtherwiseDoNot() {
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
    private static void check(String world) {
        check(Fixture.of(world));
    }

    private static void check(Fixture world) {
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
