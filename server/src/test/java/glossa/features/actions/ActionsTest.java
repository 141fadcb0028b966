package glossa.features.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.reading.NoteUpdate.Inputs;
import glossa.features.reading.PaperMarks.FoundMarks;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.settings.Settings;
import glossa.workspace.RenderedNotes;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The actions at the cursor in a note: the title of each and the lines that it changes. */
final class ActionsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam}, year = 2017, journal = {NeurIPS}, pages = {5998--6008}, ids = {transformer}, eprint = {1706.03762}, archiveprefix = {arXiv}}
            @book{knuth1984, title = {Literate Programming}, author = {Knuth, Donald}, year = 1984}
            @article{li2023, title = {LoftQ: Quantization-Aware Adapters}, author = {Li, Yixiao and Yu, Yifan}, year = 2023}
            -- note.md --
            """;

    @Test
    void similarKeysAndTheMainKey() {
        check(
                "As @knuth198$04 shows.",
                """
                Convert to [@knuth1984]
                  note.md: As [@knuth1984] shows.
                Suppress the author of @knuth1984
                  note.md: As -@knuth1984 shows.
                """);
        check(
                "As [@knuth19$085] shows.",
                """
                Replace with @knuth1984
                  note.md: As [@knuth1984] shows.
                Convert to @knuth1985
                  note.md: As @knuth1985 shows.
                Suppress the author of @knuth1985
                  note.md: As [-@knuth1985] shows.
                """);
        check(
                "As [@trans$0former, p. 3] shows.",
                """
                Replace with the paper's main key, @vaswani2017
                  note.md: As [@vaswani2017, p. 3] shows.
                Convert to @transformer [p. 3]
                  note.md: As @transformer [p. 3] shows.
                Suppress the author of @transformer
                  note.md: As [-@transformer, p. 3] shows.
                """);
    }

    @Test
    void inRolesAndForLabels() {
        check(
                "As {cite}`a; {see}knuth19$085{p. 3}` shows.",
                """
                Replace with @knuth1984
                  note.md: As {cite}`a; {see}knuth1984{p. 3}` shows.
                """);
        check("(knuth1985)=\n# On programs\n\nAs [@knuth19$085] shows.", ActionKind.QUICK_FIX, "");
    }

    @Test
    void inRunningTextAndInBrackets() {
        check(
                "As $0@knuth1984 [p. 3] shows.",
                """
                Convert to [@knuth1984, p. 3]
                  note.md: As [@knuth1984, p. 3] shows.
                Suppress the author of @knuth1984
                  note.md: As -@knuth1984 [p. 3] shows.
                """);
        check(
                "As [-@vaswani20$017] shows.",
                """
                Convert to -@vaswani2017
                  note.md: As -@vaswani2017 shows.
                Show the author of @vaswani2017
                  note.md: As [@vaswani2017] shows.
                Add a page locator to @vaswani2017
                  note.md: As [-@vaswani2017, p. 5998] shows.
                """);
    }

    @Test
    void itemsOfAGroup() {
        check(
                "So [@vaswani2017, p. 6000; @knuth1984;$0 @li2023] it is.",
                """
                Sort citations by year
                  note.md: So [@knuth1984; @vaswani2017, p. 6000; @li2023] it is.
                Sort citations by key
                  note.md: So [@knuth1984; @li2023; @vaswani2017, p. 6000] it is.
                Split into separate citations
                  note.md: So [@vaswani2017, p. 6000] [@knuth1984] [@li2023] it is.
                """);
        check(
                "So [see @vaswani2017, p. 6000] $0[@knuth1984] it is.",
                """
                Convert to @knuth1984
                  note.md: So [see @vaswani2017, p. 6000] @knuth1984 it is.
                Merge citations
                  note.md: So [see @vaswani2017, p. 6000; @knuth1984] it is.
                """);
    }

    @Test
    void malformedLocatorsAndMissingBrackets() {
        check(
                "So [@li2023, p$0 3] it is.",
                """
                Replace with p. 3
                  note.md: So [@li2023, p. 3] it is.
                Convert to @li2023 [p 3]
                  note.md: So @li2023 [p 3] it is.
                """);
        check(
                "So (@li2023; @knuth1984)$0 it is.",
                """
                Replace with [@li2023; @knuth1984]
                  note.md: So [@li2023; @knuth1984] it is.
                """);
        check(
                "So @li2023, p. 3$0 it is.",
                """
                Replace with @li2023 [p. 3]
                  note.md: So @li2023 [p. 3] it is.
                """);
        check(
                "So [@li2023, pp. 12-3$0, 7] it is.",
                """
                Convert to @li2023 [pp. 12-3, 7]
                  note.md: So @li2023 [pp. 12-3, 7] it is.
                """);
        check(
                "So [@li2023, pp. 35-21$0, 7] it is.",
                """
                Replace with 21-35
                  note.md: So [@li2023, pp. 21-35, 7] it is.
                Convert to @li2023 [pp. 35-21, 7]
                  note.md: So @li2023 [pp. 35-21, 7] it is.
                """);
    }

    @Test
    void mentions() {
        check(
                "Vaswani and Sha$0zeer (2017) say so.",
                """
                Replace with @vaswani2017
                  note.md: @vaswani2017 say so.
                """);
        check(
                "This is known (Vaswani & Sha$0zeer, 2017).",
                """
                Replace with [@vaswani2017]
                  note.md: This is known [@vaswani2017].
                """);
        check(
                "See [the paper](https://arxiv.org/abs/1706.$003762v2).",
                """
                Replace with [@vaswani2017]
                  note.md: See [@vaswani2017].
                Add [@vaswani2017] after it
                  note.md: See [the paper](https://arxiv.org/abs/1706.03762v2) [@vaswani2017].
                """);
        check(
                "We read *Attention is all$0 you need* first.",
                """
                Replace with [@vaswani2017]
                  note.md: We read [@vaswani2017] first.
                Add [@vaswani2017] after it
                  note.md: We read *Attention is all you need* [@vaswani2017] first.
                """);
        check(
                "We use Loft$0Q here.",
                """
                Add [@li2023] after it
                  note.md: We use LoftQ [@li2023] here.
                """);
    }

    @Test
    void createsTheLiteratureNote() {
        check(
                "As [see @knuth198$04] shows.",
                ActionKind.CREATE,
                """
                Create the literature note of @knuth1984
                  literature/knuth1984.md: ---
                  literature/knuth1984.md: citekey: "knuth1984"
                  literature/knuth1984.md: title: "Literate Programming"
                  literature/knuth1984.md: authors: "Donald Knuth"
                  literature/knuth1984.md: year: "1984"
                  literature/knuth1984.md: status: unread
                  literature/knuth1984.md: ---
                  literature/knuth1984.md:\s
                  literature/knuth1984.md: # Literate Programming
                  literature/knuth1984.md:\s
                """);
        check(
                """
                As [see @knuth198$04] shows.
                -- reading/knuth.md --
                ---
                citekey: knuth1984
                ---
                """,
                ActionKind.CREATE,
                "");
    }

    @Test
    void insertsAndRefreshesTheListOfReferences() {
        check(
                "As $0[@vaswani2017; @nobody] and @knuth1984 show.\n",
                ActionKind.LIST_REFERENCES,
                """
                Insert the list of references
                  note.md:\s
                  note.md: ## References
                  note.md:\s
                  note.md: <!-- glossa:references -->
                  note.md: - Knuth, Donald (1984). Literate Programming.
                  note.md: - Vaswani, Ashish, Noam Shazeer (2017). Attention Is All You Need. NeurIPS.
                  note.md: <!-- /glossa:references -->
                """);
        check(
                """
                As $0@knuth1984 shows.

                ## Literature

                <!-- glossa:references -->
                - Someone.
                <!-- /glossa:references -->

                The end.
                """,
                ActionKind.LIST_REFERENCES,
                """
                Refresh the list of references
                  note.md: - Knuth, Donald (1984). Literate Programming.
                """);
    }

    @Test
    void allSafeProblems() {
        check(
                "As $0[@transformer, p 6000], @knuth1985, @arxiv:1706.03762 and [@li2023] show.",
                ActionKind.FIX_ALL,
                """
                Fix all safe problems
                  note.md: As [@vaswani2017, p. 6000], @knuth1985, @arxiv:1706.03762 and [@li2023] show.
                """);
    }

    private static final Inputs INPUTS =
            new Inputs(
                    Settings.DEFAULT,
                    RenderedNotes.inMemory(),
                    paper -> new FoundMarks(List.of(), Optional.empty()),
                    LocalDate.of(2026, 10, 5));

    /** Checks the quick fixes and rewritings, in their order. */
    private static void check(String note, String actions) {
        assertEquals(actions, offered(note, ActionKind.QUICK_FIX, ActionKind.REWRITE));
    }

    private static void check(String note, ActionKind kind, String actions) {
        assertEquals(actions, offered(note, kind));
    }

    private static String offered(String note, ActionKind... kinds) {
        try (Fixture fixture = Fixture.of(PAPERS + note);
                Snapshot snapshot = fixture.snapshot()) {
            int at = fixture.cursor().offset();
            Note cited = fixture.cursor().note();
            Span cursor = new Span(at, at);
            return Stream.of(
                            Actions.at(snapshot, cited, cursor),
                            Actions.forLiteratureNotes(snapshot, INPUTS, cited, cursor))
                    .flatMap(List::stream)
                    .filter(action -> List.of(kinds).contains(action.kind()))
                    .filter(action -> !action.change().get().isEmpty())
                    .map(
                            (Action action) ->
                                    action.title() + "\n" + fixture.changed(action.change().get()))
                    .collect(Collectors.joining());
        }
    }
}
