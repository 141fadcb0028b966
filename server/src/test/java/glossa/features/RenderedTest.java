package glossa.features;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.csl.Styles;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

/** Citations and bibliographies as they look in a style. */
final class RenderedTest {
    private static final Styles STYLES = new Styles();

    @Test
    void x() {
        check(
                """
                -- papers.bib --
                @article{vaswani2017, title = {Attention Is All You Need}, author = {Vaswani, Ashish and Shazeer, Noam and Parmar, Niki and Uszkoreit, Jakob}, year = 2017, journal={NIPS}, volume=3, number=4, pages={3--9}}
                @book{knuth, author={Knuth, Donald E.}, title={The {\\TeX}book}, edition=2, publisher={A. Wesley}, address={Reading}, year=1984}
                -- note.md --
                As @vaswani2017 and [see @vaswani2017, p. 3 and more; -@knuth, ch. 2] show [@nil].
                """,
                "");
    }

    private static void check(String world, String expected) {
        try (Fixture fixture = Fixture.of(world);
                Snapshot snapshot = fixture.snapshot()) {
            Rendered rendered = Rendered.of(snapshot, fixture.note(), STYLES);
            List<String> lines = new ArrayList<>();
            rendered.citations()
                    .forEach(citing -> lines.add(citing.text() + " -> " + citing.html()));
            rendered.bibliography().forEach(entry -> lines.add(entry.key() + ": " + entry.html()));
            rendered.problems().forEach(problem -> lines.add("! " + problem));
            assertEquals(expected, String.join("\n", lines));
        }
    }
}
