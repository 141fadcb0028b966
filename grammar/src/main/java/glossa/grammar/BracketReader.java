package glossa.grammar;

import java.util.Arrays;

/**
 * Reads what begins with a bracket: footnote references, citations, bracketed spans, links, and
 * images and inline notes likewise (manual, "Links", "Footnotes", "bracketed_spans").
 */
final class BracketReader {
    private static final int NONE = InlineReader.NONE;
    private static final int UNKNOWN = -2;
    private static final int MAX_LABEL_LENGTH = 1_000;

    private final InlineReader in;
    private final CitationReader citations;
    private int[] partners = {};

    BracketReader(InlineReader in, CitationReader citations) {
        this.in = in;
        this.citations = citations;
    }

    int bracket(int at) {
        int after = note(at);
        if (after < 0) {
            after = citations.normal(at);
        }
        return after < 0 ? linkOrSpan(at) : after;
    }

    /** A reference to a footnote; where the note isn't defined, it is text. */
    private int note(int at) {
        if (!in.text.startsWith("[^", at)) {
            return NONE;
        }
        int i = at + 2;
        int last = Math.min(in.end, at + MAX_LABEL_LENGTH);
        while (i < last && in.text.charAt(i) != ']' && !CharClasses.isSpace(in.text.charAt(i))) {
            i++;
        }
        if (i >= in.end || in.text.charAt(i) != ']' || i == at + 2) {
            return NONE;
        }
        String label = in.text.substring(at + 2, i);
        if (in.definitions.isNote(label)) {
            in.sheet.found(new InlineOutput.Event.Noted(label));
        } else {
            in.sheet.copy(in.text, at, i + 1);
        }
        in.sheet.opaque(at, i + 1);
        return i + 1;
    }

    private int linkOrSpan(int at) {
        int close = in.text.startsWith("[^", at) ? NONE : partner(at);
        if (close < 0) {
            return NONE;
        }
        int attributes = VerbatimScanner.attributes(in.text, close + 1, in.end);
        if (attributes >= 0) {
            content(at + 1, close, in.links);
            in.sheet.opaque(close + 1, attributes);
            return attributes;
        }
        return in.links ? target(at + 1, close, false) : NONE;
    }

    int image(int at) {
        if (!in.text.startsWith("![", at) || in.text.startsWith("![^", at)) {
            return NONE;
        }
        int close = partner(at + 1);
        return close < 0 ? NONE : target(at + 2, close, true);
    }

    /** What may follow a link's text: a destination, a label, or nothing. */
    private int target(int from, int close, boolean isImage) {
        int source = source(close + 1);
        if (source >= 0) {
            content(from, close, false);
            int attributes = VerbatimScanner.attributes(in.text, source, in.end);
            int after = Math.max(source, attributes);
            in.sheet.opaque(close + 1, after);
            return after;
        }
        int label = close + 1;
        int after = label;
        if (label < in.end && in.text.charAt(label) == '[' && !isCitation(label)) {
            int labelClose = in.text.startsWith("[^", label) ? NONE : partner(label);
            after = labelClose < 0 ? label : labelClose + 1;
        }
        String text = in.text.substring(from - 1, close + 1);
        boolean isShort = after <= label + 2;
        if (in.definitions.isLink(isShort ? text : in.text.substring(label, after))) {
            content(from, close, false);
            if (after > label) {
                in.sheet.opaque(label, after);
            }
            return after;
        }
        if (isImage) {
            // Pandoc then reads the bracket by itself, so that it can be a citation.
            in.sheet.copy(in.text, from - 2, from - 1);
            substring(from - 1, close + 1, in.links);
        } else {
            in.sheet.copy(in.text, from - 1, from);
            content(from, close, in.links);
            in.sheet.copy(in.text, close, close + 1);
        }
        if (after > label) {
            substring(label, after, in.links);
        }
        return after;
    }

