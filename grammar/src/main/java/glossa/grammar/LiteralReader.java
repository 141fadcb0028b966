package glossa.grammar;

/** Reads what stands for itself: code, math, escapes, raw TeX and HTML, references, dashes. */
final class LiteralReader {
    private static final int NONE = InlineReader.NONE;

    private final InlineReader in;
    private final BracketReader brackets;

    LiteralReader(InlineReader in, BracketReader brackets) {
        this.in = in;
        this.brackets = brackets;
    }

    int code(int at) {
        int content = at;
        while (content < in.end && in.text.charAt(content) == '`') {
            content++;
        }
        int after = in.scanned(VerbatimScanner.code(in.text, at, in.end), at);
        if (after < 0) {
            return NONE;
        }
        int from = content;
        int to = after - (content - at);
        while (from < to && CharClasses.isSpace(in.text.charAt(from))) {
            from++;
        }
        while (to > from && CharClasses.isSpace(in.text.charAt(to - 1))) {
            to--;
        }
        in.sheet.verbatim(in.text, from, to);
        int attributes = VerbatimScanner.rawAttribute(in.text, after, in.end);
        if (attributes < 0) {
            attributes = VerbatimScanner.attributes(in.text, after, in.end);
        }
        int all = attributes < 0 ? after : attributes;
        in.sheet.opaque(at, all);
        return all;
    }

    int math(int at) {
        int after = VerbatimScanner.displayMath(in.text, at, in.end);
        int inner = 2;
        if (after < 0) {
            after = in.scanned(VerbatimScanner.inlineMath(in.text, at, in.end), at);
            inner = 1;
        }
        if (after < 0) {
            return NONE;
        }
        in.sheet.add('$', at, at + inner);
        in.sheet.verbatim(in.text, at + inner, after - inner);
        in.sheet.add('$', after - inner, after);
        in.sheet.opaque(at, after);
        if (after < in.end
                && (in.text.charAt(after) == '\'' || in.text.charAt(after) == '\u2019')
                && !(after + 1 < in.end
                        && (CharClasses.isSpace(in.text.charAt(after + 1))
                                || CharClasses.isPunctuation(in.text.charAt(after + 1))))) {
            in.sheet.add('\u2019', after, after + 1);
            after++;
        }
        return after;
    }

    int backslash(int at) {
        if (at + 1 >= in.end) {
            return NONE;
        }
        char c = in.text.charAt(at + 1);
        if (c == '\n') {
            in.sheet.space(at, at + 1);
            return at + 1;
        }
        int codePoint = in.text.codePointAt(at + 1);
        if (!CharClasses.isAlphaNum(codePoint)) {
            int after = at + 1 + Character.charCount(codePoint);
            in.sheet.instead(c == ' ' ? "\u00a0" : in.text.substring(at + 1, after), at, after);
            return after;
        }
        int after = brackets.tex(at);
        if (after >= 0) {
            in.sheet.verbatim(in.text, at, after);
            in.sheet.opaque(at, after);
        }
        return after;
    }

    int angle(int at) {
        int after = in.links ? RawHtml.autolink(in.text, at, in.end) : NONE;
        if (after >= 0) {
            in.sheet.verbatim(in.text, at + 1, after - 1);
            int attributes = VerbatimScanner.attributes(in.text, after, in.end);
            after = Math.max(after, attributes);
            in.sheet.opaque(at, after);
            return after;
        }
        after = brackets.tag(at);
        String name = after < 0 ? "" : RawHtml.tagName(in.text, at, in.end);
        if (after >= 0 && RawHtml.isBlock(name)) {
            return NONE;
        }
        if (name.equals("span")) {
            int tag = after;
            int span = in.attempt(InlineReader.FailureKind.SPAN, at, i -> span(i, tag));
            if (span >= 0) {
                return span;
            }
        }
        if (after >= 0) {
            in.sheet.verbatim(in.text, at, after);
            in.sheet.opaque(at, after);
            return after;
        }
        in.sheet.add('<', at, at + 1);
        return at + 1;
    }

    private int span(int at, int tag) {
        in.sheet.opaque(at, tag);
        int i = tag;
        while (i < in.end) {
            if (in.text.charAt(i) == '<' && RawHtml.tagName(in.text, i, in.end).equals("/span")) {
                int after = RawHtml.tag(in.text, i, in.end);
                if (after >= 0) {
                    in.sheet.opaque(i, after);
                    return after;
                }
            }
            i = in.inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        return NONE;
    }

    int reference(int at) {
        int semicolon = in.text.indexOf(';', at);
        if (semicolon < 0 || semicolon >= in.end || semicolon > at + 40) {
            return NONE;
        }
        String decoded = CharacterReferences.decode(in.text.substring(at, semicolon + 1));
        if (decoded.isEmpty()) {
            return NONE;
        }
        in.sheet.instead(decoded, at, semicolon + 1);
        return semicolon + 1;
    }

    int dash(int at) {
        if (in.text.startsWith("---", at) && at + 3 <= in.end) {
            in.sheet.add('\u2014', at, at + 3);
            return at + 3;
        }
        if (in.text.startsWith("--", at) && at + 2 <= in.end) {
            in.sheet.add('\u2013', at, at + 2);
            return at + 2;
        }
        return NONE;
    }

    int ellipsis(int at) {
        if (in.text.startsWith("...", at) && at + 3 <= in.end) {
            in.sheet.add('\u2026', at, at + 3);
            return at + 3;
        }
        return NONE;
    }
}
