package glossa.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A list marker of pandoc that CommonMark does not know (manual, "fancy_lists", "example_lists"):
 * {@code a.}, {@code iv)}, {@code (2)}, {@code #.}, {@code (@label)}.
 *
 * @param start the offset of its first character
 * @param end the offset after its delimiter
 */
record ListMarker(int start, int end, boolean isExample) {
    /** The marker at {@code at}, or null. */
    static @Nullable ListMarker at(String note, int at, int end) {
        boolean parenthesis = note.charAt(at) == '(';
        int from = parenthesis ? at + 1 : at;
        int i = from;
        boolean example = parenthesis && i < end && note.charAt(i) == '@';
        if (example) {
            i++;
            while (i < end
                    && (CharClasses.isAlphaNum(note.charAt(i))
                            || "_-".indexOf(note.charAt(i)) >= 0)) {
                i++;
            }
        } else if (i < end && note.charAt(i) == '#') {
            i++;
        } else {
            while (i < end && CharClasses.isDigit(note.charAt(i))) {
                i++;
            }
            if (i == from) {
                i = afterOrdinal(note, from, end);
            }
        }
        if (i >= end || i == from || i - from > 60) {
            return null;
        }
        char close = note.charAt(i);
        if (close != ')' && (parenthesis || close != '.')) {
            return null;
        }
        boolean known = !parenthesis && CharClasses.isDigit(note.charAt(from));
        boolean blank = i + 1 == end || CharClasses.isBlank(note.charAt(i + 1));
        if (known || !blank || isAbbreviation(note, from, i, end)) {
            return null;
        }
        return new ListMarker(at, i + 1, example);
    }

    /** The index after one letter or a roman numeral. */
    private static int afterOrdinal(String note, int from, int end) {
        int i = from;
        while (i < end && "ivxlcdmIVXLCDM".indexOf(note.charAt(i)) >= 0) {
            i++;
        }
        return i == from && i < end && CharClasses.isAsciiLetter(note.charAt(i)) ? i + 1 : i;
    }

    /**
     * Whether this is an abbreviation such as {@code A. Turing} or {@code p. 3}, which begins no
     * list.
     */
    private static boolean isAbbreviation(String note, int from, int dot, int end) {
        if (note.charAt(dot) != '.' || dot - from != 1) {
            return false;
        }
        boolean twoBlanks = dot + 2 >= end || CharClasses.isBlank(note.charAt(dot + 2));
        char c = note.charAt(from);
        return c >= 'A' && c <= 'Z' && !twoBlanks
                || c == 'p' && dot + 2 < end && CharClasses.isDigit(note.charAt(dot + 2));
    }

    /** Whether a list marker of CommonMark is at {@code at}. */
    static boolean isCommonMarkMarker(String note, int at, int end) {
        int i = at;
        if ("-*+".indexOf(note.charAt(i)) >= 0) {
            i++;
        } else {
            while (i < end && CharClasses.isDigit(note.charAt(i))) {
                i++;
            }
            if (i == at || i >= end || note.charAt(i) != '.' && note.charAt(i) != ')') {
                return false;
            }
            i++;
        }
        return i >= end || CharClasses.isBlank(note.charAt(i));
    }

    /** The label of an example, possibly empty. */
    String label(String note) {
        return note.substring(start + 2, end - 1);
    }
}
