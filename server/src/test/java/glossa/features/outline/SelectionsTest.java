package glossa.features.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.grammar.Lines;
import glossa.grammar.Range;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The selection ranges at {@code $0}, one in each line; a line feed is shown as a bar. */
final class SelectionsTest {
    @Test
    void fromAKeyToTheNote() {
        check(
                """
                Before.

                # One
                It is so. As [see @fo$0x, p. 3; @hare] shows, it is.
                """,
                """
                fox
                @fox
                see @fox, p. 3
                [see @fox, p. 3; @hare]
                As [see @fox, p. 3; @hare] shows, it is.
                It is so. As [see @fox, p. 3; @hare] shows, it is.
                # One|It is so. As [see @fox, p. 3; @hare] shows, it is.
                Before.||# One|It is so. As [see @fox, p. 3; @hare] shows, it is.|
                """);
    }

    @Test
    void fromALocator() {
        check("[@fox, pp. 3$0-5; @hare]", "pp. 3-5\n@fox, pp. 3-5\n[@fox, pp. 3-5; @hare]\n");
    }

    @Test
    void inTheFrontMatterAndInAHeading() {
        check(
                "---\nstatus: re$0ad\n---\nwords",
                "---|status: read|---\n---|status: read|---|words\n");
        check("# On$0e\n\nwords", "# One\n# One||words\n");
    }

    @Test
    void inASource() {
        checkSource(
                "-- papers.bib --\n@book{f$0ox, title = {On Foxes}}\n@book{hare}\n",
                "fox\n"
                        + "@book{fox, title = {On Foxes}}\n"
                        + "@book{fox, title = {On Foxes}}|@book{hare}\n");
    }

    private static void check(String note, String selections) {
        try (Fixture fixture = Fixture.of(note)) {
            String text = fixture.note().text();
            assertEquals(
                    selections,
                    Selections.at(fixture.cursor()).stream()
                            .map(span -> span.in(text).replace('\n', '|') + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private static void checkSource(String world, String selections) {
        try (Fixture fixture = Fixture.of(world)) {
            Fixture.Place place = fixture.place().orElseThrow();
            String text = fixture.text("papers.bib");
            Lines lines = Lines.of(text);
            StringBuilder found = new StringBuilder();
            for (Range range : Selections.inSource(place.file(), text, place.position())) {
                found.append(
                                text.substring(
                                                lines.offset(range.start()),
                                                lines.offset(range.end()))
                                        .strip()
                                        .replace('\n', '|'))
                        .append("\n");
            }
            assertEquals(selections, found.toString());
        }
    }
}
