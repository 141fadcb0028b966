package glossa.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A list marker of pandoc that CommonMark does not know (manual, "fancy_lists", "example_lists"):
 * {@code a.}, {@code iv)}, {@code (2)}, {@code #.}, {@code (@label)}, {@code @label.}.
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
        boolean example = i < end && note.charAt(i) == '@';
        if (example) {
            i = exampleLabelEnd(note, i + 1, end);
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
        if (i >= end || i == from || !example && i - from > 60) {
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

    /**
     * The index after the label of an example: letters and digits, and underscores and hyphens
     * before one of them.
     */
    static int exampleLabelEnd(String text, int from, int end) {
        int i = from;
        while (i < end) {
            int c = text.codePointAt(i);
            int next = i + 1 < end ? text.codePointAt(i + 1) : ' ';
            if (CharClasses.isAlphaNum(c)) {
                i += Character.charCount(c);
            } else if ((c == '_' || c == '-') && CharClasses.isAlphaNum(next)) {
                i++;
            } else {
                break;
            }
        }
        return Math.min(i, end);
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

    /** The index after a list marker of CommonMark and the blanks behind it. */
    static int afterCommonMarkMarker(String note, int at, int end) {
        int i = at;
        while (i < end && !CharClasses.isBlank(note.charAt(i))) {
            i++;
        }
        return VerbatimScanner.skipBlanks(note, i, end);
    }

    /** The span of the label of an example, possibly empty. */
    Span label(String note) {
        int at = note.charAt(start) == '(' ? start + 1 : start;
        return new Span(at + 1, end - 1);
    }

    /** What encloses the marker: a list goes on with a marker of the same kind. */
    String delimiters(String note) {
        String close = note.substring(end - 1, end);
        return note.charAt(start) == '(' ? "(" + close : close;
    }
}
