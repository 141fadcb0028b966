package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.settings.Settings.ShownProvenance;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;

/** The hover of a citation; the expected text follows {@code =>}. */
final class HoversTest {
    @Test
    void thePaperAsMarkdown() {
        check(
                """
                -- papers.bib --
                @article{vaswani2017,
                  title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017,
                  journal = {NeurIPS}, doi = {10.5555/3295222}, eprint = {1706.03762}, eprinttype = {arxiv},
                  abstract = {Words of our own, with a 5\\% part.}}
                -- note.md --
                As [see @vasw$0ani2017, p. 3] shows.
                """,
                "@vaswani2017",
                """
                **Attention Is All You Need**

                Ashish Vaswani, Noam Shazeer · 2017 · *NeurIPS*

                Words of our own, with a 5% part.

                [doi:10.5555/3295222](https://doi.org/10.5555/3295222) · [arXiv:1706.03762](https://arxiv.org/abs/1706.03762)

                `vaswani2017` · [papers.bib:1](file:///workspace/papers.bib#L1)
                """);
    }

    @Test
    void onlyOnTheKey() {
        for (String text :
                new String[] {
                    "[se$0e @knuth1984]", "[@knuth1984, p$0. 3]", "[@knuth1984$0]", "a$0 @knuth1984"
                }) {
            check(
                    "-- a.bib --\n@book{knuth1984, title = {Literate Programming}}\n-- note.md --\n"
                            + text,
                    "",
                    "");
        }
        check(
                "-- a.bib --\n"
                        + "@book{knuth1984, title = {Literate Programming}}\n"
                        + "-- note.md --\n"
                        + "[$0@knuth1984]",
                "@knuth1984",
                "**Literate Programming**\n\n"
                        + "`knuth1984` · [a.bib:1](file:///workspace/a.bib#L1)\n");
    }

