package glossa.features.display;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.grammar.Span;
import glossa.notes.Note;
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

    private static void check(ShownHints shown, String text, String hinted) {
        String plain = text.replaceAll("[«»]", "");
        int start = Math.max(0, text.indexOf('«'));
        int end = text.indexOf('»') < 0 ? plain.length() : text.indexOf('»') - 1;
        try (Fixture fixture = Fixture.of(PAPERS + plain);
                Snapshot snapshot = fixture.snapshot()) {
            Note note = fixture.note();
            StringBuilder found = new StringBuilder(note.text());
            for (InlayHints.Hint hint :
                    InlayHints.of(snapshot, note, new Span(start, end), shown).reversed()) {
                found.insert(hint.offset(), "‹" + hint.text() + "›");
            }
            assertEquals(hinted, found.toString());
        }
    }
}
