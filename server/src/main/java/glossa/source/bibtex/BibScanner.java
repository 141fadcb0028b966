package glossa.source.bibtex;

/**
 * Finds the ends of the tokens of a {@code .bib}: names, keys, delimited values, and entries that
 * are never closed. All offsets are UTF-16 offsets in the text.
 *
 * <p>A brace after a backslash is a letter, as in pandoc. If that rule leaves a value open and
 * BibTeX's rule, which counts every brace, closes it, the value is closed: {@code {C:\papers\}} is
 * a value.
 */
public final class BibScanner {
    /** UTF-16 units; a longer word is neither the name of a field nor a key. */
    private static final int MAX_NAME_LENGTH = 250;

    private final String text;

    /** The end of what may be scanned: of the text, or of an entry that is never closed. */
    private int limit;

    /** Whether a value also ends where the next line begins with {@code name =}. */
    private boolean endsWithLines;

    public BibScanner(String text) {
        this.text = text;
        this.limit = text.length();
    }

    /** Undoes {@link #confine}. */
    void free() {
        limit = text.length();
        endsWithLines = false;
    }

    /** Ends the text at {@code limit}, and values also where the next line begins a field. */
    void confine(int limit) {
        this.limit = limit;
        endsWithLines = true;
    }

    int limit() {
        return limit;
    }

    /** Whether the character at {@code offset} is {@code c}. */
    public boolean at(int offset, char c) {
        return offset < limit && text.charAt(offset) == c;
    }

