package glossa.grammar;

/**
 * Reads constructs that enclose inlines: emphasis, quotation marks, strikeout, sub- and
 * superscripts.
 */
final class EmphasisReader {
    private static final int NONE = InlineReader.NONE;

    private final InlineReader inlines;

    EmphasisReader(InlineReader inlines) {
        this.inlines = inlines;
    }

    /**
     * Emphasis (manual, "Emphasis"); unclosed emphasis is read to the end, as pandoc does. The
     * methods {@code readOne}, {@code readTwo} and {@code readThree} follow pandoc's {@code one},
     * {@code two} and {@code three}.
     */
    int enclosure(int at, char c) {
        if (c == '_' && inlines.isAfterWord(at)) {
            return NONE;
        }
        int i = at;
        while (i < inlines.end && inlines.text.charAt(i) == c) {
            i++;
        }
        int run = i - at;
        if (run > 3 || i < inlines.end && CharClasses.isBlank(inlines.text.charAt(i))) {
            inlines.output.addText(inlines.text, at, i);
            return i < inlines.end && CharClasses.isBlank(inlines.text.charAt(i))
                    ? inlines.whitespace(i)
                    : i;
        }
        int opening = reserveDelimiters(at, run);
        return switch (run) {
            case 1 -> readOne(c, i, opening);
            case 2 -> readTwo(c, i, opening);
            default -> readThree(c, i, opening);
        };
    }

    /** Reserves room in the plain text for delimiters, which become text if nothing closes them. */
    private int reserveDelimiters(int at, int run) {
        int opening = inlines.output.length();
        for (int k = 0; k < run; k++) {
            inlines.output.add(InlineOutput.NO_TEXT, at + k, at + k + 1);
        }
        return opening;
    }

    private int restoreDelimiters(int at, char c, int opening, int run) {
        for (int k = 0; k < run; k++) {
            inlines.output.set(opening + k, c);
        }
        return at;
    }

    private boolean isClosing(int at, char c, int count) {
        if (at + count > inlines.end) {
            return false;
        }
        for (int k = 0; k < count; k++) {
            if (inlines.text.charAt(at + k) != c) {
                return false;
            }
        }
        return c == '*'
                || !(at + count < inlines.end
                        && CharClasses.isAlphaNum(inlines.text.codePointAt(at + count)));
    }

    private int closeAt(int after) {
        inlines.wordEnd = after;
        return after;
    }

    private int readOne(char c, int at, int opening) {
        int i = at;
        while (i < inlines.end) {
            int next = NONE;
            if (!isClosing(i, c, 1)) {
                next = inlines.inline(i);
            } else if (i + 1 < inlines.end
                    && inlines.text.charAt(i + 1) == c
                    && !isClosing(i + 2, c, 1)) {
                next = readNestedTwo(i, c);
            }
            if (next < 0) {
                break;
            }
            i = next;
        }
        return isClosing(i, c, 1) ? closeAt(i + 1) : restoreDelimiters(i, c, opening, 1);
    }

    private int readNestedTwo(int at, char c) {
        return inlines.enter() ? inlines.leave(readTwo(c, at + 2, reserveDelimiters(at, 2))) : NONE;
    }

    private int readTwo(char c, int at, int opening) {
        int i = readUntil(at, c, 2);
        return isClosing(i, c, 2) ? closeAt(i + 2) : restoreDelimiters(i, c, opening, 2);
    }

    private int readThree(char c, int at, int opening) {
        int i = readUntil(at, c, 1);
        if (isClosing(i, c, 3)) {
            return closeAt(i + 3);
        }
        if (isClosing(i, c, 2)) {
            return readOne(c, closeAt(i + 2), opening);
        }
        if (isClosing(i, c, 1)) {
            return readTwo(c, closeAt(i + 1), opening);
        }
        return restoreDelimiters(i, c, opening, 3);
    }

