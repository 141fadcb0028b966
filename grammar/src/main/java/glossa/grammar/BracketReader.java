package glossa.grammar;

import java.util.Arrays;

/**
 * Reads constructs that begin with a bracket: footnote references, citations, bracketed spans and
 * links; also images and inline notes (manual, "Links", "Footnotes", "bracketed_spans").
 */
final class BracketReader {
    private static final int NONE = InlineReader.NONE;
    private static final int NOT_MATCHED_YET = -2;
    private static final int MAX_LABEL_LENGTH = 1_000;

    private final InlineReader inlines;
    private final CitationReader citations;
    private int[] closingBrackets = {};

    BracketReader(InlineReader inlines, CitationReader citations) {
        this.inlines = inlines;
        this.citations = citations;
    }

    int bracket(int at) {
        int after = footnoteReference(at);
        if (after < 0) {
            after = citations.bracketedCitation(at);
        }
        return after < 0 ? linkOrSpan(at) : after;
    }

    /** A reference to a footnote; text if the footnote is not defined. */
    private int footnoteReference(int at) {
        if (!inlines.text.startsWith("[^", at)) {
            return NONE;
        }
        int i = at + 2;
        int last = Math.min(inlines.end, at + MAX_LABEL_LENGTH);
        while (i < last
                && inlines.text.charAt(i) != ']'
                && !CharClasses.isSpace(inlines.text.charAt(i))) {
            i++;
        }
        if (i >= inlines.end || inlines.text.charAt(i) != ']' || i == at + 2) {
            return NONE;
        }
        String label = inlines.text.substring(at + 2, i);
        if (inlines.definitions.isFootnote(label)) {
            inlines.output.addEvent(new InlineOutput.Event.FootnoteEvent(label));
        } else {
            inlines.output.addText(inlines.text, at, i + 1);
        }
        inlines.output.addOpaque(at, i + 1);
        return i + 1;
    }

    private int linkOrSpan(int at) {
        int close = inlines.text.startsWith("[^", at) ? NONE : closingBracket(at);
        if (close < 0) {
            return NONE;
        }
        int attributes = inlines.attributes(close + 1);
        if (attributes >= 0) {
            readContent(at + 1, close, inlines.linksAllowed);
            inlines.output.addOpaque(close + 1, attributes);
            return attributes;
        }
        return inlines.linksAllowed ? afterLinkText(at + 1, close, false) : NONE;
    }

    int image(int at) {
        if (!inlines.text.startsWith("![", at) || inlines.text.startsWith("![^", at)) {
            return NONE;
        }
        int close = closingBracket(at + 1);
        return close < 0 ? NONE : afterLinkText(at + 2, close, true);
    }

    /** Reads what follows the text of a link: a destination, a label, or nothing. */
    private int afterLinkText(int from, int close, boolean isImage) {
        int targetEnd = linkTarget(close + 1);
        if (targetEnd >= 0) {
            readContent(from, close, false);
            int attributes = inlines.attributes(targetEnd);
            int after = Math.max(targetEnd, attributes);
            inlines.output.addOpaque(close + 1, after);
            return after;
        }
        int label = close + 1;
        int after = label;
        if (label < inlines.end && inlines.text.charAt(label) == '[' && !isCitation(label)) {
            int labelClose = inlines.text.startsWith("[^", label) ? NONE : closingBracket(label);
            after = labelClose < 0 ? label : labelClose + 1;
        }
        String text = inlines.text.substring(from - 1, close + 1);
        boolean isShort = after <= label + 2;
        if (inlines.definitions.isLink(isShort ? text : inlines.text.substring(label, after))) {
            readContent(from, close, false);
            if (after > label) {
                inlines.output.addOpaque(label, after);
            }
            return after;
        }
        if (isImage) {
            // Pandoc then reads the bracket separately, so it may be a citation.
            inlines.output.addText(inlines.text, from - 2, from - 1);
            readSubstring(from - 1, close + 1, inlines.linksAllowed);
        } else {
            inlines.output.addText(inlines.text, from - 1, from);
            readContent(from, close, inlines.linksAllowed);
            inlines.output.addText(inlines.text, close, close + 1);
        }
        if (after > label) {
            readSubstring(label, after, inlines.linksAllowed);
        }
        return after;
    }

