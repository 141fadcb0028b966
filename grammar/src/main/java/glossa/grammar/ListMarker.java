package glossa.grammar;

import org.jspecify.annotations.Nullable;

/**
 * A marker of pandoc's lists that Markdown doesn't know (manual, "fancy_lists", "example_lists"):
 * {@code a.}, {@code iv)}, {@code (2)}, {@code #.}, {@code (@label)}.
 *
 * @param start where it begins
 * @param end where it ends, its delimiter included
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
                i = letters(note, from, end);
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

    /** One letter, or a roman numeral. */
    private static int letters(String note, int from, int end) {
        int i = from;
        while (i < end && "ivxlcdmIVXLCDM".indexOf(note.charAt(i)) >= 0) {
            i++;
        }
        return i == from && i < end && CharClasses.isAsciiLetter(note.charAt(i)) ? i + 1 : i;
    }

    /** {@code A. Turing} and {@code p. 3} begin no list. */
    private static boolean isAbbreviation(String note, int from, int dot, int end) {
        if (note.charAt(dot) != '.' || dot - from != 1) {
            return false;
        }
        boolean twoBlanks = dot + 2 >= end || CharClasses.isBlank(note.charAt(dot + 2));
        char c = note.charAt(from);
        return c >= 'A' && c <= 'Z' && !twoBlanks
                || c == 'p' && dot + 2 < end && CharClasses.isDigit(note.charAt(dot + 2));
    }

    /** Whether a marker that Markdown knows stands at {@code at}. */
    static boolean isPlain(String note, int at, int end) {
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

    /** The label of an example, which may be empty. */
    String label(String note) {
        return note.substring(start + 2, end - 1);
    }
}
