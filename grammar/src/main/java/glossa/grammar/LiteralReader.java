package glossa.grammar;

/** Reads literals: code, math, escapes, raw TeX and HTML, character references, dashes. */
final class LiteralReader {
    private static final int NONE = InlineReader.NONE;

    /** UTF-16 units of a character reference. */
    private static final int MAX_REFERENCE_LENGTH = 41;

    private final InlineReader inlines;
    private final BracketReader brackets;

    LiteralReader(InlineReader inlines, BracketReader brackets) {
        this.inlines = inlines;
        this.brackets = brackets;
    }

    int code(int at) {
        int content = at;
        while (content < inlines.end && inlines.text.charAt(content) == '`') {
            content++;
        }
        int after = inlines.countSearch(VerbatimScanner.code(inlines.text, at, inlines.end), at);
        if (after < 0) {
            return NONE;
        }
        int from = content;
        int to = after - (content - at);
        while (from < to && CharClasses.isSpace(inlines.text.charAt(from))) {
            from++;
        }
        while (to > from && CharClasses.isSpace(inlines.text.charAt(to - 1))) {
            to--;
        }
        inlines.output.addVerbatim(inlines.text, from, to);
        int attributes = VerbatimScanner.rawAttribute(inlines.text, after, inlines.end);
        if (attributes < 0) {
            attributes = inlines.attributes(after);
        }
        int all = attributes < 0 ? after : attributes;
        inlines.output.addOpaque(at, all);
        return all;
    }

    int math(int at) {
        int after = VerbatimScanner.displayMath(inlines.text, at, inlines.end);
        int inner = 2;
        if (after < 0) {
            after =
                    inlines.countSearch(
                            VerbatimScanner.inlineMath(inlines.text, at, inlines.end), at);
            inner = 1;
        }
        if (after < 0) {
            return NONE;
        }
        inlines.output.add('$', at, at + inner);
        inlines.output.addVerbatim(inlines.text, at + inner, after - inner);
        inlines.output.add('$', after - inner, after);
        inlines.output.addOpaque(at, after);
        if (after < inlines.end
                && (inlines.text.charAt(after) == '\'' || inlines.text.charAt(after) == '\u2019')
                && !(after + 1 < inlines.end
                        && (CharClasses.isSpace(inlines.text.charAt(after + 1))
                                || CharClasses.isPunctuation(inlines.text.charAt(after + 1))))) {
            inlines.output.add('\u2019', after, after + 1);
            after++;
        }
        return after;
    }

    int backslash(int at) {
        if (at + 1 >= inlines.end) {
            return NONE;
        }
        char c = inlines.text.charAt(at + 1);
        if (c == '\n') {
            inlines.output.addSpace(at, at + 1);
            return at + 1;
        }
        int codePoint = inlines.text.codePointAt(at + 1);
        if (!CharClasses.isAlphaNum(codePoint)) {
            int after = at + 1 + Character.charCount(codePoint);
            inlines.output.addReplacement(
                    c == ' ' ? "\u00a0" : inlines.text.substring(at + 1, after), at, after);
            return after;
        }
        int after = brackets.tex(at);
        if (after >= 0) {
            inlines.output.addVerbatim(inlines.text, at, after);
            inlines.output.addOpaque(at, after);
        }
        return after;
    }

    int angle(int at) {
        int after = inlines.linksAllowed ? RawHtml.autolink(inlines.text, at, inlines.end) : NONE;
        if (after >= 0) {
            inlines.output.addVerbatim(inlines.text, at + 1, after - 1);
            int attributes = inlines.attributes(after);
            after = Math.max(after, attributes);
            inlines.output.addOpaque(at, after);
            return after;
        }
        after = brackets.tag(at);
        String name = after < 0 ? "" : RawHtml.tagName(inlines.text, at, inlines.end);
        if (after >= 0 && RawHtml.isBlock(name)) {
            return NONE;
        }
        if (name.equals("span")) {
            int tag = after;
            int span = inlines.attempt(InlineReader.Construct.SPAN, at, i -> span(i, tag));
            if (span >= 0) {
                return span;
            }
        }
        if (after >= 0) {
            inlines.output.addVerbatim(inlines.text, at, after);
            inlines.output.addOpaque(at, after);
            return after;
        }
        inlines.output.add('<', at, at + 1);
        return at + 1;
    }

    private int span(int at, int tag) {
        inlines.output.addOpaque(at, tag);
        int i = tag;
        while (i < inlines.end) {
            if (inlines.text.charAt(i) == '<'
                    && RawHtml.tagName(inlines.text, i, inlines.end).equals("/span")) {
                int after = RawHtml.tag(inlines.text, i, inlines.end);
                if (after >= 0) {
                    inlines.output.addOpaque(i, after);
                    return after;
                }
            }
            i = inlines.inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    int reference(int at) {
        int last = Math.min(inlines.end, at + MAX_REFERENCE_LENGTH);
        int semicolon = inlines.text.indexOf(';', at, last);
        if (semicolon < 0) {
            return NONE;
        }
        String decoded = CharacterReferences.decode(inlines.text.substring(at, semicolon + 1));
        if (decoded.isEmpty()) {
            return NONE;
        }
        inlines.output.addReplacement(decoded, at, semicolon + 1);
        return semicolon + 1;
    }

    int dash(int at) {
        if (inlines.text.startsWith("---", at) && at + 3 <= inlines.end) {
            inlines.output.add('\u2014', at, at + 3);
            return at + 3;
        }
        if (inlines.text.startsWith("--", at) && at + 2 <= inlines.end) {
            inlines.output.add('\u2013', at, at + 2);
            return at + 2;
        }
        return NONE;
    }

    int ellipsis(int at) {
        if (inlines.text.startsWith("...", at) && at + 3 <= inlines.end) {
            inlines.output.add('\u2026', at, at + 3);
            return at + 3;
        }
        return NONE;
    }
}
