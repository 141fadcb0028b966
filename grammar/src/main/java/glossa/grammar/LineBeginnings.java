package glossa.grammar;

/** Changes the beginnings of lines of text on which commonmark-java would find a block. */
final class LineBeginnings {
    private LineBeginnings() {}

    /**
     * Makes a line that begins no block begin with a letter: for other lines commonmark-java copies
     * the whole paragraph, which would be slow in tables of thousands of lines.
     *
     * @param textLines the number of lines of text directly before this one
     * @param inList whether a list is open
     */
    static void mask(MaskedNote mask, int at, int end, int textLines, boolean inList) {
        String note = mask.note;
        char c = mask.masked[at];
        if (c != note.charAt(at)) {
            return;
        }
        if (textLines > 0
                && !inList
                && (ListMarker.isCommonMarkMarker(note, at, end)
                        || isRule(note, at, end, textLines))) {
            // Neither a list nor a rule interrupts a paragraph; for example, lines of math may
            // begin with +.
            mask.masked[at] = 'x';
            return;
        }
        boolean emphasis =
                at + 1 < end
                        && ("*_-".indexOf(c) >= 0 && isWordChar(note.charAt(at + 1))
                                || c == '+' && !CharClasses.isBlank(note.charAt(at + 1)));
        boolean mark = (c == '~' || c == '`') && Fence.at(note, at, end) == null;
        boolean number = CharClasses.isDigit(c) && !isOrdinal(note, at, end);
        if (emphasis || mark || number || c >= 128 || "|(:;,.!?/@${}\\\"'%^&])".indexOf(c) >= 0) {
            mask.masked[at] = 'x';
        }
    }

    /** Whether the line is a rule, or the underline of a setext heading with several lines. */
    private static boolean isRule(String note, int at, int end, int textLines) {
        char c = note.charAt(at);
        if ("=-*_".indexOf(c) < 0 || c == '=' && textLines == 1 || c == '-' && textLines == 1) {
            return false;
        }
        for (int i = at; i < end; i++) {
            if (note.charAt(i) != c && !CharClasses.isBlank(note.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether digits and then a full stop or a parenthesis begin here, as in a list item. */
    private static boolean isOrdinal(String note, int at, int end) {
        int i = at;
        while (i < end && CharClasses.isDigit(note.charAt(i))) {
            i++;
        }
        return i < end && (note.charAt(i) == '.' || note.charAt(i) == ')');
    }

    private static boolean isWordChar(char c) {
        return !CharClasses.isBlank(c) && "*_-".indexOf(c) < 0;
    }
}
