package glossa.features.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.navigation.References.FoundReferences;
import glossa.notes.CitationPlace;
import glossa.notes.NoteSummary;
import glossa.paper.Source;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The citations, records and literature notes of the paper at the cursor, marked by carets. */
final class ReferencesTest {
    @Test
    void fromACitation() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ record
                @book{lamport1994, title = {LaTeX}}
                -- other.md --
                As @lamport1994 and [-@knuth1984, p. 3] say.
                                      ^^^^^^^^^^ cited
                -- note.md --
                [see @knu$0th1984]
                     ^^^^^^^^^^ cited
                """);
    }

    @Test
    void byAnyName() {
        check(
                """
                -- a.bib --
                @book{knuth1984, ids = {lp}, title = {Literate Programming}}
                      ^^^^^^^^^ record
                -- note.md --
                @l$0p and @knuth1984
                ^^^ cited
                        ^^^^^^^^^^ cited
                """);
    }

    @Test
    void fromARecord() {
        check(
                """
                -- b.json --
                [{"id": "other", "type": "book", "title": "Other"},
                 {"id": "knuth1984", "type": "book", "title": "Literate Pro$0gramming"}]
                         ^^^^^^^^^ record
                -- note.md --
                @knuth1984
                ^^^^^^^^^^ cited
                """);
    }

    @Test
    void byIdentifierAndTitleSlug() {
        check(
                """
                -- a.bib --
                @article{knuth1984, title = {On Programs as Works of Literature}, doi = {10.1093/comjnl/27.2.97}}
                         ^^^^^^^^^ record
                -- other.md --
                As @{doi:10.1093/COMJNL/27.2.97} and @on-programs-as-works-of-literature say.
                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cited
                                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ cited
                -- third.md --
                As {cite}`10.1093/COMJNL/27.2.97` says.
                          ^^^^^^^^^^^^^^^^^^^^^^ cited
                -- note.md --
                @knuth$01984
                ^^^^^^^^^^ cited
                """);
    }

    @Test
    void anUnknownKeyHasOnlyCitations() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- other.md --
                @nobody1999
                ^^^^^^^^^^^ cited
                -- note.md --
                @nobody1999$0
                ^^^^^^^^^^^ cited
                """);
    }

    @Test
    void fromTheFrontMatterOfItsLiteratureNote() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                      ^^^^^^^^^ record
                -- note.md --
                ---
                citekey: knuth1984
                status: re$0ad
                ---
                # On programs as literature
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^ about

                It says so, as @knuth1984 and [[@knuth1984]] tell.
                               ^^^^^^^^^^ cited
                                                ^^^^^^^^^^ cited
                """);
    }

    @Test
    void fromTheTitleOfItsLiteratureNote() {
        check(
                """
                -- a.bib --
                @book{knuth1984, ids = {lp}, title = {Literate Programming}}
                      ^^^^^^^^^ record
                -- literature/lp.md --
                # On pro$0grams
                ^^^^^^^^^^^^^ about

                ## Later
                -- note.md --
                @knuth1984
                ^^^^^^^^^^ cited
                """);
    }

    @Test
    void nothingElsewhereInALiteratureNote() {
        for (String note : List.of("# On programs\n\nWo$0rds.", "# On programs\n\n## La$0ter")) {
            assertEquals(
                    Optional.empty(),
                    at(
                            "-- a.bib --\n@book{lp, title = {Literate Programming}}\n"
                                    + "-- literature/lp.md --\n"
                                    + note));
        }
        assertEquals(Optional.empty(), at("-- note.md --\n---\ntitle: An$0 essay\n---\n\n@lp"));
    }

    @Test
    void fromARecordOfReferenceManagers() {
        check(
                """
                -- b.ris --
                TY  - BOOK
                ID  - knuth1984
                      ^^^^^^^^^ record
                TI  - Literate Pro$0gramming
                ER  -
                TY  - BOOK
                ID  - lamport1994
                TI  - LaTeX
                ER  -
                -- note.md --
                @knuth1984 and @lamport1994
                ^^^^^^^^^^ cited
                """);
    }

    @Test
    void fromATitleInAPaperList() {
        check(
                """
                -- papers/list.txt --
                SubscribeFreSh: Frequency Shifting for Accelerated Neural Representation Learning
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ record
                Our own wo$0rds about waves. %s
                -- note.md --
                @fresh
                ^^^^^^ cited
                """
                        .formatted("Our own words about waves. ".repeat(12)));
    }

    @Test
    void betweenAdjacentRecords() {
        check(
                """
                -- a.bib --
                @book{one, title = {The First}}$0@book{two, title = {The Second}}
                                                     ^^^ record
                -- note.md --
                @one and @two
                         ^^^^ cited
                """);
    }

    private static Optional<FoundReferences> at(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            return References.at(snapshot, fixture.cursor());
        }
    }

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            FoundReferences found =
                    fixture.place()
                            .map(at -> References.at(snapshot, at.file(), at.position()))
                            .orElseGet(() -> References.at(snapshot, fixture.cursor()))
                            .orElseThrow();
            List<String> labels = new ArrayList<>();
            for (CitationPlace cited : found.citations()) {
                labels.add(Fixture.label(cited.note().uri(), cited.range(), "cited"));
            }
            for (NoteSummary note : found.notes()) {
                labels.add(Fixture.label(note.uri(), References.titleRange(note), "about"));
            }
            for (Source record : found.records()) {
                labels.add(
                        Fixture.label(record.file().toUri().toString(), record.name(), "record"));
            }
            Collections.sort(labels);
            assertEquals(fixture.labels(), String.join("\n", labels));
        }
    }
}
