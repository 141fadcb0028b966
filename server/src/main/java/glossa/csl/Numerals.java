package glossa.csl;

import java.util.Optional;
import java.util.function.Function;

/** Numbers in CSL's other forms (CSL 1.0.2, "Number"). */
final class Numerals {
    private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
    private static final String[] LETTERS = {
        "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };

    private Numerals() {}

    /**
     * {@code 2nd}: with the term for the last two digits, otherwise for the last digit, otherwise
     * the general one.
     */
    static String ordinal(int number, Function<String, Optional<String>> terms) {
        String ending =
                terms.apply("ordinal-%02d".formatted(number % 100))
                        .filter(found -> number % 100 > 9 || number < 10)
                        .or(() -> terms.apply("ordinal-%02d".formatted(number % 10)))
                        .or(() -> terms.apply("ordinal"))
                        .orElse("");
        return number + ending;
    }

    /** {@code second}, for numbers that have a term. */
    static String longOrdinal(int number, Function<String, Optional<String>> terms) {
        return terms.apply("long-ordinal-%02d".formatted(number))
                .orElseGet(() -> ordinal(number, terms));
    }

    /** {@code ii}, for numbers in the range of Roman numerals. */
    static String roman(int number) {
        if (number >= 4000) {
            return String.valueOf(number);
        }
        StringBuilder roman = new StringBuilder();
        int rest = number;
        for (int i = 0; i < VALUES.length; i++) {
            while (rest >= VALUES[i]) {
                roman.append(LETTERS[i]);
                rest -= VALUES[i];
            }
        }
        return roman.toString();
    }
}