    private boolean isCitation(int at) {
        InlineOutput.Mark mark = in.sheet.mark();
        int word = in.wordEnd;
        int after = citations.normal(at);
        in.sheet.back(mark);
        in.wordEnd = word;
        return after >= 0;
    }

    int inlineNote(int at) {
        if (!in.text.startsWith("^[", at)) {
            return NONE;
        }
        int close = partner(at + 1);
        if (close < 0) {
            return NONE;
        }
        int start = in.sheet.length();
        substring(at + 2, close, in.links);
        in.sheet.backText(start);
        return close + 1;
    }

    private void content(int from, int to, boolean links) {
        int start = in.sheet.length();
        substring(from, to, links);
        in.sheet.trim(start);
    }

    /** Reads a part as a string of its own: what is open at its end is not looked for behind it. */
    private void substring(int from, int to, boolean links) {
        int endBefore = in.end;
        boolean linksBefore = in.links;
        in.end = to;
        in.links = links;
        in.wordEnd = NONE;
        in.inlines(from);
        in.wordEnd = NONE;
        in.end = endBefore;
        in.links = linksBefore;
    }

    /** The index of the bracket that closes the one at {@code at}, or -1. */
    int partner(int at) {
        if (partners.length == 0) {
            partners = new int[in.text.length()];
            Arrays.fill(partners, UNKNOWN);
            int endBefore = in.end;
            in.end = in.text.length();
            match(0);
            in.end = endBefore;
        }
        if (partners[at] == UNKNOWN) {
            match(at);
        }
        return partners[at] >= in.end ? NONE : partners[at];
    }

    /** Pairs all brackets from {@code start} on; those within code, tags and TeX are none. */
    private void match(int start) {
        int[] open = new int[16];
        int depth = 0;
        int i = start;
        while (i < in.end && !in.isExhausted()) {
            char c = in.text.charAt(i);
            int unit =
                    switch (c) {
                        case '\\' -> escape(i);
                        case '`' -> in.scanned(VerbatimScanner.code(in.text, i, in.end), i);
                        case '<' -> inlineTag(i);
                        default -> NONE;
                    };
            if (unit >= 0) {
                i = unit;
                continue;
            }
            if (c == '[') {
                if (depth == open.length) {
                    open = Arrays.copyOf(open, depth * 2);
                }
                partners[i] = NONE;
                open[depth++] = i;
            } else if (c == ']' && depth > 0) {
                partners[open[--depth]] = i;
                if (start > 0 && depth == 0) {
                    break;
                }
            }
            i++;
        }
        in.scanned(i, start);
    }

    private int escape(int at) {
        if (at + 1 < in.end && !CharClasses.isAlphaNum(in.text.codePointAt(at + 1))) {
            return at + 2;
        }
        return tex(at);
    }

    /** Raw TeX; a group that doesn't close was looked for to the end. */
    int tex(int at) {
        int after = VerbatimScanner.tex(in.text, at, in.end);
        boolean isOpen = after < 0 || after < in.end && "{[".indexOf(in.text.charAt(after)) >= 0;
        return isOpen && at + 1 < in.end && CharClasses.isAsciiLetter(in.text.charAt(at + 1))
                ? in.searched(after, at)
                : after;
    }

    /** A comment or a tag. */
    int tag(int at) {
        if (in.text.startsWith("<!--", at)) {
            return in.scanned(RawHtml.comment(in.text, at, in.end), at);
        }
        return RawHtml.tag(in.text, at, in.end);
    }

    private int inlineTag(int at) {
        int after = tag(at);
        return after >= 0 && RawHtml.isBlock(RawHtml.tagName(in.text, at, in.end)) ? NONE : after;
    }

    /** A destination, if a parenthesis opens one. */
    int source(int at) {
        boolean opens = at < in.end && in.text.charAt(at) == '(';
        return opens ? in.scanned(VerbatimScanner.source(in.text, at, in.end), at) : NONE;
    }
}
