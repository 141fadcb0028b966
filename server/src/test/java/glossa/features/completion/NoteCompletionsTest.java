package glossa.features.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.completion.WordCompletions.Word;
import glossa.grammar.Span;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The completions at {@code $0} other than keys, and the text after the first one that begins with
 * the typed text is accepted.
 */
final class NoteCompletionsTest {
    private static final String WORLD =
            """
            -- papers.bib --
            @article{fox2019, title = {On Foxes}, author = {Fox, Ann}, year = 2019, pages = {98--101}}
            @article{hare2020, title = {On Hares}, author = {Hare, Bo}, year = 2020}
            -- sources/more.bib --
            @book{owl, title = {On Owls}}
            -- literature/fox2019.md --
            ---
            title: Foxes at Night
            status: reading
            tags: [dens, night/owls]
            ---
            -- @hare2020.md --
            ---
            status: skimmed
            tags: dens
            ---
            # Hares #longears
            -- note.md --
            """;

    @Test
    void locatorLabels() {
        check("[@fox2019, $0]", "p. pp. chap. sec. …", "[@fox2019, p. ]");
        check("[@fox2019,$0]", "p. pp. chap. …", "[@fox2019, p. ]");
        check("[see @fox2019, se$0]", "sec. …", "[see @fox2019, sec. ]");
        check(
                "[@fox2019, p. 3; @hare2020, ch$0 3]",
                "chap. …",
                "[@fox2019, p. 3; @hare2020, chap. 3]");
        check("@fox2019 [$0]", "p. pp. …", "@fox2019 [p. ]");
        check("[@fox2019, fi$0", "fig. …", "[@fox2019, fig. ");
    }

    @Test
    void pagesOfThePaper() {
        check("[@fox2019, p. $0]", "98-101 98 99 100 101", "[@fox2019, p. 98-101]");
        check("[@fox2019, p. 10$00]", "100 101", "[@fox2019, p. 100]");
        check("[@hare2020, p. $0]", "", "");
    }

    @Test
    void noLocatorsOutsideOfCitations() {
        check("[a link, $0](there)", "", "");
        check("@fox2019, $0", "", "");
        check("[@fox2019, p. 3, and $0]", "", "");
        check("words, $0 [@fox2019]", "", "");
    }

    @Test
    void fieldsThatTheNoteLacks() {
        check("---\nstatus: read\nta$0\n---\n", "tags", "---\nstatus: read\ntags: \n---\n");
        check("---\nti$0: x\n---\n", "title", "---\ntitle: x\n---\n");
        check("---\ntitle: x\nti$0\n---\n", "", "");
    }

    @Test
    void valuesThatNotesUse() {
        check(
                "---\nstatus: $0\n---\n",
                "reading skimmed read unread",
                "---\nstatus: reading\n---\n");
        check("---\nstatus:$0\n---\n", "reading …", "---\nstatus: reading\n---\n");
        check("---\nstatus: sk$0\n---\n", "skimmed", "---\nstatus: skimmed\n---\n");
        check("---\ntags: [a, $0]\n---\n", "dens …", "---\ntags: [a, dens]\n---\n");
        check("---\ntags:\n  - ni$0\n---\n", "night/owls", "---\ntags:\n  - night/owls\n---\n");
        check("---\nlink-citations: t$0\n---\n", "true", "---\nlink-citations: true\n---\n");
        check("---\ncitekey: ha$0\n---\n", "hare2020", "---\ncitekey: hare2020\n---\n");
        check("---\ntitle: $0\n---\n", "", "");
    }

    @Test
    void pathsOfBibliographies() {
        check(
                "---\nbibliography: $0\n---\n",
                "papers.bib sources/more.bib",
                "---\nbibliography: papers.bib\n---\n");
        check(
                "---\nbibliography: [papers.bib, so$0]\n---\n",
                "sources/more.bib",
                "---\nbibliography: [papers.bib, sources/more.bib]\n---\n");
    }

