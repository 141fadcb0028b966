package glossa.paper;

/**
 * Texts of sources on their way to a screen, where some characters would not be shown but obeyed.
 *
 * <pre>
 * a title with ESC [2J, or with U+202E that turns what follows     a title with [2J, or with that turns …
 * </pre>
 */
public final class DisplayText {
    private DisplayText() {}

    /**
     * {@code text} in one line: without characters that move a terminal's cursor or turn the order
     * of what follows (Unicode's bidirectional embeddings, overrides and isolates; UTS #55), a
     * blank for each line break, and U+FFFD for half a character.
     */
    public static String line(String text) {
        int i = 0;
        while (i < text.length() && isShown(text.charAt(i))) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isShown(c)) {
                shown.append(c);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                shown.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                shown.append('\uFFFD');
            } else if (Character.isWhitespace(c) || c == '\u0085') {
                shown.append(' ');
            }
        }
        return shown.toString();
    }

    private static boolean isShown(char c) {
        return !Character.isISOControl(c)
                && !Character.isSurrogate(c)
                && c != '\u2028'
                && c != '\u2029'
                && (c < '\u202A' || c > '\u202E')
                && (c < '\u2066' || c > '\u2069');
    }
}
