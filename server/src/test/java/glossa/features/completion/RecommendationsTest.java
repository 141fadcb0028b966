package glossa.features.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;

/** The papers that come first before any of a key is typed. */
final class RecommendationsTest {
    private static final String PAPERS =
            """
            -- papers.bib --
            @article{a1, title = {Masked Autoencoders for Vision}, author = {He, Kaiming}, year = 2022}
            @article{b2, title = {A Survey of Sparse Attention}, author = {Okafor, Ada}, year = 2021}
            @article{c3, title = {Beekeeping in Cold Climates}, author = {Lind, Eva}, year = 1999}
            @article{d4, title = {The Bees of the North}, author = {Sundin, Per}, year = 2003}
            @article{e5, title = {Honey: A History}, author = {Moreau, Luc}, year = 1987}
            """;

    @Test
    void matchingTitleFirst() {
        check("Long texts need attention that is sparse @$0", "b2");
        check("Images are masked and encoded again [see @$0", "a1");
        check("Nobody kept bees where the climate is cold [-@$0]", "c3");
    }

    @Test
    void namedAuthorFirst() {
        check("This is what Moreau found out [-@$0]", "e5");
        check("Okafor says the same @$0", "b2");
    }

    @Test
    void headingsAndThePreviousSentenceCount() {
        check("# Beekeeping\n\nIt is an old craft @$0", "c3");
        check("Some attention is sparse. That was shown in @$0", "b2");
    }

    @Test
    void earlierCitingSentencesCount() {
        check(
                """
                Whoever wants sweetness looks in the pantry $0.
                -- other.md --
                In the pantry we look for sweetness [@e5].

                Elsewhere we cite [@c3] and [@d4] and [@a1] and [@b2].
                """
                        .replace("$0", "[@$0]"),
                "e5");
    }

    @Test
    void papersThatAreCitedTogether() {
        check(
                """
                Something was shown [@d4] and something else [@$0].
                -- other.md --
                One [@d4; @e5]. Two [@d4; @e5]. Three [@a1]. Four [@b2; @c3]. Five [@c3; @b2; @a1].
                """,
                "e5");
    }

    @Test
    void noPaperTwiceInOneBracket() {
        checkAbsent("Bees like the cold [@c3; @$0]", "c3");
        checkAbsent("Bees like the cold [@c3; see @$0", "c3");
    }

    @Test
    void textAfterTheCursorDoesNotCount() {
        // The key that is being replaced does not recommend itself.
        check("Masked images, encoded again [@$0d4]", "a1");
    }

    @Test
    void allPapersInAnEmptyNote() {
        assertEquals(5, recommended("@$0").split(" ").length);
    }

    private static void check(String note, String first) {
        assertEquals(first, recommended(note).split(" ")[0]);
    }

    private static void checkAbsent(String note, String key) {
        assertEquals(-1, (" " + recommended(note) + " ").indexOf(" " + key + " "));
    }

    private static String recommended(String note) {
        try (Fixture fixture = Fixture.of(PAPERS + "-- note.md --\n" + note);
                Snapshot snapshot = fixture.snapshot()) {
            return Recommendations.at(snapshot, fixture.cursor(), 10).stream()
                    .map(recommendation -> recommendation.paper().key())
                    .collect(Collectors.joining(" "));
        }
    }
}
