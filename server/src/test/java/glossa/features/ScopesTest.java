package glossa.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions;
import glossa.features.completion.Completions;
import glossa.features.diagnostics.Diagnostics;
import glossa.features.display.Hovers;
import glossa.features.navigation.References;
import glossa.features.rename.Renames;
import glossa.grammar.NoteConventions;
import glossa.grammar.Span;
import glossa.notes.Cursor;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which paper a note means by a key that several bibliographies have. */
final class ScopesTest {
    private static final String TWO_POSTS =
            """
            -- posts/a/refs.bib --
            @article{smith2020, title = {Foxes in the Field}, author = {Smith, Ada}, year = 2020}
            @article{hare2019, title = {Hares at Night}, author = {Hare, Ben}, year = 2019}
            -- posts/b/refs.bib --
            @article{smith2020, title = {Bridges over Water}, author = {Smith, Carl}, year = 2020}
            -- posts/a/index.md --
            ---
            bibliography: refs.bib
            ---
            Foxes [@smith2020].
            """;

    @Test
    void theNotesOwnBibliographyDecides() {
        check(
                TWO_POSTS
                        + """
                        -- posts/b/index.md --
                        ---
                        bibliography: refs.bib
                        ---
                        Bridges [@smi$0th2020].
                        """,
                """
                hover: Bridges over Water, posts/b/refs.bib
                cited: posts/b/index.md
                renamed in: posts/b/index.md posts/b/refs.bib
                offered: smith2020, Bridges over Water
                """);
    }

    @Test
    void aSourceMeansItsOwn() {
        check(
                TWO_POSTS.replace(
                        "@article{smith2020, title = {Bridges",
                        "@article{smi$0th2020, title = {Bridges"),
                """
                hover: Bridges over Water, posts/b/refs.bib
                cited:\s
                """);
    }

    @Test
    void ofSeveralTheLastWins() {
        check(
                TWO_POSTS
                        + """
                        -- note.md --
                        ---
                        bibliography: [posts/b/refs.bib, posts/a/refs.bib]
                        ---
                        Both [@smi$0th2020].
                        """,
                """
                hover: Foxes in the Field, posts/a/refs.bib
                ambiguous-key: 2 different papers have the key smith2020; give each paper its own key
                cited: note.md posts/a/index.md
                renamed in: note.md posts/a/index.md posts/a/refs.bib
                offered: smith2020, Foxes in the Field
                """);
    }

    @Test
    void theNotesOwnReferencesAboveAll() {
        check(
                TWO_POSTS
                        + """
                        -- note.md --
                        ---
                        bibliography: posts/a/refs.bib
                        ---
                        Mine [@smi$0th2020].

                        ---
                        references:
                        - id: smith2020
                          type: article-journal
                          title: Rivers and their Banks
                        ...
                        """,
                """
                hover: Rivers and their Banks, note.md
                ambiguous-key: 2 different papers have the key smith2020; give each paper its own key
                cited: note.md
                renamed in: note.md
                offered: smith2020, Rivers and their Banks
                """);
    }

    @Test
    void fromTheNotesOwnReferences() {
        check(
                """
                -- note.md --
                ---
                title: Rivers
                references:
                - id: smi$0th2020
                  title: Rivers and their Banks
                ---
                Mine [@smith2020].
                """,
                """
                hover: Rivers and their Banks, note.md
                cited: note.md
                """);
    }

    @Test
    void aNoteWithoutABibliographySeesAll() {
        check(
                TWO_POSTS + "-- note.md --\nHares [@hare$02019].\n",
                """
                hover: Hares at Night, posts/a/refs.bib
                cited: note.md
                renamed in: note.md posts/a/refs.bib
                offered: hare2019, Hares at Night
                """);
    }

    @Test
    void whatNoBibliographyOfTheNoteHasIsMissing() {
        check(
                TWO_POSTS
                        + """
                        -- posts/b/index.md --
                        ---
                        bibliography: refs.bib
                        ---
                        Hares [@hare$02019].
                        """,
                """
                hover: Hares at Night, posts/a/refs.bib
                missing-from-bibliography: hare2019 is in refs.bib, but in no bibliography of this note; add it to refs.bib
                action: Add @hare2019 to refs.bib
                cited: posts/b/index.md
                renamed in: posts/a/refs.bib posts/b/index.md
                offered: hare2019, Hares at Night, in posts/a/refs.bib
                """);
    }

    @Test
    void whatIsComputedMayHoldAnything() {
        check(
                TWO_POSTS
                        + """
                        -- posts/b/index.md --
                        ---
                        bibliography: [refs.bib, "`r rbbt::bbt_write_bib('x.bib')`"]
                        ---
                        Hares [@hare$02019].
                        """,
                """
                hover: Hares at Night, posts/a/refs.bib
                action: Add @hare2019 to refs.bib
                cited: posts/b/index.md
                renamed in: posts/a/refs.bib posts/b/index.md
                offered: hare2019, Hares at Night, in posts/a/refs.bib
                """);
    }