    private boolean isCitation(int at) {
        InlineOutput.Mark mark = inlines.output.mark();
        int word = inlines.wordEnd;
        int after = citations.bracketedCitation(at);
        inlines.output.rollBack(mark);
        inlines.wordEnd = word;
        return after >= 0;
    }

    int inlineNote(int at) {
        if (!inlines.text.startsWith("^[", at)) {
            return NONE;
        }
        int close = closingBracket(at + 1);
        if (close < 0) {
            return NONE;
        }
        int start = inlines.output.length();
        readSubstring(at + 2, close, inlines.linksAllowed);
        inlines.output.rollBackText(start);
        return close + 1;
    }

    private void readContent(int from, int to, boolean links) {
        int start = inlines.output.length();
        readSubstring(from, to, links);
        inlines.output.trim(start);
    }

    /** Reads a part as a separate string: constructs must close within it. */
    private void readSubstring(int from, int to, boolean links) {
        int endBefore = inlines.end;
        boolean linksBefore = inlines.linksAllowed;
        inlines.end = to;
        inlines.linksAllowed = links;
        inlines.wordEnd = NONE;
        inlines.inlines(from);
        inlines.wordEnd = NONE;
        inlines.end = endBefore;
        inlines.linksAllowed = linksBefore;
    }

    /** The index of the bracket that closes the one at {@code at}, or -1. */
    int closingBracket(int at) {
        if (closingBrackets.length == 0) {
            closingBrackets = new int[inlines.text.length()];
            Arrays.fill(closingBrackets, NOT_MATCHED_YET);
            int endBefore = inlines.end;
            inlines.end = inlines.text.length();
            matchBrackets(0);
            inlines.end = endBefore;
        }
        if (closingBrackets[at] == NOT_MATCHED_YET) {
            matchBrackets(at);
        }
        int close = closingBrackets[at];
        boolean crosses = at < inlines.headingEnd && close > inlines.headingEnd;
        return close >= inlines.end || crosses ? NONE : close;
    }

    /** Pairs all brackets from {@code start} on, except those within code, tags and TeX. */
    private void matchBrackets(int start) {
        int[] open = new int[16];
        int depth = 0;
        int i = start;
        while (i < inlines.end && !inlines.isExhausted()) {
            char c = inlines.text.charAt(i);
            int unit =
                    switch (c) {
                        case '\\' -> escape(i);
                        case '`' ->
                                inlines.countSearch(
                                        VerbatimScanner.code(inlines.text, i, inlines.end), i);
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
                closingBrackets[i] = NONE;
                open[depth++] = i;
            } else if (c == ']' && depth > 0) {
                closingBrackets[open[--depth]] = i;
                if (start > 0 && depth == 0) {
                    break;
                }
            }
            i++;
        }
        inlines.countSearch(i, start);
    }

    private int escape(int at) {
        if (at + 1 < inlines.end && !CharClasses.isAlphaNum(inlines.text.codePointAt(at + 1))) {
            return at + 2;
        }
        return tex(at);
    }

    /** Raw TeX. For an unclosed group the search went to the end, and is counted as such. */
    int tex(int at) {
        int after = VerbatimScanner.tex(inlines.text, at, inlines.end);
        boolean isOpen =
                after < 0 || after < inlines.end && "{[".indexOf(inlines.text.charAt(after)) >= 0;
        return isOpen
                        && at + 1 < inlines.end
                        && CharClasses.isAsciiLetter(inlines.text.charAt(at + 1))
                ? inlines.countFullSearch(after, at)
                : after;
    }

    /** The index after a comment or tag, or -1. */
    int tag(int at) {
        if (inlines.text.startsWith("<!--", at)) {
            return inlines.countSearch(RawHtml.comment(inlines.text, at, inlines.end), at);
        }
        int after = RawHtml.tagOrLength(inlines.text, at, inlines.end);
        return after >= 0 ? after : inlines.countFailure(-1 - after);
    }

    private int inlineTag(int at) {
        int after = tag(at);
        return after >= 0 && RawHtml.isBlock(RawHtml.tagName(inlines.text, at, inlines.end))
                ? NONE
                : after;
    }

    /** The index after a link target in parentheses, or -1. */
    int linkTarget(int at) {
        boolean opens = at < inlines.end && inlines.text.charAt(at) == '(';
        return opens
                ? inlines.countSearch(VerbatimScanner.linkTarget(inlines.text, at, inlines.end), at)
                : NONE;
    }
}
