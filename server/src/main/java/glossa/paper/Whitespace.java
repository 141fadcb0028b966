package glossa.paper;

/** Handles runs of white space, including no-break spaces. */
public final class Whitespace {
    private Whitespace() {}

    /**
     * The text with one space for each run of white space, and none at its ends: {@code " a \n b "}
     * is {@code "a b"}.
     */
    public static String collapsed(CharSequence text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && c != '\u00a0') {
                collapsed.append(c);
            } else if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) != ' ') {
                collapsed.append(' ');
            }
        }
        if (!collapsed.isEmpty() && collapsed.charAt(collapsed.length() - 1) == ' ') {
            collapsed.setLength(collapsed.length() - 1);
        }
        return collapsed.toString();
    }
}
