package glossa.features.quotations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.actions.Actions;
import glossa.features.completion.NoteCompletions;
import glossa.features.navigation.Definitions;
import glossa.features.quotations.TextPassages.Passage;
import glossa.features.search.Searches;
import glossa.grammar.Span;
import glossa.query.PaperQueryParser;
import glossa.settings.Settings.DefinitionTo;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** Where words were read, and what the texts of papers offer while a note is written. */
final class TextPassagesTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{reed2001, title = {Fish That Stay}, author = {Reed, R.}, year = 2001, pages = {311-313}, file = {files/fish.pdf}}
            @article{moss2002, title = {Moss in the River}, author = {Moss, M.}, year = 2002}
            -- files/fish.pdf --
            == 1
            The fish of the upper river do not return in spring. We counted 204 of them
            by hand, and the weir was closed for a week in May. Most of the fish were
            == 2
            small and shy, and hid below the stones. It is not clear whether the weir or
            the water is the cause.
            -- papers/moss2002.pdf --
            == 7
            Moss grows on all stones of the river, and nobody knows why. The weir has no
            moss at all.
            """;

    @Test
    void exactWordsComeFirst() {
        check(
                "the weir was closed for a week in May",
                "[@reed2001, p. 311] the weir was closed for a week in May");
        check("Moss grows on *all* stones", "[@moss2002, p. 7] Moss grows on all stones");
    }

    @Test
    void nearlyTheseWords() {
        check(
                "fish of the river do never return in spring",
                "[@reed2001, p. 311] ~ fish of the upper river do not return in spring");
        check(
                "nobody knows why mose grows on stonos",
                "[@moss2002, p. 7] ~ grows on all stones of the river, and nobody knows why");
        check(
                "Moss grows on most of the stones in the river and nobody knows",
                "[@moss2002, p. 7] ~ Moss grows on all stones of the river, and nobody knows");
    }

    @Test
    void wordsAcrossTheEndOfAPage() {
        check(
                "Most of the fish were small and shy",
                "[@reed2001, p. 311] Most of the fish were small and shy");
    }

    @Test
    void nothingIsFound() {
        check("Owls hunt mice in the dark forest", "");
        check("§ 3 * --", "");
    }

    @Test
    void anActionCitesThePage() {
        try (Fixture fixture = Fixture.of("I read: nobody knows why" + "\n" + PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            String titles =
                    Actions.at(snapshot, fixture.note(), new Span(8, 24)).stream()
                            .map(
                                    action ->
                                            action.title()
                                                    + "\n"
                                                    + fixture.changed(action.change().get()))
                            .filter(action -> action.startsWith("Cite"))
                            .collect(Collectors.joining());
            assertEquals(
                    "Cite @moss2002, p. 7, which has these words\n"
                            + "  note.md: I read: nobody knows why [@moss2002, p. 7]\n",
                    titles);
        }
    }

    @Test
    void aSearchForAPassage() {
        checkSearch("passage:\"the weir has no moss\"", "moss2002 p. 7");
        checkSearch("passage:\"whether the weir or the water\" author:reed", "reed2001 p. 312");
        checkSearch("text:stones text:shy", "reed2001 p. 312");
        checkSearch("closed week hand", "reed2001 p. 311");
        checkSearch("passage:\"owls hunt mice at night\"", "");
    }

    /** Definition on quoted words goes to their page. */
    @Test
    void definitionOfAQuotation() {
        try (Fixture fixture = Fixture.of("\"hid below the sto$0nes\" [@reed2001]\n" + PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            String uri =
                    Definitions.at(snapshot, fixture.cursor(), DefinitionTo.RECORD)
                            .orElseThrow()
                            .targets()
                            .getFirst()
                            .uri();
            assertEquals("files/fish.pdf#page=2", uri.substring(uri.indexOf("files/")));
        }
    }

    @Test
    void theRestOfASentence() {
        checkCompletions(
                "\"We counted 204 $0\" [@reed2001]",
                "of them by hand, and the weir was closed for a week in May. | reed2001, p. 311");
        checkCompletions(
                "> It is not cle$0\n\n[@reed2001]",
                "ar whether the weir or the water is the cause. | reed2001, p. 312");
        checkCompletions("\"We counted$0\" [@reed2001]", "");
        checkCompletions("\"We counted 204 fishes $0\" [@reed2001]", "");
    }

    /** The page of the quoted words is the first locator that is offered. */
    @Test
    void thePageAfterTheComma() {
        checkFirst("\"nobody knows why\" [@moss2002, $0]", "p. 7");
        checkFirst("\"nobody knows why\" [@moss2002, p. $0]", "7");
    }

    private static void check(String words, String expected) {
        try (Fixture fixture = Fixture.of("Note.\n" + PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    expected,
                    TextPassages.of(snapshot, words, 1).stream()
                            .map(TextPassagesTest::line)
                            .collect(Collectors.joining("\n")));
        }
    }

    private static String line(Passage passage) {
        return "["
                + passage.citation()
                + "] "
                + (passage.isExact() ? "" : "~ ")
                + passage.around().get(1);
    }

    private static void checkSearch(String query, String expected) {
        try (Fixture fixture = Fixture.of("Note.\n" + PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    expected,
                    Searches.of(snapshot, PaperQueryParser.read(query).sought(), 10)
                            .papers()
                            .stream()
                            .map(found -> found.paper().key() + " " + found.snippetOrigin())
                            .collect(Collectors.joining("\n")));
        }
    }

    private static void checkCompletions(String note, String expected) {
        try (Fixture fixture = Fixture.of(note + "\n" + PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    expected,
                    NoteCompletions.at(snapshot, fixture.cursor()).stream()
                            .flatMap(found -> found.words().stream())
                            .map(word -> word.insertText() + " | " + word.detail())
                            .collect(Collectors.joining("\n")));
        }
    }

    private static void checkFirst(String note, String expected) {
        try (Fixture fixture = Fixture.of(note + "\n" + PAPERS);
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(
                    expected,
                    NoteCompletions.at(snapshot, fixture.cursor())
                            .orElseThrow()
                            .words()
                            .getFirst()
                            .label());
        }
    }
}
