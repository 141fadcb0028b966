package glossa.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/** Typing errors between what was typed and a word of the index. */
final class EditDistanceTest {
    private static final int LIMIT = 3;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # typed    | word        | whole word | nearest prefix
                    attention  | attention   | 0          | 0
                    atention   | attention   | 1          | 1
                    atttention | attention   | 1          | 1
                    attantion  | attention   | 1          | 1
                    attnetion  | attention   | 1          | 1
                    atenshun   | attention   | more       | more
                    atten      | attention   | more       | 0
                    atetn      | attention   | more       | 1
                    mask       | transformer | more       | more
                    ab         | ba          | 1          | 1
                    ca         | abc         | 3          | 1
                    ''         | a           | 1          | 0
                    a          | ''          | 1          | 1
                    ''         | ''          | 0          | 0
                    """)
    void typingErrors(String typed, String word, String whole, String prefix) {
        check(typed, word, whole, prefix);
    }

    @Test
    void aSmallerLimitGivesTheSameUpToIt() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            String typed = word(random);
            String word = word(random);
            int whole = reference(typed, word);
            int prefix = Integer.MAX_VALUE;
            for (int end = 0; end <= word.length(); end++) {
                prefix = Math.min(prefix, reference(typed, word.substring(0, end)));
            }
            for (int limit = 0; limit <= LIMIT; limit++) {
                String words = "'" + typed + "' '" + word + "' " + limit;
                checkWithin(whole, EditDistance.between(typed, word, limit), limit, words);
                checkWithin(prefix, EditDistance.toPrefix(typed, word, limit), limit, words);
            }
        }
    }

    private static void checkWithin(int expected, int distance, int limit, String words) {
        if (expected <= limit) {
            assertEquals(expected, distance, words);
        } else {
            assertTrue(distance > limit, words);
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int left = random.nextInt(7); left > 0; left--) {
            word.append("abc".charAt(random.nextInt(3)));
        }
        return word.toString();
    }

    /** The definition of optimal string alignment, by the last letters. */
    private static int reference(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String shorterA = a.substring(0, a.length() - 1);
        String shorterB = b.substring(0, b.length() - 1);
        char lastA = a.charAt(a.length() - 1);
        char lastB = b.charAt(b.length() - 1);
        if (lastA == lastB) {
            return reference(shorterA, shorterB);
        }
        int distance =
                1
                        + Math.min(
                                reference(shorterA, shorterB),
                                Math.min(reference(shorterA, b), reference(a, shorterB)));
        boolean swapped =
                a.length() > 1
                        && b.length() > 1
                        && lastA == b.charAt(b.length() - 2)
                        && lastB == a.charAt(a.length() - 2);
        return swapped
                ? Math.min(
                        distance,
                        1
                                + reference(
                                        a.substring(0, a.length() - 2),
                                        b.substring(0, b.length() - 2)))
                : distance;
    }

    private static void check(String typed, String word, String whole, String prefix) {
        int between = EditDistance.between(typed, word, LIMIT);
        int toPrefix = EditDistance.toPrefix(typed, word, LIMIT);
        assertEquals(whole, between > LIMIT ? "more" : String.valueOf(between));
        assertEquals(prefix, toPrefix > LIMIT ? "more" : String.valueOf(toPrefix));
    }
}
