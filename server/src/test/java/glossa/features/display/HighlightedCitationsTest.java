package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.navigation.References;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The highlights of the paper at the cursor in the same document, marked by carets. */
final class HighlightedCitationsTest {
    @Test
    void allCitationsByAnyName() {
        check(
                """
                -- a.bib --
                @book{knuth1984, ids = {lp}, title = {On Programs as Works of Literature}}
                @book{lamport1994, title = {LaTeX}}
                -- other.md --
                @knuth1984
                -- note.md --
                As @l$0p, [see @lamport1994; @knuth1984, p. 3], @on-programs-as-works-of-literature.
                   ^^^ read
                                           ^^^^^^^^^^ read
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ read
                """);
    }

    @Test
    void theKeyInTheFrontMatterIsADeclaration() {
        check(
                """
                -- a.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                ---
                citekey: knuth$01984
                         ^^^^^^^^^ written
                ---
                As @knuth1984 says.
                   ^^^^^^^^^^ read
                """);
    }

    @Test
    void theNameOfARecord() {
        check(
                """
                -- a.bib --
                @book{lamport1994, title = {LaTeX}}
                @book{knuth1984, title = {Literate Prog$0ramming}}
                      ^^^^^^^^^ written
                -- b.bib --
                @book{knuth1984, title = {Literate Programming}}
                -- note.md --
                @knuth1984
                """);
    }

    @Test
    void nothingWithoutAPaper() {
        check("-- note.md --\nWo$0rds and @knuth1984.\n");
    }

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            List<String> labels = new ArrayList<>();
            fixture.place()
                    .ifPresentOrElse(
                            at ->
                                    References.highlights(snapshot, at.file(), at.position())
                                            .forEach(
                                                    name ->
                                                            labels.add(
                                                                    Fixture.label(
                                                                            at.file()
                                                                                    .toUri()
                                                                                    .toString(),
                                                                            name,
                                                                            "written"))),
                            () -> {
                                for (var found :
                                        References.highlights(snapshot, fixture.cursor())) {
                                    labels.add(
                                            Fixture.label(
                                                    fixture.note().uri(),
                                                    fixture.note().lines().range(found.span()),
                                                    found.isDeclaration() ? "written" : "read"));
                                }
                            });
            Collections.sort(labels);
            assertEquals(fixture.labels(), String.join("\n", labels));
        }
    }
}
