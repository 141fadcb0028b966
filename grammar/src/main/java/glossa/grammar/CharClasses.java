package glossa.grammar;

/** Character classes as pandoc's parsers define them. */
final class CharClasses {
    private CharClasses() {}

    /** Haskell's {@code isAlphaNum}: letters and all kinds of numbers, without combining marks. */
    static boolean isAlphaNum(int codePoint) {
        if (codePoint < 128) {
            // The common case; the Unicode tables are slower.
            int letter = codePoint | 32;
            return letter >= 'a' && letter <= 'z' || codePoint >= '0' && codePoint <= '9';
        }
        return switch (Character.getType(codePoint)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    /** Haskell's {@code isPunctuation}: the seven Unicode categories that begin with P. */
    static boolean isPunctuation(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION ->
                    true;
            default -> false;
        };
    }

    /** Haskell's {@code isSpace}: ASCII white space and Unicode's space separators. */
    static boolean isSpace(int codePoint) {
        return codePoint >= '\t' && codePoint <= '\r'
                || codePoint == ' '
                || codePoint >= 128 && Character.getType(codePoint) == Character.SPACE_SEPARATOR;
    }

    /** Pandoc's {@code spaceChar} within a line. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
