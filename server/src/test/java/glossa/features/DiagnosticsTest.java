package glossa.features;

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

    /** The problems of all files are those that the carets expect. */
    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
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
