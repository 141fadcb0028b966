package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** One typed word that stands for several words of a title, with its score. */
final class AbbreviationMatcherTest {
    private static final String LATENT =
            "x | Learning to Reconstruct Latent Masked Representations: A Survey | Wei, Chen";
    private static final String ATTENTION = "x | Attention Is All You Need | Vaswani, Ashish";
    private static final String MAE = "x | MAE: Masked Auto-Encoders for Vision | He, Kaiming";

    @Test
    void beginningsOfWordsInTheirOrder() {
        check(
                LATENT,
                """
                learnrec 80
                latmask  76
                latmas   76
                masklat  0
                learning 0
                """);
    }

    @Test
    void whatIsSkippedOrShortCosts() {
        check(
                LATENT,
                """
                learnlat    76
                learnlatrep 66
                lerep       60
                learnre     72
                recmasked   72
                """);
    }

    @Test
    void theFirstAuthorMayStandBefore() {
        check(
                ATTENTION,
                """
                vasatt   80
                vasneed  72
                attneed  72
                attvas   0
                """);
    }

    @Test
    void initialsOfTheTitleOrOfThePartAfterTheColon() {
        check(
                ATTENTION,
                """
                aiayn 90
                aia   78
                ayn   0
                """);
        check(
                MAE,
                """
                mmaefv 90
                mmaev  90
                mmav   90
                maev   90
                maefv  90
                mav    90
                mae    82
                """);
    }

    @Test
    void tooShortOrTooLong() {
        check(ATTENTION, "ai 0\nata 0\n" + "a".repeat(41) + " 0\n");
        check("x | | Vaswani, Ashish", "vasatt 0\n");
    }

    /**
     * @param expected a typed word and its score, a line each; 0 for no match
     */
    private static void check(String paper, String expected) {
        MatchCandidate candidate = CandidateText.of(paper);
        AbbreviationMatcher matcher = new AbbreviationMatcher();
        StringBuilder found = new StringBuilder();
        for (String line : expected.lines().toList()) {
            String typed = line.split(" +")[0];
            int score = matcher.score(typed, candidate);
            assertTrue(score <= AbbreviationMatcher.MAX_SCORE, typed);
            found.append(line, 0, line.lastIndexOf(' ') + 1).append(score).append('\n');
        }
        assertEquals(expected, found.toString());
    }
}