    private int readUntil(int at, char c, int count) {
        int i = at;
        while (i < inlines.end && !isClosing(i, c, count)) {
            int next = inlines.inline(i);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return i;
    }

    int script(int at, char c, InlineReader.Construct kind) {
        return inlines.attempt(
                kind,
                at,
                start -> {
                    int i = start + 1;
                    while (i < inlines.end) {
                        char next = inlines.text.charAt(i);
                        if (next == c && (i > start + 1 || c == '^')) {
                            return i + 1;
                        }
                        if (CharClasses.isBlank(next) || next == '\n') {
                            return NONE;
                        }
                        i = inlines.inline(i);
                        if (i < 0) {
                            return NONE;
                        }
                    }
                    return NONE;
                });
    }

    int strikeout(int at) {
        if (!inlines.text.startsWith("~~", at)
                || at + 2 >= inlines.end
                || CharClasses.isSpace(inlines.text.charAt(at + 2))
                || inlines.text.charAt(at + 2) == '~') {
            return NONE;
        }
        return inlines.attempt(
                InlineReader.Construct.STRIKEOUT,
                at,
                start -> {
                    int i = start + 2;
                    while (i + 1 < inlines.end) {
                        if (i > start + 2 && inlines.text.startsWith("~~", i)) {
                            return i + 2;
                        }
                        if (CharClasses.isBlank(inlines.text.charAt(i))
                                && inlines.text.startsWith(
                                        "~~",
                                        VerbatimScanner.skipBlanks(inlines.text, i, inlines.end))) {
                            return NONE;
                        }
                        i = inlines.inline(i);
                        if (i < 0) {
                            return NONE;
                        }
                    }
                    return NONE;
                });
    }

    int quotation(int at, char c) {
        boolean isDouble = c == '"' || c == '\u201c' || c == '\u0093';
        InlineReader.EnclosingQuote kind =
                isDouble ? InlineReader.EnclosingQuote.DOUBLE : InlineReader.EnclosingQuote.SINGLE;
        if (inlines.enclosingQuote != kind
                && !inlines.isAfterWord(at)
                && at + 1 < inlines.end
                && !CharClasses.isSpace(inlines.text.charAt(at + 1))) {
            InlineReader.Construct construct =
                    isDouble
                            ? InlineReader.Construct.DOUBLE_QUOTED
                            : InlineReader.Construct.SINGLE_QUOTED;
            int after = inlines.attempt(construct, at, i -> readQuoted(i, kind));
            if (after < 0) {
                inlines.output.add(isDouble ? '\u201c' : '\u2019', at, at + 1);
                return at + 1;
            }
            return after;
        }
        if (c == '"') {
            inlines.output.add('\u201d', at, at + 1);
            return at + 1;
        }
        if (c == '\'') {
            inlines.output.add('\u2019', at, at + 1);
            return at + 1;
        }
        return NONE;
    }

    private int readQuoted(int at, InlineReader.EnclosingQuote kind) {
        inlines.enclosingQuote = kind;
        inlines.output.add(
                kind == InlineReader.EnclosingQuote.DOUBLE ? '\u201c' : '\u2018', at, at + 1);
        int start = inlines.output.length();
        int i = at + 1;
        while (i < inlines.end) {
            if (i > at + 1 && isClosingQuote(i, kind)) {
                inlines.output.trim(start);
                inlines.output.add(
                        kind == InlineReader.EnclosingQuote.DOUBLE ? '\u201d' : '\u2019', i, i + 1);
                return i + 1;
            }
            i = inlines.inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    private boolean isClosingQuote(int at, InlineReader.EnclosingQuote kind) {
        char c = inlines.text.charAt(at);
        if (kind == InlineReader.EnclosingQuote.DOUBLE) {
            return c == '"' || c == '\u201d' || c == '\u0094';
        }
        return (c == '\'' || c == '\u2019' || c == '\u0092')
                && !(at + 1 < inlines.end
                        && CharClasses.isAlphaNum(inlines.text.codePointAt(at + 1)));
    }
}