    /** The first offset from {@code offset} on that is no white space. */
    public int skipSpace(int offset) {
        int i = offset;
        while (i < limit && Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of the line that contains {@code offset}. */
    public int lineEnd(int offset) {
        int i = offset;
        while (i < limit && !isLineBreak(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The offset after the last character before {@code end} that is no white space. */
    public int trimEnd(int start, int end) {
        int i = end;
        while (i > start && Character.isWhitespace(text.charAt(i - 1))) {
            i--;
        }
        return i;
    }

    /** The end of the type of an entry that starts at {@code offset}. */
    public int typeEnd(int offset) {
        int i = offset;
        while (i < limit && i - offset < MAX_NAME_LENGTH && isTypeLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of the field's or macro's name that starts at {@code offset}. */
    public int nameEnd(int offset) {
        int i = offset;
        while (i < limit && isNameLetter(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** The end of the bare word, number or macro, that starts at {@code offset}. */
    int bareEnd(int offset) {
        int i = offset;
        while (i < limit
                && !Character.isWhitespace(text.charAt(i))
                && ",#{}()\"=@".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        return i;
    }

    /**
     * The end of the key that starts at {@code offset}; a key may contain blanks. It is {@code
     * offset} itself if a field begins there.
     */
    public int keyEnd(int offset, char close) {
        int end = keyWordEnd(offset, close);
        int i = end;
        while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i = keyWordEnd(i + 1, close);
            if (at(i, ',') && text.substring(offset, i).indexOf('=') < 0) {
                return trimEnd(offset, i);
            }
        }
        int next = skipSpace(end);
        boolean isField =
                at(next, '=') || at(end, '{') || at(end, '"') || (end > offset && at(end - 1, '='));
        return isField ? offset : end;
    }

    private int keyWordEnd(int offset, char close) {
        int i = offset;
        while (i < limit
                && !Character.isWhitespace(text.charAt(i))
                && ",{}\"".indexOf(text.charAt(i)) < 0
                && text.charAt(i) != close) {
            i++;
        }
        return i;
    }

    /** The offset of the brace that closes the one at {@code open}; -1 if there is none. */
    int closingBrace(int open) {
        int close = closingBrace(open, true);
        return close >= 0 ? close : closingBrace(open, false);
    }

    private int closingBrace(int open, boolean escapes) {
        int depth = 0;
        for (int i = open; i < limit; i++) {
            switch (text.charAt(i)) {
                case '{' -> depth++;
                case '}' -> {
                    if (--depth == 0) {
                        return i;
                    }
                }
                case '\\' -> {
                    if (escapes && (at(i + 1, '{') || at(i + 1, '}'))) {
                        i++;
                    }
                }
                case '\n', '\r' -> {
                    if (valueEndsAfter(i)) {
                        return -1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /** The offset of the quote that closes the one at {@code open}; -1 if there is none. */
    int closingQuote(int open) {
        int depth = 0;
        for (int i = open + 1; i < limit; i++) {
            switch (text.charAt(i)) {
                case '{' -> depth++;
                case '}' -> depth--;
                case '"' -> {
                    if (depth <= 0) {
                        return i;
                    }
                }
                case '\\' -> i++;
                case '\n', '\r' -> {
                    if (valueEndsAfter(i)) {
                        return -1;
                    }
                }
                default -> {}
            }
        }
        return -1;
    }

    /** The end of a value that starts at {@code offset} and is never closed. */
    int openValueEnd(int offset) {
        int i = offset;
        while (i < limit && !(isLineBreak(text.charAt(i)) && valueEndsAfter(i))) {
            i++;
        }
        return i;
    }

    private boolean valueEndsAfter(int lineBreak) {
        int i = skipBlanks(lineBreak + 1);
        return at(i, '@') ? isEntryHead(i) : endsWithLines && isFieldHead(i);
    }

    /** Whether an entry begins at {@code offset}, at the start of its line. */
    boolean isBoundary(int offset) {
        return at(offset, '@') && isLineStart(offset) && isEntryHead(offset);
    }

    /** Whether only white space precedes {@code offset} in its line. */
    boolean isLineStart(int offset) {
        int i = offset;
        while (i > 0 && (text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '\t')) {
            i--;
        }
        return i == 0 || isLineBreak(text.charAt(i - 1));
    }

    /** Whether nothing but per cent signs and white space precedes {@code offset} in its line. */
    boolean isCommented(int offset) {
        int i = offset;
        while (i > 0 && "% \t".indexOf(text.charAt(i - 1)) >= 0) {
            i--;
        }
        return (i == 0 || isLineBreak(text.charAt(i - 1))) && !isLineStart(offset);
    }

    /** The first boundary after {@code offset}, or the end of the text. */
    int nextBoundary(int offset) {
        for (int i = offset; i < text.length(); i++) {
            if (isLineBreak(text.charAt(i))) {
                int next = skipBlanks(i + 1);
                if (at(next, '@') && isEntryHead(next)) {
                    return next;
                }
            }
        }
        return text.length();
    }

    /** Whether {@code name = value} begins at {@code offset}. */
    boolean isFieldHead(int offset) {
        int nameEnd = nameEnd(offset);
        if (nameEnd == offset || nameEnd - offset > MAX_NAME_LENGTH) {
            return false;
        }
        int equals = skipSpace(nameEnd);
        if (!at(equals, '=')) {
            return false;
        }
        int value = skipSpace(equals + 1);
        return value < limit
                && (text.charAt(value) == '{'
                        || text.charAt(value) == '"'
                        || Character.isLetterOrDigit(text.charAt(value)));
    }

    /** Whether the type, brace, key and comma of an entry, or the start of a macro, begin here. */
    private boolean isEntryHead(int offset) {
        int typeEnd = typeEnd(offset + 1);
        int open = skipSpace(typeEnd);
        if (typeEnd == offset + 1 || !(at(open, '{') || at(open, '('))) {
            return false;
        }
        int keyStart = skipSpace(open + 1);
        int i = keyStart;
        while (i < limit
                && i - keyStart < MAX_NAME_LENGTH
                && ",={}\"\n\r".indexOf(text.charAt(i)) < 0) {
            i++;
        }
        i = skipSpace(i);
        return at(i, ',') || at(i, '=') || at(i, '}') && i > keyStart;
    }

    private int skipBlanks(int offset) {
        int i = offset;
        while (i < limit && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isTypeLetter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '+' || c == ':';
    }

    static boolean isNameLetter(char c) {
        return Character.isLetterOrDigit(c) || "-_:+.*/!?&'".indexOf(c) >= 0;
    }
}
