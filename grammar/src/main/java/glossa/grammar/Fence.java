package glossa.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A line of backticks or tildes that may open or close code, or of colons around a directive.
 *
 * @param mark the character of the fence
 * @param length the number of these characters
 * @param infoStart where the info string begins
 * @param end where the line ends
 */
record Fence(char mark, int length, int infoStart, int end) {
    static @Nullable Fence at(String note, int at, int end) {
        return at < end && note.charAt(at) == '`' ? of(note, at, end, '`') : of(note, at, end, '~');
    }

    /** The fence at {@code at} of this character, or null. */
    static @Nullable Fence of(String note, int at, int end, char mark) {
        int i = at;
        while (i < end && note.charAt(i) == mark) {
            i++;
        }
        return i - at < 3
                ? null
                : new Fence(mark, i - at, VerbatimScanner.skipBlanks(note, i, end), end);
    }

    /**
     * Whether pandoc accepts the info string: a language, attributes, or a raw format.
     *
     * @param chunks whether any text in braces is accepted, as in {@code {r, echo=FALSE}} of R
     *     Markdown and Quarto
     */
    boolean hasValidInfo(String note, boolean chunks) {
        int to = end;
        while (to > infoStart && CharClasses.isBlank(note.charAt(to - 1))) {
            to--;
        }
        int i = infoStart;
        while (i < to && !CharClasses.isBlank(note.charAt(i)) && "{`".indexOf(note.charAt(i)) < 0) {
            i++;
        }
        i = VerbatimScanner.skipBlanks(note, i, to);
        if (i == to || chunks && note.charAt(i) == '{' && note.charAt(to - 1) == '}') {
            return true;
        }
        return VerbatimScanner.attributes(note, i, to) == to
                || i == infoStart && VerbatimScanner.rawAttribute(note, i, to) == to;
    }

    boolean closes(Fence open) {
        return mark == open.mark && length >= open.length && infoStart >= end;
    }
}
