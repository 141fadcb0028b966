package glossa.grammar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Locale;

/** What a word counts by its rarity and by the length of its text. */
final class Bm25Test {
    @Test
    void rareWordsWeighMore() {
        checkIdf(0, 100, "5.31");
        checkIdf(1, 100, "4.21");
        checkIdf(10, 100, "2.26");
        checkIdf(100, 100, "0.00");
        for (int holding = 0; holding < 100; holding++) {
            assertTrue(Bm25.idf(holding, 100) > Bm25.idf(holding + 1, 100));
        }
    }

    @Test
    void moreTextsThanThereAreCountAsAll() {
        // An index counts deleted papers as holding a word until it is merged.
        assertTrue(Bm25.idf(120, 100) > 0);
    }

    @Test
    void aWordOfALongTextCountsLess() {
        checkPresence(7, 7, "1.00");
        checkPresence(14, 7, "0.79");
        checkPresence(1, 7, "1.31");
        checkPresence(0, 7, "1.38");
    }

    private static void checkIdf(int holding, int all, String expected) {
        assertEquals(expected, rounded(Bm25.idf(holding, all)));
    }

    private static void checkPresence(int length, double meanLength, String expected) {
        assertEquals(expected, rounded(Bm25.presence(length, meanLength)));
    }

    private static String rounded(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
