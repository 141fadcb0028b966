package glossa.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A line of backticks or tildes that may open or close code.
 *
 * @param mark the character it is made of
 * @param length how many of them
 * @param info where the text behind them begins
 * @param end where the line ends
 */
record Fence(char mark, int length, int info, int end) {
    static @Nullable Fence at(String note, int at, int end) {
        if (at >= end || note.charAt(at) != '`' && note.charAt(at) != '~') {
            return null;
        }
        char mark = note.charAt(at);
        int i = at;
        while (i < end && note.charAt(i) == mark) {
            i++;
        }
        return i - at < 3
                ? null
                : new Fence(mark, i - at, VerbatimScanner.skipBlanks(note, i, end), end);
    }

    /**
     * Whether pandoc takes what stands behind for a head: a language, attributes, a raw format.
     *
     * @param chunks whether anything in braces is one, as R Markdown and Quarto write {@code {r,
     *     echo=FALSE}}
     */
    boolean isHead(String note, boolean chunks) {
        int to = end;
        while (to > info && CharClasses.isBlank(note.charAt(to - 1))) {
            to--;
        }
        int i = info;
        while (i < to && !CharClasses.isBlank(note.charAt(i)) && "{`".indexOf(note.charAt(i)) < 0) {
            i++;
        }
        i = VerbatimScanner.skipBlanks(note, i, to);
        if (i == to || chunks && note.charAt(i) == '{' && note.charAt(to - 1) == '}') {
            return true;
        }
        return VerbatimScanner.attributes(note, i, to) == to
                || i == info && VerbatimScanner.rawAttribute(note, i, to) == to;
    }

    boolean closes(Fence open) {
        return mark == open.mark && length >= open.length && info >= end;
    }
}