    @Test
    void linksToLiteratureNotes() {
        check("See [[$0", "@hare2020 fox2019", "See [[@hare2020]]");
        check("See [[fo$0]] there", "fox2019", "See [[fox2019]] there");
        check("See [[at night$0", "at_night_fox2019", "See [[fox2019]]");
        check("See [[fo$0|Foxes]]", "fox2019", "See [[fox2019|Foxes]]");
        check("[[fox]] and $0", "", "");
        check("`[[$0`", "", "");
    }

    @Test
    void tags() {
        check("words #$0", "dens longears night/owls …", "words #dens");
        check("words #lo$0ng", "longears", "words #longears");
        check("words #que$0", "question", "words #question");
        check("#$0", "", "");
        check("#de$0", "dens …", "#dens");
        check("word#de$0", "", "");
        check("# Head $0", "", "");
    }

    /** Also of an instruction that nothing closes yet. */
    @Test
    void instructions() {
        check("<!-- glossa: l$0", "list", "<!-- glossa: list");
        check("<!-- glossa: $0 -->", "list matrix references", "<!-- glossa: list -->");
        check("<!-- glossa: list sta$0", "status", "<!-- glossa: list status:");
        check(
                "<!-- glossa: list -stat$0us:read -->",
                "status",
                "<!-- glossa: list -status:read -->");
        check(
                "> <!-- glossa: list status:$0 -->",
                "reading skimmed read unread",
                "> <!-- glossa: list status:reading -->");
        check(
                "a <!-- glossa: matrix\ntag:de$0 -->",
                "dens …",
                "a <!-- glossa: matrix\ntag:dens -->");
        check(
                "<!-- glossa: matrix columns:dens,lo$0 -->",
                "longears",
                "<!-- glossa: matrix columns:dens,longears -->");
        check("<!-- glossa: list sort:-y$0", "year", "<!-- glossa: list sort:-year");
        check("<!-- glossa: list cited:$0 -->", "yes no 3..", "<!-- glossa: list cited:yes -->");
        check("<!-- glossa: list key:fo$0 -->", "fox2019", "<!-- glossa: list key:fox2019 -->");
        check("<!-- glossa: references $0 -->", "", "");
        check("<!-- glossa: list --> st$0", "", "");
        check("<!-- see: list st$0 -->", "", "");
        check("`<!-- glossa: l$0 -->`", "", "");
        check("```\n<!-- glossa: l$0 -->\n```", "", "");
        check("text\n\n    <!-- glossa: l$0 -->\n", "list", "text\n\n    <!-- glossa: list -->\n");
    }

    @Test
    void nothingWhereAKeyIsTyped() {
        try (Fixture fixture = Fixture.of(WORLD + "[[@fo$0]]");
                Snapshot snapshot = fixture.snapshot()) {
            assertEquals(Optional.empty(), NoteCompletions.at(snapshot, fixture.cursor()));
        }
    }

    private static void check(String text, String expected, String accepted) {
        try (Fixture fixture = Fixture.of(WORLD + text);
                Snapshot snapshot = fixture.snapshot()) {
            int offset = fixture.cursor().offset();
            String note = fixture.note().text();
            Optional<WordCompletions> offer = NoteCompletions.at(snapshot, fixture.cursor());
            String typed =
                    offer.map(found -> note.substring(found.replaced().start(), offset)).orElse("");
            var fitting =
                    offer.stream()
                            .flatMap(found -> found.words().stream())
                            .filter(word -> word.filterText().startsWith(typed))
                            .toList();
            String labels =
                    fitting.stream()
                            .map(word -> shown(word, typed))
                            .collect(Collectors.joining(" "));
            if (expected.endsWith(" …")) {
                String first = expected.substring(0, expected.length() - 2);
                labels = labels.substring(0, Math.min(first.length(), labels.length())) + " …";
            }
            assertEquals(expected, labels, text);
            if (!fitting.isEmpty()) {
                Span replaced = offer.orElseThrow().replaced();
                assertEquals(
                        accepted,
                        note.substring(0, replaced.start())
                                + fitting.getFirst().insertText()
                                + note.substring(replaced.end()));
            }
        }
    }

    /** A word that is found by other words than its own is shown behind these. */
    private static String shown(Word word, String typed) {
        boolean own = word.label().startsWith(typed);
        return own ? word.label() : typed.replace(' ', '_') + "_" + word.label();
    }
}
