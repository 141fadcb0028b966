package glossa.settings;

import glossa.grammar.Span;

import java.util.Optional;

/**
 * Finds in a TOML text what is too large for any settings: brackets in brackets, names in names,
 * numbers. Jackson refuses some of it without a place, and needs a deep stack for the rest.
 *
 * <pre>
 * a = [[[[[[ …          nested too deep, at the bracket that goes too far
 * </pre>
 */
final class TomlBounds {
    private static final int MAX_DEPTH = 50;

    /** UTF-16 units of a name, number or date outside of quotation marks, with all its dots. */
    private static final int MAX_BARE_LENGTH = 500;

    private final String toml;
    private int depth;

    /** The dots since the last sign between names and values. */
    private int dots;

    private int bareStart;

    private TomlBounds(String toml) {
        this.toml = toml;
    }

    /**
     * What is too large, and where.
     *
     * @param span its first character
     */
    record TooLarge(Span span, String message) {}

    /** The first thing that is too large; nothing in settings that somebody wrote. */
    static Optional<TooLarge> in(String toml) {
        return new TomlBounds(toml).read();
    }

    private Optional<TooLarge> read() {
        int i = 0;
        while (i < toml.length()) {
            char c = toml.charAt(i);
            if (c == '"' || c == '\'') {
                i = afterString(i);
                bareStart = i;
                continue;
            }
            if (c == '#') {
                int end = toml.indexOf('\n', i);
                i = end < 0 ? toml.length() : end;
                bareStart = i;
                continue;
            }
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            if (depth > MAX_DEPTH) {
                return tooLarge(i, "nested more than " + MAX_DEPTH + " levels deep");
            }
            if (c == '.' && ++dots > MAX_DEPTH) {
                return tooLarge(i, "a name of more than " + MAX_DEPTH + " parts");
            }
            if ("=,[]{}\n".indexOf(c) >= 0) {
                dots = 0;
            }
            if (!isBare(c)) {
                bareStart = i + 1;
            } else if (i - bareStart >= MAX_BARE_LENGTH) {
                return tooLarge(
                        bareStart,
                        "a name or number of more than " + MAX_BARE_LENGTH + " characters");
            }
            i++;
        }
        return Optional.empty();
    }

    private static Optional<TooLarge> tooLarge(int offset, String message) {
        return Optional.of(new TooLarge(new Span(offset, offset + 1), message));
    }

    private static boolean isBare(char c) {
        return Character.isLetterOrDigit(c) || "_-+.:".indexOf(c) >= 0;
    }

    /** The offset after the string that begins here; where it does not end, of its line's end. */
    private int afterString(int at) {
        char quote = toml.charAt(at);
        String marks = String.valueOf(quote).repeat(3);
        boolean isLong = toml.startsWith(marks, at);
        int i = at + (isLong ? 3 : 1);
        while (i < toml.length()) {
            char c = toml.charAt(i);
            if (c == '\\' && quote == '"') {
                i += 2;
            } else if (c == '\n' && !isLong) {
                return i;
            } else if (c == quote && (!isLong || toml.startsWith(marks, i))) {
                return i + (isLong ? 3 : 1);
            } else {
                i++;
            }
        }
        return toml.length();
    }
}
