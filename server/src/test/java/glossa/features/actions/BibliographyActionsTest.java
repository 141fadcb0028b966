package glossa.features.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions.Action;
import glossa.grammar.Span;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The actions that write bibliographies: the title of each and what it changes. */
final class BibliographyActionsTest {
    private static final String PAGE =
            """
            -- page.json --
            [{"id": "lp", "type": "article-journal", "title": "Literate Programming & TeX",
              "author": [{"family": "Knuth", "given": "Donald E."}], "issued": {"date-parts": [[1984, 5]]},
              "container-title": "The Computer Journal", "volume": "27", "page": "97-111", "DOI": "10.1093/comjnl/27.2.97"}]
            """;

    @Test
    void addsACitedPaperInTheStyleOfTheFile() {
        check(
                """
                -- a.bib --
                @Article{other,
                \tauthor    = "A",
                \tpublisher = "P",
                \tyear      = 1999
                }

                @Comment{jabref-meta: x}
                """
                        + PAGE
                        + """
                        -- note.md --
                        [@l$0p]
                        """,
                "Add @lp",
                """
                Add @lp to a.bib
                  a.bib: @Article{lp,
                  a.bib: 	author    = "Knuth, Donald E.",
                  a.bib: 	title     = "Literate Programming \\& {TeX}",
                  a.bib: 	journal   = "The Computer Journal",
                  a.bib: 	year      = "1984",
                  a.bib: 	month     = may,
                  a.bib: 	volume    = "27",
                  a.bib: 	pages     = "97--111",
                  a.bib: 	doi       = "10.1093/comjnl/27.2.97"
                """);
    }

    @Test
    void copiesAnEntryOfAnotherBibVerbatim() {
        check(
                """
                -- lib/b.bib --
                @book{lp, title = {Literate}, note={kept as {it} is},}
                -- refs/mine.bib --
                @book{c, title = {Other}}
                -- note.md --
                ---
                bibliography: refs/mine.bib
                ---
                @l$0p and @c
                """,
                "Add @lp",
                """
                Add @lp to mine.bib
                  refs/mine.bib: @book{lp, title = {Literate}, note={kept as {it} is},}
                """);
    }

    @Test
    void looksForNoBibliographyOnAnotherComputer() {
        check(
                """
                -- lib/b.bib --
                @book{lp, title = {Literate}}
                -- near.bib --
                @book{d, title = {Near}}
                -- refs/mine.bib --
                @book{c, title = {Other}}
                -- note.md --
                ---
                bibliography: //workspace/refs/mine.bib
                ---
                @l$0p and @c
                """,
                "Add @lp",
                """
                Add @lp to near.bib
                  near.bib: @book{lp, title = {Literate}}
                """);
    }

    @Test
    void addsNothingThatIsAlreadyInTheBibliography() {
        check("-- a.bib --\n@book{lp, title = {T}}\n-- note.md --\n@l$0p\n", "Add", "");
    }

    @Test
    void writesTheCitedEntriesWithTheirParentsAndMacros() {
        check(
                """
                -- lib/a.bib --
                @preamble{ "\\newcommand{\\x}{x}" }
                @string{cup = {Cambridge}}
                @string{unused = {No}}
                @book{parent, title = {Whole}, publisher = cup}
                @inbook{child , crossref={parent},title="Part" }
                @book{nobody, title = {Nobody}}
                """
                        + PAGE
                        + """
                        -- note.md --
                        @lp, @child$0, @unknown.
                        """,
                "Write note.bib",
                """
                Write note.bib with the papers cited in this note
                  note.bib: @preamble{ "\\newcommand{\\x}{x}" }
                  note.bib: @string{cup = {Cambridge}}
                  note.bib: @inbook{child , crossref={parent},title="Part" }
                  note.bib: @article{lp,
                  note.bib:   author = {Knuth, Donald E.},
                  note.bib:   title = {Literate Programming \\& {TeX}},
                  note.bib:   journal = {The Computer Journal},
                  note.bib:   year = {1984},
                  note.bib:   month = may,
                  note.bib:   volume = {27},
                  note.bib:   pages = {97--111},
                  note.bib:   doi = {10.1093/comjnl/27.2.97}
                  note.bib: }
                  note.bib: @book{parent, title = {Whole}, publisher = cup}
                """);
    }

    private static void check(String world, String begins, String expected) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            int at = fixture.cursor().offset();
            assertEquals(
                    expected,
                    Actions.forBibliographies(
                                    snapshot,
                                    fixture.note(),
                                    new Span(at, at),
                                    file -> fixture.find(Fixture.ROOT.relativize(file).toString()))
                            .stream()
                            .filter(action -> action.title().startsWith(begins))
                            .map(
                                    (Action action) ->
                                            action.title()
                                                    + "\n"
                                                    + fixture.changed(action.change().get())
                                                            .replaceAll("  [\\w./]+: \\n", ""))
                            .collect(Collectors.joining()));
        }
    }
}
