package glossa.grammar;

import java.util.Optional;
import java.util.Set;

/**
 * Finds the key that is being typed in a citation role, which need not be closed yet: {@code
 * {cite:p}`{see}a{p. 3}, b}.
 */
final class RoleKeys {
    /** UTF-16 units of a role's list before the cursor. */
    private static final int MAX_LIST_LENGTH = 1_000;

    private RoleKeys() {}

    /**
     * The key at {@code offset}, with the words before the cursor that may be a query; empty, but
     * present, where a key may begin.
     */
    static Optional<Span> at(String text, int offset, Set<Dialect> dialects) {
        int open = opening(text, offset, dialects);
        if (open < 0) {
            return Optional.empty();
        }
        int start = itemStart(text, open, offset);
        if (start < 0) {
            return Optional.empty();
        }
        int end = offset;
        while (end < text.length() && isKeyCharacter(text.charAt(end))) {
            end++;
        }
        return Optional.of(new Span(start, end));
    }

    /** The index after the backticks that open the role's list around {@code offset}, or -1. */
    private static int opening(String text, int offset, Set<Dialect> dialects) {
        int first = Math.max(0, offset - MAX_LIST_LENGTH);
        int i = offset;
        while (i > first && text.charAt(i - 1) != '`') {
            if (text.charAt(i - 1) == '\n' && i > 1 && text.charAt(i - 2) == '\n') {
                return -1;
            }
            i--;
        }
        int open = i;
        while (i > first && text.charAt(i - 1) == '`') {
            i--;
        }
        // Two backticks before the cursor are an empty role, which ends there.
        boolean isEmpty = open == offset && open - i == 2;
        return i < open && !isEmpty && CiteRoles.isRole(text, i, dialects) ? open : -1;
    }

    /** Where the key of the item at {@code offset} begins; -1 in its prefix or suffix. */
    private static int itemStart(String text, int open, int offset) {
        int start = open;
        int depth = 0;
        boolean hasPrefix = false;
        for (int i = open; i < offset; i++) {
            char c = text.charAt(i);
            if (c == '{') {
                if (depth == 0 && (hasPrefix || !text.substring(start, i).isBlank())) {
                    return suffixEnd(text, i, open, offset);
                }
                depth++;
            } else if (c == '}' && depth > 0 && --depth == 0) {
                hasPrefix = true;
                start = i + 1;
            } else if ((c == ',' || c == ';') && depth == 0) {
                hasPrefix = false;
                start = i + 1;
            }
        }
        // In a block quote, a marker may begin the line.
        boolean isNewLine = false;
        while (start < offset
                && (CharClasses.isSpace(text.charAt(start))
                        || isNewLine && text.charAt(start) == '>')) {
            isNewLine = isNewLine || text.charAt(start) == '\n';
            start++;
        }
        return depth > 0 ? -1 : start;
    }

    /** The start of the item after the suffix that begins at {@code brace}, or -1. */
    private static int suffixEnd(String text, int brace, int open, int offset) {
        int depth = 0;
        for (int i = brace; i < offset; i++) {
            char c = text.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if ((c == ',' || c == ';') && depth <= 0) {
                return itemStart(text, Math.max(open, i + 1), offset);
            }
        }
        return -1;
    }

    private static boolean isKeyCharacter(char c) {
        return !CharClasses.isSpace(c) && ",;{}`".indexOf(c) < 0;
    }
}
