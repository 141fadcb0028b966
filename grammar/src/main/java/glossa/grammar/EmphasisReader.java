package glossa.grammar;

/** Reads what encloses inlines: emphasis, quotation marks, strikeout, sub- and superscripts. */
final class EmphasisReader {
    private static final int NONE = InlineReader.NONE;

    private final InlineReader in;

    EmphasisReader(InlineReader in) {
        this.in = in;
    }

    /** Emphasis (manual, "Emphasis"); what never closes is read to the in.end, as pandoc does. */
    int enclosure(int at, char c) {
        if (c == '_' && in.isAfterWord(at)) {
            return NONE;
        }
        int i = at;
        while (i < in.end && in.text.charAt(i) == c) {
            i++;
        }
        int run = i - at;
        if (run > 3 || i < in.end && CharClasses.isBlank(in.text.charAt(i))) {
            in.sheet.copy(in.text, at, i);
            return i < in.end && CharClasses.isBlank(in.text.charAt(i)) ? in.whitespace(i) : i;
        }
        int opening = opening(at, run);
        return switch (run) {
            case 1 -> one(c, i, opening);
            case 2 -> two(c, i, opening);
            default -> three(c, i, opening);
        };
    }

    /** Leaves room for delimiters that turn out to be in.text if nothing closes them. */
    private int opening(int at, int run) {
        int opening = in.sheet.length();
        for (int k = 0; k < run; k++) {
            in.sheet.add(InlineOutput.GAP, at + k, at + k + 1);
        }
        return opening;
    }

    private int unclosed(int at, char c, int opening, int run) {
        for (int k = 0; k < run; k++) {
            in.sheet.set(opening + k, c);
        }
        return at;
    }

    private boolean ends(int at, char c, int count) {
        if (at + count > in.end) {
            return false;
        }
        for (int k = 0; k < count; k++) {
            if (in.text.charAt(at + k) != c) {
                return false;
            }
        }
        return c == '*'
                || !(at + count < in.end
                        && CharClasses.isAlphaNum(in.text.codePointAt(at + count)));
    }

    private int closed(int after) {
        in.wordEnd = after;
        return after;
    }

    private int one(char c, int at, int opening) {
        int i = at;
        while (i < in.end) {
            int next = NONE;
            if (!ends(i, c, 1)) {
                next = in.inline(i);
            } else if (i + 1 < in.end && in.text.charAt(i + 1) == c && !ends(i + 2, c, 1)) {
                next = nestedTwo(i, c);
            }
            if (next < 0) {
                break;
            }
            i = next;
        }
        return ends(i, c, 1) ? closed(i + 1) : unclosed(i, c, opening, 1);
    }

    private int nestedTwo(int at, char c) {
        return in.enter() ? in.leave(two(c, at + 2, opening(at, 2))) : NONE;
    }

    private int two(char c, int at, int opening) {
        int i = until(at, c, 2);
        return ends(i, c, 2) ? closed(i + 2) : unclosed(i, c, opening, 2);
    }

    private int three(char c, int at, int opening) {
        int i = until(at, c, 1);
        if (ends(i, c, 3)) {
            return closed(i + 3);
        }
        if (ends(i, c, 2)) {
            return one(c, closed(i + 2), opening);
        }
        if (ends(i, c, 1)) {
            return two(c, closed(i + 1), opening);
        }
        return unclosed(i, c, opening, 3);
    }

    private int until(int at, char c, int count) {
        int i = at;
        while (i < in.end && !ends(i, c, count)) {
            int next = in.inline(i);
            if (next < 0) {
                break;
            }
            i = next;
        }
        return i;
    }

    int script(int at, char c, InlineReader.FailureKind kind) {
        return in.attempt(
                kind,
                at,
                start -> {
                    int i = start + 1;
                    while (i < in.end) {
                        char next = in.text.charAt(i);
                        if (next == c && i > start + 1) {
                            return i + 1;
                        }
                        if (CharClasses.isBlank(next) || next == '\n') {
                            return NONE;
                        }
                        i = in.inline(i);
                        if (i < 0) {
                            return NONE;
                        }
                    }
                    return NONE;
                });
    }

    int strikeout(int at) {
        if (!in.text.startsWith("~~", at)
                || at + 2 >= in.end
                || CharClasses.isSpace(in.text.charAt(at + 2))
                || in.text.charAt(at + 2) == '~') {
            return NONE;
        }
        return in.attempt(
                InlineReader.FailureKind.STRIKEOUT,
                at,
                start -> {
                    int i = start + 2;
                    while (i + 1 < in.end) {
                        if (i > start + 2 && in.text.startsWith("~~", i)) {
                            return i + 2;
                        }
                        if (CharClasses.isBlank(in.text.charAt(i))
                                && in.text.startsWith(
                                        "~~", VerbatimScanner.skipBlanks(in.text, i, in.end))) {
                            return NONE;
                        }
                        i = in.inline(i);
                        if (i < 0) {
                            return NONE;
                        }
                    }
                    return NONE;
                });
    }

    int quotation(int at, char c) {
        boolean isDouble = c == '"' || c == '\u201c' || c == '\u0093';
        InlineReader.Quote kind = isDouble ? InlineReader.Quote.DOUBLE : InlineReader.Quote.SINGLE;
        if (in.quote != kind
                && !in.isAfterWord(at)
                && at + 1 < in.end
                && !CharClasses.isSpace(in.text.charAt(at + 1))) {
            InlineReader.FailureKind construct =
                    isDouble
                            ? InlineReader.FailureKind.DOUBLE_QUOTED
                            : InlineReader.FailureKind.SINGLE_QUOTED;
            int after = in.attempt(construct, at, i -> quoted(i, kind));
            if (after < 0) {
                in.sheet.add(isDouble ? '\u201c' : '\u2019', at, at + 1);
                return at + 1;
            }
            return after;
        }
        if (c == '"') {
            in.sheet.add('\u201d', at, at + 1);
            return at + 1;
        }
        if (c == '\'') {
            in.sheet.add('\u2019', at, at + 1);
            return at + 1;
        }
        return NONE;
    }

    private int quoted(int at, InlineReader.Quote kind) {
        in.quote = kind;
        in.sheet.add(kind == InlineReader.Quote.DOUBLE ? '\u201c' : '\u2018', at, at + 1);
        int start = in.sheet.length();
        int i = at + 1;
        while (i < in.end) {
            if (i > at + 1 && closes(i, kind)) {
                in.sheet.trim(start);
                in.sheet.add(kind == InlineReader.Quote.DOUBLE ? '\u201d' : '\u2019', i, i + 1);
                return i + 1;
            }
            i = in.inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    private boolean closes(int at, InlineReader.Quote kind) {
        char c = in.text.charAt(at);
        if (kind == InlineReader.Quote.DOUBLE) {
            return c == '"' || c == '\u201d' || c == '\u0094';
        }
        return (c == '\'' || c == '\u2019' || c == '\u0092')
                && !(at + 1 < in.end && CharClasses.isAlphaNum(in.text.codePointAt(at + 1)));
    }
}
