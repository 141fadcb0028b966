package glossa.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** Where a citation leads: the carets in the sources. */
final class DefinitionsTest {
    @Test
    void theKeyInABibliography() {
        check(
                """
                -- papers.bib --
                A line between entries.

                @book{ knuth1984 ,
                       ^^^^^^^^^ here
                  title = {Literate Programming}}
                -- note.md --
                [see @knuth$01984]
                """);
    }

    @Test
    void theTitleInAPaperList() {
        check(
                """
                -- papers/list.txt --
                SubscribeFreSh: Frequency Shifting for Accelerated Neural Representation Learning
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ here
                %s
                -- note.md --
                @fresh$0
                """
                        .formatted("Our own words about waves. ".repeat(12)));
    }

    @Test
    void allPlacesWhenThereAreSeveral() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ here
                -- b.json --
                [{"id": "lp", "type": "book", "title": "Literate Programming"}]
                         ^^ here
                -- note.md --
                @l$0p
                """);
    }

    @Test
    void noDatabaseSinceItIsNoText() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ here
                -- zotero.sqlite --
                @book{lp, title = {Literate Programming}}
                -- note.md --
                @l$0p
                """);
    }

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    fixture.labels(),
                    Definitions.at(snapshot, fixture.cursor()).orElseThrow().sources().stream()
                            .map(
                                    source ->
                                            Fixture.ROOT.relativize(source.file())
                                                    + ":"
                                                    + new Fixture.Expected(
                                                            source.name().start().line(),
                                                            source.name().start().character(),
                                                            source.name().end().character(),
                                                            "here"))
                            .sorted()
                            .collect(Collectors.joining("\n")));
        }
    }
}
