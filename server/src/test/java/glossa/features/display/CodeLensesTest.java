package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The lenses above literature notes and records, marked by carets. */
final class CodeLensesTest {
    @Test
    void aboveRecordsAndLiteratureNotes() {
        check(
                """
                -- papers.bib --
                @book{fox2019, ids = {foxes}, title = {On Foxes}}
                      ^^^^^^^ cited 3 times in 2 notes · read 2026-10-02
                @book{hare2020, title = {On Hares}}
                      ^^^^^^^^ cited once · reading
                @book{owl, title = {On Owls}}
                      ^^^ not cited
                -- literature/fox2019.md --
                ---
                status: read
                read: 2026-10-02
                ---
                # Foxes
                ^^^^^^^ cited 3 times in 2 notes · read 2026-10-02
                -- @hare2020.md --
                ---
                status: reading
                ---
                @fox2019
                -- note.md --
                As @foxes and @fox2019 and @hare2020 say.
                """,
                "1:1-1 cited once · reading");
    }

    @Test
    void aboveRecordsWithoutKeys() {
        check(
                """
                -- papers.ris --
                TY  - BOOK
                TI  - A Very Long Title of Foxes and Their Dens
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not cited
                ER  -
                -- note.md --
                @other
                """,
                "");
    }

    @Test
    void noneIfNothingIsCited() {
        check("-- papers.bib --\n@book{fox2019, title = {On Foxes}}\n-- note.md --\nwords", "");
    }

    /**
     * @param atTheTop the lens above the first line of a note, which no caret can mark
     */
    private static void check(String world, String atTheTop) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            List<String> labels = new ArrayList<>();
            StringBuilder top = new StringBuilder();
            snapshot.notes()
                    .all()
                    .forEach(
                            note -> {
                                for (CodeLenses.Lens lens : CodeLenses.of(note)) {
                                    String line = CodeLenses.title(snapshot, lens.key());
                                    String label = Fixture.label(note.uri(), lens.range(), line);
                                    if (lens.range().start().equals(lens.range().end())) {
                                        top.append("1:1-1 ").append(line);
                                    } else {
                                        labels.add(label);
                                    }
                                }
                            });
            for (String name : List.of("papers.bib", "papers.ris")) {
                if (!world.contains("-- " + name)) {
                    continue;
                }
                var file = Fixture.ROOT.resolve(name);
                for (CodeLenses.Lens lens : CodeLenses.of(snapshot, file, fixture.text(name))) {
                    String line =
                            lens.key().isEmpty()
                                    ? CodeLenses.title(snapshot, file, lens.range()).orElseThrow()
                                    : CodeLenses.title(snapshot, lens.key());
                    labels.add(Fixture.label(file.toUri().toString(), lens.range(), line));
                }
            }
            Collections.sort(labels);
            assertEquals(fixture.labels(), String.join("\n", labels));
            assertEquals(atTheTop, top.toString());
        }
    }
}