    @Test
    void allPlacesOfAPaper() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}}
                -- b.json --
                [{"id": "lp", "type": "book", "title": "Literate programming", "author": [{"family": "Knuth", "given": "D."}], "issued": {"date-parts": [[1984]]}}]
                -- note.md --
                @l$0p
                """,
                "@lp",
                """
                **Literate Programming**

                Donald Knuth · 1984

                `knuth1984` (also `lp`)

                - [a.bib:1](file:///workspace/a.bib#L1): title, authors
                - [b.json:1](file:///workspace/b.json#L1): year
                """);
    }

    @Test
    void theReadingStateFromTheLiteratureNote() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, ids = {lp}}
                -- literature/other.md --
                ---
                status: unread
                ---
                -- notes/@lp.md --
                ---
                rating: 4 # of 5
                status: read
                read: 2026-10-02
                tags: [programs]
                ---
                -- note.md --
                @knu$0th1984
                """,
                "@knuth1984",
                """
                **Literate Programming**

                `knuth1984` (also `lp`) · [a.bib:1](file:///workspace/a.bib#L1)

                status: read · rating: 4 · read: 2026-10-02 · tags: programs
                """);
    }

    @Test
    void theOriginsOfFieldsAndTheDifferences() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984, doi = {10.1000/lp}}
                -- b.json --
                [{"id": "lp", "type": "book", "title": "Literate Programs", "publisher": "CSLI", "DOI": "10.1000/lp", "issued": {"date-parts": [[1992]]}}]
                -- c.bib --
                @book{knuth1984, title = {Literate programming}, doi = {10.1000/LP}}
                -- note.md --
                @knuth19$084
                """,
                "@knuth1984",
                """
                **Literate Programming**

                Donald Knuth · 1984 · *CSLI*

                [doi:10.1000/lp](https://doi.org/10.1000/lp)

                `knuth1984` (also `lp`)

                - [a.bib:1](file:///workspace/a.bib#L1): title, authors, year, DOI
                - [b.json:1](file:///workspace/b.json#L1): venue, publisher; says title “Literate Programs”, year 1992
                - [c.bib:1](file:///workspace/c.bib#L1): the same
                """);
    }

    @Test
    void originsOfFieldsAreASetting() {
        String world =
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                @knuth19$084
                """;
        checkLast(
                world, ShownProvenance.AUTO, "`knuth1984` · [a.bib:1](file:///workspace/a.bib#L1)");
        checkLast(world, ShownProvenance.ALWAYS, "- [a.bib:1](file:///workspace/a.bib#L1): title");
        String two =
                world.replace(
                        "-- note",
                        "-- b.bib --\n@book{lp, title = {Literate Programming}}\n-- note");
        checkLast(
                two,
                ShownProvenance.NEVER,
                "`knuth1984` (also `lp`) · [a.bib:1](file:///workspace/a.bib#L1),"
                        + " [b.bib:1](file:///workspace/b.bib#L1)");
    }

    private static void checkLast(String world, ShownProvenance shown, String line) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            var hover = Hovers.at(snapshot, fixture.cursor()).orElseThrow();
            PaperOrigins origins = PaperOrigins.of(hover.paper(), hover.records(), shown);
            assertEquals(
                    line,
                    PaperCards.markdown(hover.paper(), origins, List.of(), "", List.of())
                            .lines()
                            .toList()
                            .getLast());
        }
    }

    /**
     * A preprint and its journal version with different DOIs are two papers, and each hover shows
     * the other.
     */
    @Test
    void thePublishedVersionOfAPreprint() {
        String world =
                """
                -- papers.bib --
                @article{fox2019, title = {How Foxes Cross a River}, author = {Fox, Ada and Hare, Ben}, year = 2019,
                  journal = {bioRxiv}, doi = {10.1101/2019.01.01.123456}}
                @article{fox2020, title = {How Foxes Cross a River}, author = {Fox, Ada and Hare, Ben}, year = 2020,
                  journal = {River Letters}, doi = {10.1000/river.7}}
                -- note.md --
                """;
        check(
                world + "@fox2$0019",
                "@fox2019",
                """
                **How Foxes Cross a River**

                Ada Fox, Ben Hare · 2019 · *bioRxiv*

                [doi:10.1101/2019.01.01.123456](https://doi.org/10.1101/2019.01.01.123456)

                `fox2019` · [papers.bib:1](file:///workspace/papers.bib#L1)

                Published as: Fox \\& Hare 2020. River Letters · `fox2020`
                """);
        check(
                world + "@fox2$0020",
                "@fox2020",
                """
                **How Foxes Cross a River**

                Ada Fox, Ben Hare · 2020 · *River Letters*

                [doi:10.1000/river.7](https://doi.org/10.1000/river.7)

                `fox2020` · [papers.bib:3](file:///workspace/papers.bib#L3)

                Preprint: Fox \\& Hare 2019. bioRxiv · `fox2019`
                """);
    }

    /** An identifier that both have makes one paper of the two, whose hover shows both. */
    @Test
    void preprintAndPublishedVersionAsOnePaper() {
        check(
                """
                -- a.bib --
                @article{fox2020, title = {How Foxes Cross a River}, author = {Fox, Ada}, year = 2020,
                  journal = {River Letters}, doi = {10.1000/river.7}, eprint = {1901.00001}, eprinttype = {arxiv}}
                -- b.bib --
                @misc{fox2019, title = {Foxes and Rivers}, author = {Fox, Ada}, year = 2019, url = {https://arxiv.org/abs/1901.00001v2}}
                -- note.md --
                @fox2$0019
                """,
                "@fox2019",
                """
                **How Foxes Cross a River**

                Ada Fox · 2020 · *River Letters*

                [doi:10.1000/river.7](https://doi.org/10.1000/river.7) · [arXiv:1901.00001](https://arxiv.org/abs/1901.00001)

                `fox2020` (also `fox2019`)

                - [a.bib:1](file:///workspace/a.bib#L1): title, authors, year, venue, arXiv, DOI, container-title, eprint
                - [b.bib:1](file:///workspace/b.bib#L1): URL; says title “Foxes and Rivers”

                Preprint: Fox 2019

                Published as: Fox 2020. River Letters
                """);
    }

    /**
     * Crossref and DataCite tell which preprint became which paper, regardless of titles and
     * authors.
     */
    @Test
    void versionsFromServices() {
        String world =
                """
                -- crossref.json --
                {"message-type": "work", "message": {"DOI": "10.21203/rs.3.rs-1", "type": "posted-content",
                  "title": ["Swimming Foxes"], "author": [{"family": "Fox", "given": "Ada"}],
                  "issued": {"date-parts": [[2017]]}, "publisher": "Research Square",
                  "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/river.7", "asserted-by": "subject"}]}}}
                -- papers.bib --
                @article{fox2020, title = {How Foxes Cross a River}, year = 2020, journal = {River Letters}, doi = {10.1000/River.7}}
                -- note.md --
                """;
        check(
                world + "@fox2$0017swimming",
                "@fox2017swimming",
                """
                **Swimming Foxes**

                Ada Fox · 2017 · *Research Square*

                [doi:10.21203/rs.3.rs-1](https://doi.org/10.21203/rs.3.rs-1)

                `fox2017swimming` · [crossref.json:2](file:///workspace/crossref.json#L2)

                Published as: 2020. River Letters · `fox2020`
                """);
        check(
                world + "@fox$02020",
                "@fox2020",
                """
                **How Foxes Cross a River**

                2020 · *River Letters*

                [doi:10.1000/River.7](https://doi.org/10.1000/River.7)

                `fox2020` · [papers.bib:1](file:///workspace/papers.bib#L1)

                Preprint: Fox 2017. Research Square · `fox2017swimming`
                """);
    }

    /** A relation in one entry is shown for both. */
    @Test
    void relatedEntries() {
        String world =
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}, related = {knuth1992}, relatedtype = {reprintas}}
                @book{knuth1992, title = {A Collection of Essays}}
                -- note.md --
                """;
        check(
                world + "@knuth19$084",
                "@knuth1984",
                """
                **Literate Programming**

                `knuth1984` · [a.bib:1](file:///workspace/a.bib#L1)

                Related: A Collection of Essays · `knuth1992`
                """);
        check(
                world + "@knuth19$092",
                "@knuth1992",
                """
                **A Collection of Essays**

                `knuth1992` · [a.bib:2](file:///workspace/a.bib#L2)

                Related: Literate Programming · `knuth1984`
                """);
    }

    private static void check(String world, String span, String markdown) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            var hover = Hovers.at(snapshot, fixture.cursor());
            assertEquals(
                    span, hover.map(found -> found.span().in(fixture.note().text())).orElse(""));
            assertEquals(
                    markdown,
                    hover.map(
                                    found ->
                                            PaperCards.markdown(
                                                    found.paper(),
                                                    PaperOrigins.of(
                                                            found.paper(),
                                                            found.records(),
                                                            ShownProvenance.AUTO),
                                                    found.versions(),
                                                    found.summary(),
                                                    found.written()))
                            .orElse(""));
        }
    }
}
