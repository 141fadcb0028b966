package glossa.features.diagnostics;

import glossa.Fixture;
import glossa.workspace.RemovedKeys.Reason;

import org.junit.jupiter.api.Test;

/** Which keys of notes are unknown; as {@link DiagnosticsTest}. */
final class UnknownKeysTest {
    @Test
    void unknownKey() {
        DiagnosticsTest.check(
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
    void textThatIsNoCitation() {
        DiagnosticsTest.check(
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
    void crossReferencesAndHandles() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.qmd --
                See @fig-one, @tbl-results, [@sec-intro] and @eq:energy; thanks to [@someone](https://example.org/someone).
                """);
    }

    @Test
    void crossReferencesOfTheNote() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.qmd --
                ---
                crossref:
                  custom:
                    - kind: float
                      key: vid
                      reference-prefix: Video
                title: A
                key: not
                ---

                See @vid-talk, @box-one, @not-ab2019.
                                         ^^^^^^^^^^^ unknown-key: no paper not-ab2019 in the corpus

                ::: {#box-one}
                @web2019
                ^^^^^^^^ unknown-key: no paper web2019 in the corpus
                :::
                -- flow.qmd --
                @vid-talk

                ---
                crossref: {custom: [{kind: float, key: vid}]}
                ---
                """);
    }

    @Test
    void labelsAndIdentifiersAreNoUnknownKeys() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
                -- intro.md --
                (my-section)=
                # On @knuth1984

                ```{figure} a.png
                :name: My-Figure
                ```
                -- note.md --
                As in @my-section, [@my-figure] and @here, but not @knuth1985 or {cite}`here`.
                                                                   ^^^^^^^^^^ unknown-key: no paper knuth1985 in the corpus; did you mean knuth1984?
                                                                                        ^^^^ unknown-key: no paper here in the corpus

                $$ x $$ (here)

                [@10.25080/NKVC9349] and {cite}`10.1093/nar/22.22.4673; 10.5281/zenodo.6476040`.
                """);
    }

    @Test
    void noUnknownKeysInAnEmptyCorpus() {
        DiagnosticsTest.check(
                """
                -- note.md --
                Thanks to @someone for @anything2020.
                """);
    }

    @Test
    void alias() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}, ids = {knuth:lp, lp84}}
                -- note.md --
                [@lp84; @knuth:lp; @lp85]
                        ^^^^^^^^^ two-names: this note also cites this paper as lp84; use one key
                                   ^^^^^ unknown-key: no paper lp85 in the corpus; did you mean lp84?
                """);
    }

    @Test
    void identifierWithItsScheme() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @article{doe2020, title = {Things}, doi = {10.1000/ABC.1}, eprint = {1706.03762}, archiveprefix = {arXiv}}
                -- note.md --
                [@doi:10.1000/ABC.1; @arxiv:1706.03762v2; @url:https://example.org/x]
                                     ^^^^^^^^^^^^^^^^^^^ two-names: this note also cites this paper as doi:10.1000/ABC.1; use one key
                """);
    }

    @Test
    void idsThatNoNoteCanCite() {
        DiagnosticsTest.check(
                """
                -- a.json --
                [{"id": "Doe 2020", "type": "book", "title": "Things", "author": [{"family": "Doe"}], "issued": {"date-parts": [[2020]]}},
                         ^^^^^^^^ csl-id: no note can cite this id, because a key has no blanks: the paper gets a generated key; write Doe-2020 to choose it
                 {"id": "fox{2020}", "type": "book", "title": "Foxes"}]
                -- b.yaml --
                with blank:
                ^^^^^^^^^^ hayagriva-entry: no note can cite this id, because a key has no blanks: the paper gets a generated key; write with-blank to choose it
                  type: Book
                  title: Blanks
                  author: Fox, Ann
                  date: 2001
                -- note.md --
                @doe2020things and @{fox{2020}} and @fox2001blanks, but not @{Doe 2020}.
                """);
    }

    @Test
    void identifiersThatManubotResolves() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @article{doe2020, title = {Things}, doi = {10.1000/ABC.1}, pmid = {123}}
                -- manual-references.json --
                [{"type": "webpage", "title": "Talk", "standard_citation": "raw:talk", "id": "x9"}]
                -- note.md --
                [@arXiv:1706.03762; @DOI:10.1000/2; @ISBN:9780262035613; @URL:https://example.org/x]
                [@clinicaltrials:NCT04280705; @RRID:SCR_002285; @wikidata:Q50051684; @pmc:PMC2424117]
                [@10.1038/nbt.3780; @PMC2424117; @1706.03762v5; @raw:talk; @raw:walk; @dio:10.1/x]
                                                                           ^^^^^^^^^ unknown-key: no paper raw:walk in the corpus; did you mean raw:talk?
                                                                                      ^^^^^^^^^^^ unknown-key: no paper dio:10.1/x in the corpus
                [@github:ada]
                 ^^^^^^^^^^^ unknown-key: no paper github:ada in the corpus
                """);
    }

    @Test
    void keyThatLabelsAnExample() {
        DiagnosticsTest.check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                @knuth1984. Literate Programming.
                ^^^^^^^^^^^ example-label: this labels an example, and no @knuth1984 in this note cites a paper; to cite, write [@knuth1984]

                (@knuth1984) Again, and so @knuth1984.
                 ^^^^^^^^^^^ example-label: this labels an example, and no @knuth1984 in this note cites a paper; to cite, write [@knuth1984]
                -- misspelled.md --
                @knuth1985. Literate Programming.
                ^^^^^^^^^^^ example-label: this labels an example, and no @knuth1985 in this note cites a paper; to cite, write [@knuth1984]
                -- examples.md --
                (@good) An example.

                @good2. Another one, and not @good.
                """);
    }

    @Test
    void removedKey() {
        String world =
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                @knuth1973 and @knuth1984
                ^^^^^^^^^^ key-removed: no paper knuth1973 in the corpus any more: papers.bib no longer contains it; did you mean knuth1984?
                """;
        DiagnosticsTest.check(
                Fixture.of(world).lost("knuth1973", "papers.bib", Reason.NOT_IN_FILE));
        DiagnosticsTest.check(
                Fixture.of(
                                world.replace(
                                        "papers.bib no longer contains it; did you mean knuth1984?",
                                        "old.bib, which contained it, was deleted or moved"))
                        .lost("knuth1973", "old.bib", Reason.FILE_GONE));
        // The corpus may be empty afterwards.
        DiagnosticsTest.check(
                Fixture.of(
                                """
                                -- note.md --
                                @knuth1973 and @someone
                                ^^^^^^^^^^ key-removed: no paper knuth1973 in the corpus any more: old.bib, which contained it, was deleted or moved
                                """)
                        .lost("knuth1973", "old.bib", Reason.FILE_GONE));
    }
}