    /** {@code knitr::write_bib} makes a bibliography when the paper is built. */
    @Test
    void whatIsNotThereYetMayHaveTheKey() {
        check(
                TWO_POSTS
                        + """
                        -- _bookdown.yml --
                        clean: [packages.bib]
                        -- index.Rmd --
                        ---
                        bibliography: [posts/a/refs.bib, packages.bib]
                        ---
                        R [@R-ba$0se] and [@hare2018].
                        """,
                """
                unknown-key: no paper R-base in the corpus; a bibliography of this note that cannot be read may have it
                unknown-key: no paper hare2018 in the corpus; did you mean hare2019?
                cited: index.Rmd
                renamed in: index.Rmd
                """);
    }

    @Test
    void oneWorkWithTwoKeysHasThatOfTheScope() {
        check(
                """
                -- a.bib --
                @article{fox, title = {Foxes in the Field}, doi = {10.5555/fox}}
                -- b.bib --
                @article{ada2020, title = {Foxes in the Field, Again}, doi = {10.5555/fox}}
                -- note.md --
                ---
                bibliography: b.bib
                ---
                Foxes [@ada$02020].
                """,
                """
                hover: Foxes in the Field, Again, b.bib, a.bib
                cited: note.md
                renamed in: b.bib note.md
                offered: ada2020, Foxes in the Field, Again
                """);
    }

    @Test
    void theOtherKeyOfAPaperIsMissing() {
        check(
                """
                -- a.bib --
                @article{fox, title = {Foxes in the Field}, doi = {10.5555/fox}}
                -- b.bib --
                @article{ada2020, title = {Foxes in the Field}, doi = {10.5555/fox}}
                -- note.md --
                ---
                bibliography: b.bib
                ---
                Foxes [@f$0ox].
                """,
                """
                hover: Foxes in the Field, b.bib, a.bib
                missing-from-bibliography: b.bib has this paper by another key: ada2020
                cited: note.md
                renamed in: a.bib note.md
                offered: ada2020, Foxes in the Field
                """);
    }

    @Test
    void oneEntryTwiceIsNotAmbiguous() {
        check(
                """
                -- a.bib --
                @misc{core2020, title = {Tools}, year = 2020}
                -- b.bib --
                @misc{core2020, title = {Tools}, year = 2020}
                -- note.md --
                By [@cor$0e2020].
                """,
                """
                hover: Tools, a.bib
                cited: note.md
                renamed in: a.bib note.md
                offered: core2020, Tools
                """);
    }

    /** What the features say of the key at the cursor, a line each. */
    private static void check(String world, String expected) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            List<String> said =
                    fixture.place().isPresent()
                            ? inSource(snapshot, fixture.place().get())
                            : inNote(fixture, snapshot);
            assertEquals(expected, String.join("\n", said) + "\n");
        } catch (Renames.RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> inSource(Snapshot snapshot, Fixture.Place at) {
        Paper paper =
                Hovers.at(snapshot, at.file(), at.position(), NoteConventions.DEFAULT)
                        .orElseThrow()
                        .paper();
        return List.of(
                "hover: " + line(paper),
                "cited: " + cited(References.at(snapshot, at.file(), at.position())));
    }

    private static List<String> inNote(Fixture fixture, Snapshot snapshot)
            throws Renames.RefusedException {
        Cursor cursor = fixture.cursor();
        Note note = cursor.note();
        Function<Path, Optional<String>> texts = file -> fixture.find(name(file));
        List<String> said = new ArrayList<>();
        Hovers.at(snapshot, cursor).ifPresent(hover -> said.add("hover: " + line(hover.paper())));
        Diagnostics.of(snapshot, note)
                .forEach(problem -> said.add(problem.code() + ": " + problem.message()));
        Span place = new Span(cursor.offset(), cursor.offset());
        Actions.forBibliographies(snapshot, note, place, texts).stream()
                .filter(action -> action.title().startsWith("Add @"))
                .forEach(action -> said.add("action: " + action.title()));
        said.add("cited: " + cited(References.at(snapshot, cursor)));
        Renames.RenameOptions options =
                new Renames.RenameOptions(
                        NoteConventions.DEFAULT, false, false, Optional.empty(), texts);
        ProposedChange change =
                Renames.of(snapshot, Renames.at(cursor).orElseThrow(), "new", options);
        said.add(
                "renamed in: "
                        + change.edits().stream()
                                .map(edit -> name(Note.file(edit.uri()).orElseThrow()))
                                .distinct()
                                .sorted()
                                .collect(Collectors.joining(" ")));
        Completions.at(snapshot, cursor)
                .ifPresent(
                        list -> list.items().forEach(item -> said.add("offered: " + line(item))));
        return said;
    }

    private static String line(Paper paper) {
        return paper.title()
                + paper.sources().stream()
                        .map(source -> ", " + name(source.file()))
                        .collect(Collectors.joining());
    }

    private static String line(Completions.Item item) {
        return item.paper().key()
                + ", "
                + item.paper().title()
                + item.origin().map(file -> ", in " + name(file)).orElse("");
    }

    private static String cited(Optional<References.FoundReferences> found) {
        return found.orElseThrow().citations().stream()
                .map(place -> name(Note.file(place.note().uri()).orElseThrow()))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    private static String name(Path file) {
        return Fixture.ROOT.relativize(file).toString();
    }
}
