package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.index.MatchScorer.Tolerance;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

/** The score of one paper for what was typed, at each tolerance. */
final class MatchScorerTest {
    private static final String PAPER =
            "vaswani2017, attn | Attention Is All You Need | Vaswani, Ashish; Shazeer, Noam"
                    + " | 2017 | Advances in Neural Information Processing Systems";

    @Test
    void keysComeBeforeAllElse() {
        check(
                """
                vaswani2017   1000 1000 1000
                vaswani-2017  1000 1000 1000
                vaswani20     500 500 500
                attn          999 999 999
                at            499 499 499
                """);
    }

    @Test
    void theBeginningOfTheTitleComesBeforeItsWords() {
        check(
                """
                attention is all you need  410 410 410
                attention is all           255 255 255
                attention                  110 110 110
                need                       100 100 100
                is all                     110 110 110
                """);
    }

    @Test
    void authorsCountMoreThanVenues() {
        check(
                """
                vaswani       500 500 500
                shazeer       110 110 110
                noam          50 50 50
                neural        40 40 40
                shazeer 2017  115 115 115
                """);
    }

    @Test
    void everyWordHasToMatch() {
        check(
                """
                shazeer bert       0 0 0
                shazeer attention  105 105 105
                """);
    }

    @Test
    void abbreviationsMatchAtTheSecondTolerance() {
        check(
                """
                attneed  0 70 70
                aiayn    0 90 90
                """);
    }

    @Test
    void typingErrorsMatchAtTheLastTolerance() {
        check(
                """
                shazer     0 0 55
                attentoin  0 0 50
                procesing  0 0 20
                """);
    }

    @Test
    void wordsOfASentenceThatTheTitleShares() {
        assertEquals(2, shared("attentional", "needed", "need", "transformers"));
        assertEquals(0, shared("neural", "vaswani"));
    }

    private static int shared(String... sentence) {
        return MatchScorer.sharedWords(List.of(sentence), CandidateText.of(PAPER));
    }

    /**
     * @param expected what was typed and, with at least two spaces before them, the scores as
     *     typed, abbreviated, and with typing errors
     */
    private static void check(String expected) {
        MatchCandidate candidate = CandidateText.of(PAPER);
        StringBuilder found = new StringBuilder();
        for (String line : expected.lines().toList()) {
            String typed = line.split(" {2,}")[0];
            MatchScorer scorer = new MatchScorer(TypedText.of(typed));
            List<String> scores =
                    Arrays.stream(Tolerance.values())
                            .map(tolerance -> String.valueOf(scorer.score(candidate, tolerance)))
                            .toList();
            found.append(line, 0, line.lastIndexOf("  ") + 2)
                    .append(String.join(" ", scores))
                    .append('\n');
        }
        assertEquals(expected, found.toString());
    }
}
