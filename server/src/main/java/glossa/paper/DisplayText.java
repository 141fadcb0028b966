package glossa.paper;

/**
 * Makes texts of sources and notes safe to display: some characters control a terminal or an editor
 * instead of being displayed.
 *
 * <pre>
 * "a" U+202E "b" LF ESC "[2J"     is displayed as     "ab [2J"
 * </pre>
 */
public final class DisplayText {
    private DisplayText() {}

    /**
     * {@code text} in one line: without characters that move a terminal's cursor or change the
     * order of the text that follows (Unicode's bidirectional marks, embeddings, overrides and
     * isolates; UTS #55), with a space for each line break and U+FFFD for each unpaired surrogate.
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
        return !isControl(c) && !Character.isSurrogate(c);
    }

    /**
     * Whether {@code c} can control a terminal or an editor: a control character, U+2028, U+2029,
     * or a bidirectional mark, embedding, override or isolate.
     */
    public static boolean isControl(char c) {
        return Character.isISOControl(c)
                || c == '\u2028'
                || c == '\u2029'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069'
                || c == '\u061C'
                || c == '\u200E'
                || c == '\u200F';
    }
}
