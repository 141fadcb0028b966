package glossa.features.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions.Action;
import glossa.grammar.Lines;
import glossa.grammar.Span;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is offered where sources disagree: in the first file, with the cursor at its {@code ~}; each
 * action's title, and the lines of the files that it changes.
 */
final class ResolveDisagreementTest {
    private static final String CSL =
            """
            -- b.json --
            [{"id": "lp", "type": "book", "title": "Literate programs & BERT: 50% \\"more\\"",
              "author": [{"family": "Knuth", "given": "Ronald, Jr."}, {"literal": "The {Team}"}],
              "DOI": "10.1000/lp", "issued": {"date-parts": [[1992, 5]]}}]
            """;

    @Test
    void copiesFromJsonToBibTexAndBack() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = "Literate {P}rogramming",
                  author = {Knuth, Donald}, year = 1984~, doi = {10.1000/lp}}
                """
                        + CSL,
                """
                Use title here in b.json too: “Literate Programming”
                  b.json: [{"id": "lp", "type": "book", "title": "Literate Programming",
                Use title of b.json here: “Literate programs & BERT: 50% "more"”
                  a.bib: @book{knuth1984, title = {Literate programs \\& {BERT}: 50\\% "more"},
                Use year here in b.json too: 1984
                  b.json:   "DOI": "10.1000/lp", "issued": {"date-parts": [[1984]]}}]
                Use year of b.json here: 1992
                  a.bib:   author = {Knuth, Donald}, year = 1992, doi = {10.1000/lp}}
                Use authors here in b.json too: Donald Knuth
                  b.json:   "author": [{"family": "Knuth", "given": "Donald"}],
                Use authors of b.json here: Ronald, Jr. Knuth, The {Team}
                  a.bib:   author = {Knuth, Jr., Ronald and {The \\{Team\\}}}, year = 1984, doi = {10.1000/lp}}
                """);
    }

    @Test
    void copiesBibTexVerbatim() {
        check(
                """
                -- a.bib --
                @book{a, title = {On {G{\\"o}del} and $\\alpha_1$}, date = {1984-03}, doi = {10.1000/lp}~}
                -- b.bib --
                @Book(b,
                  TITLE = "On " # {something} # " else", % no
                  date = {1992-01-02},
                  doi = "10.1000/lp"
                )
                """,
                """
                Use title here in b.bib too: “On Gödel and $\\alpha_1$”
                  b.bib:   TITLE = {On {G{\\"o}del} and $\\alpha_1$}, % no
                Use title of b.bib here: “On something else”
                  a.bib: @book{a, title = {On something else}, date = {1984-03}, doi = {10.1000/lp}}
                Use year here in b.bib too: 1984
                  b.bib:   date = {1984-03},
                Use year of b.bib here: 1992
                  a.bib: @book{a, title = {On {G{\\"o}del} and $\\alpha_1$}, date = {1992-01-02}, doi = {10.1000/lp}}
                """);
    }

    @Test
    void copiesToRisLineByLine() {
        check(
                """
                -- c.ris --
                TY  - BOOK
                TI  - Literate Programming
                AU  - Knuth, Donald
                AU  - Levy, Silvio
                PY  - 1984/03
                DO  - 10.1000/lp~
                ER  -
                -- d.ris --
                TY  - BOOK
                T1  - Literate
                      Programs
                A1  - Knuth, Ronald
                PY  - 1992
                DA  - 1992/05
                DO  - 10.1000/lp
                ER  -
                """,
                """
                Use title here in d.ris too: “Literate Programming”
                  d.ris: T1  - Literate Programming
                Use title of d.ris here: “Literate Programs”
                  c.ris: TI  - Literate Programs
                Use year here in d.ris too: 1984
                  d.ris: PY  - 1984/03
                  d.ris: DA  - 1984/03
                Use year of d.ris here: 1992
                  c.ris: PY  - 1992/05
                Use authors here in d.ris too: Donald Knuth, Silvio Levy
                  d.ris: A1  - Knuth, Donald
                  d.ris: A1  - Levy, Silvio
                Use authors of d.ris here: Ronald Knuth
                  c.ris: AU  - Knuth, Ronald
                """);
    }

    @Test
    void offersNothingForFormatsThatGlossaDoesNotEdit() {
        // A macro, a title in two fields, a page.
        check(
                """
                -- a.bib --
                @string{old = 1984}
                @book{a, title = {Literate}, subtitle = {Programming}, year = old, doi = {10.1000/lp}~}
                -- b.html --
                <html><head><meta name="citation_title" content="Something Else"><meta name="citation_doi" content="10.1000/lp">
                <meta name="citation_publication_date" content="1992"></head></html>
                """,
                "");
    }

    @Test
    void offersOnlyTheRecordAtTheCursor() {
        check(
                """
                -- a.bib --
                @book{a, title = {Literate Programming}, year = 1984, doi = {10.1000/lp}}

                @book{c, title = {Sorting~ and Searching}}
                -- b.bib --
                @book{b, title = {Literate Programming}, year = 1992, doi = {10.1000/lp}}
                """,
                "");
    }

    private static void check(String world, String actions) {
        String first = world.lines().findFirst().orElseThrow();
        String name = first.substring(3, first.length() - 3);
        int cursor = world.indexOf('~') - first.length() - 1;
        try (Fixture fixture = Fixture.of(world.replaceFirst("~", ""));
                Snapshot snapshot = fixture.snapshot()) {
            Path file = Fixture.ROOT.resolve(name);
            List<Action> found =
                    Actions.inSource(
                            snapshot,
                            file,
                            Lines.of(fixture.text(name)).range(new Span(cursor, cursor)),
                            asked ->
                                    Optional.of(
                                            fixture.text(
                                                    Fixture.ROOT.relativize(asked).toString())));
            assertEquals(
                    actions,
                    found.stream()
                            .map(
                                    action ->
                                            action.title()
                                                    + "\n"
                                                    + fixture.changed(action.change().get()))
                            .collect(Collectors.joining()));
        }
    }
}
