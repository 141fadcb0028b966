package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.settings.Settings;
import glossa.settings.Settings.ShownHints;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

/** The text with the hints in it, between angle quotation marks. */
final class InlayHintsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{fox2019, title = {On Foxes}, author = {Fox, Ann and Hare, Bo and Owl, Cy}, year = 2019}
            @article{foxes-and-dens, title = {Foxes and Dens}, author = {Fox, Ann and Hare, Bo}, year = 2020}
            @article{hare20dens, title = {On Dens}, author = {Hare, Bo}, year = 2020}
            @article{Owls_by_night, title = {Owls by Night}}
            @article{x7, title = {Owls by Day}}
            -- note.md --
            """;

    @Test
    void onlyAfterKeysWithoutAuthorAndYear() {
        check(
                ShownHints.TITLES,
                "[@fox2019; see @foxes-and-dens, p. 3], @hare20dens, @Owls_by_night, @x7, @nobody",
                "[@fox2019; see @foxes-and-dens‹Fox & Hare 2020›, p. 3], @hare20dens,"
                        + " @Owls_by_night, @x7‹Owls by Day›, @nobody");
    }

    @Test
    void afterAllKeysOrNone() {
        check(ShownHints.ON, "@fox2019 and @x7", "@fox2019‹Fox et al. 2019› and @x7‹Owls by Day›");
        check(ShownHints.OFF, "@fox2019 and @x7", "@fox2019 and @x7");
    }

    @Test
    void onlyInTheRequestedRange() {
        check(ShownHints.ON, "@x7 «and @x7 are» here @x7", "@x7 and @x7‹Owls by Day› are here @x7");
    }

    /** The page of the words, where the citation names none. */
    @Test
    void pagesOfQuotations() {
        String paper =
                """
                -- papers.bib --
                @book{owl2020, title = {Owls}, doi = {10.1000/owls}}
                -- owls.pdf --
                10.1000/owls
                == ix
                The owl hunts at night, by ear alone.
                == 1
                It has no other way to find its prey.
                -- note.md --
                """;
        check(
                "[hints]\nkeys = \"off\"\npages = true",
                paper,
                "\"hunts at night, by ear\" [@owl2020] \"no other way to find\" [@owl2020, p. 1]",
                "\"hunts at night, by ear\" [@owl2020‹p. ix›] \"no other way to find\" [@owl2020,"
                        + " p. 1]");
    }

    @Test
    void papersThatAreNotRead() {
        check(
                "[hints]\nkeys = \"off\"\nunread = true",
                """
                -- a.bib --
                @book{owl, title = {Owls}}
                @book{fox, title = {Foxes}, keywords = {/read, animals}}
                @book{elk, title = {Elks}, keywords = {/reading}}
                -- note.md --
                """,
                "[@owl; @fox; @elk; @nobody]",
                "[@owl‹unread›; @fox; @elk‹reading›; @nobody]");
    }

    private static void check(ShownHints shown, String text, String hinted) {
        String settings =
                "[hints]\nkeys = \"" + shown.name().toLowerCase(java.util.Locale.ROOT) + "\"";
        check(settings, PAPERS, text, hinted);
    }

    private static void check(String settings, String papers, String text, String hinted) {
        String plain = text.replaceAll("[«»]", "");
        int start = Math.max(0, text.indexOf('«'));
        int end = text.indexOf('»') < 0 ? plain.length() : text.indexOf('»') - 1;
        try (Fixture fixture = Fixture.of(papers + plain);
                Snapshot snapshot = fixture.snapshot()) {
            Note note = fixture.note();
            StringBuilder found = new StringBuilder(note.text());
            for (InlayHints.Hint hint :
                    InlayHints.of(snapshot, note, new Span(start, end), Settings.of(settings))
                            .reversed()) {
                found.insert(hint.offset(), "‹" + hint.text() + "›");
            }
            assertEquals(hinted, found.toString());
        }
    }
}
