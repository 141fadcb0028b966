package glossa.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.corpus.Source;
import glossa.features.References.Found;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who cites the paper at the cursor, and where its records stand: the carets. */
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
    void byWhicheverName() {
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

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            Found found =
                    fixture.place()
                            .map(at -> References.at(snapshot, at.file(), at.position()))
                            .orElseGet(() -> References.at(snapshot, fixture.cursor()))
                            .orElseThrow();
            List<String> labels = new ArrayList<>();
            found.citations()
                    .forEach(
                            cited ->
                                    labels.add(
                                            Fixture.label(
                                                    cited.note().uri(), cited.range(), "cited")));
            for (Source record : found.records()) {
                labels.add(
                        Fixture.label(record.file().toUri().toString(), record.name(), "record"));
            }
            Collections.sort(labels);
            assertEquals(fixture.labels(), String.join("\n", labels));
        }
    }
}
