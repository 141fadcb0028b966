package glossa.features.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What is told of sources beside what their readers tell; {@code papers.bib} is open in the editor.
 */
final class SourceDiagnosticsTest {
    @Test
    void unusedEntries() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, D.}, year = 1984, ids = {lp}}
                @misc{fox2020, title = {On Foxes}, author = {Fox, A.}, year = 2020}
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-entry: no note cites fox2020; cite or remove it
                @inproceedings{hare2021, crossref = {proc}, title = {On Hares}, author = {Hare, B.}}
                @proceedings{proc, title = {Proceedings of Animals}, year = 2021}
                -- note.md --
                @lp and @hare2021
                """);
    }

    /** Where two bibliographies have a key, the notes that name each decide. */
    @Test
    void unusedEntriesOfSeparateBibliographies() {
        check(
                """
                -- a/refs.bib --
                @misc{fox2020, title = {On Foxes}, author = {Fox, A.}, year = 2020}
                @misc{hare2021, title = {On Hares}, author = {Hare, B.}, year = 2021}
                -- papers.bib --
                @misc{fox2020, title = {More on Other Foxes}, author = {Fox, B.}, year = 2020}
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ unused-entry: no note cites fox2020; cite or remove it
                @misc{hare2022, title = {On Other Hares}, author = {Hare, C.}, year = 2022}
                -- a/note.md --
                ---
                bibliography: refs.bib
                ---
                @fox2020 and @hare2021
                -- b/note.md --
                ---
                bibliography: ../papers.bib
                ---
                @hare2022
                """);
    }

    @Test
    void noUnusedEntriesIfNothingIsCited() {
        check(
                """
                -- papers.bib --
                @misc{fox2020, title = {On Foxes}, author = {Fox, A.}, year = 2020}
                -- other.bib --
                @misc{hare2021, title = {On Hares}, author = {Hare, B.}, year = 2021}
                -- note.md --
                @hare2021
                """);
        check(
                """
                -- papers.bib --
                @misc{fox2020, title = {On Foxes}, author = {Fox, A.}, year = 2020}
                @misc{hare2021, title = {On Hares}, author = {Hare, B.}, year = 2021}
                -- note.md --
                ---
                nocite: "@*"
                ---
                @hare2021
                """);
    }

    @Test
    void missingFields() {
        check(
                """
                -- papers.bib --
                @article{a, title = {On A}, journal = {Letters}, date = {2020-01}}
                         ^ missing-field: @article lacks author, which BibLaTeX requires; add it
                @online{b, title = {On B}, editor = {Fox, A.}, year = 2020}
                        ^ missing-field: @online lacks url or doi or eprint, which BibLaTeX requires; add it
                @phdthesis{c, title = {On C}, author = {Hare, B.}, year = 2020, school = {Burrow}}
                @unheardof{d, title = {On D}}
                @inbook{e, crossref = {a}, title = {On E}}
                -- note.md --
                [@a; @b; @c; @d; @e]
                """);
    }

    @Test
    void duplicateEntries() {
        check(
                """
                -- papers.bib --
                @book{knuth1984, title = {Literate Programming}, author = {Knuth, D.}, year = 1984, doi = {10.1000/lp}}
                      ^^^^^^^^^ duplicate-entry: this is the same paper as lp; keep one entry and add the other key to its ids
                @book{lp, title = {Literate Programming}, author = {Knuth, D.}, year = 1984, doi = {10.1000/lp}}
                      ^^ duplicate-entry: this is the same paper as knuth1984; keep one entry and add the other key to its ids
                -- note.md --
                @knuth1984 and @lp
                """);
    }

    private static void check(String world) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            Map<Path, String> open = new LinkedHashMap<>();
            open.put(Fixture.ROOT.resolve("papers.bib"), fixture.text("papers.bib"));
            List<String> found = new ArrayList<>();
            SourceDiagnostics.of(snapshot, open, true, Settings.DEFAULT)
                    .forEach(
                            (file, problems) ->
                                    found.add(
                                            Fixture.labels(
                                                    Fixture.ROOT.relativize(file).toString(),
                                                    problems)));
            assertEquals(
                    fixture.labels(),
                    found.stream()
                            .filter(labels -> !labels.isEmpty())
                            .collect(Collectors.joining("\n")));
        }
    }
}
