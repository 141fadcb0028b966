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
        return i - at < 3 ? null : new Fence(mark, i - at, Verbatims.skipBlanks(note, i, end), end);
    }

    /** Whether pandoc takes what stands behind for a head: a language, attributes, a raw format. */
    boolean isHead(String note) {
        int to = end;
        while (to > info && Chars.isBlank(note.charAt(to - 1))) {
            to--;
        }
        int i = info;
        while (i < to && !Chars.isBlank(note.charAt(i)) && "{`".indexOf(note.charAt(i)) < 0) {
            i++;
        }
        i = Verbatims.skipBlanks(note, i, to);
        // R Markdown and Quarto write {r, echo=FALSE}, which pandoc alone doesn't take.
        return i == to || note.charAt(i) == '{' && note.charAt(to - 1) == '}';
    }

    boolean closes(Fence open) {
        return mark == open.mark && length >= open.length && info >= end;
    }
}
