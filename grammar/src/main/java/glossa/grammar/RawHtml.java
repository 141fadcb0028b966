package glossa.grammar;

import java.util.Locale;
import java.util.Set;

/**
 * Finds the ends of tags, comments, verbatim elements and autolinks, as pandoc does. Each function
 * takes a text, the index at which the construct begins and the end of the readable text, and
 * returns the index after the construct, or -1.
 */
final class RawHtml {
    private static final Set<String> VERBATIM = Set.of("pre", "script", "style", "textarea");

    /** The block-level elements of pandoc (from HTML, DocBook and EPUB). */
    private static final Set<String> BLOCKS =
            Set.of(
                    ("address article aside blockquote body canvas caption center col colgroup dd"
                         + " details dir div dl dt fieldset figcaption figure footer form h1 h2 h3"
                         + " h4 h5 h6 head header hgroup hr html isindex main menu meta noframes"
                         + " nav ol output p pre section summary table tbody textarea thead tfoot"
                         + " ul frameset li td th tr script style calloutlist bibliolist glosslist"
                         + " itemizedlist orderedlist segmentedlist simplelist variablelist caution"
                         + " important note tip warning literallayout programlisting"
                         + " programlistingco screen screenco screenshot synopsis example"
                         + " informalexample informalfigure informaltable para simpara formalpara"
                         + " equation informalequation mediaobject qandaset procedure task"
                         + " cmdsynopsis funcsynopsis classsynopsis epigraph msgset sidebar title"
                         + " case switch default")
                            .split(" "));

    /** Elements that are blocks where a block begins, and otherwise inlines. */
    private static final Set<String> BLOCKS_OR_INLINES =
            Set.of(
                    ("applet area audio button del embed iframe ins map noscript object progress"
                                    + " svg video")
                            .split(" "));

    /** An attribute whose quotation mark is not closed. */
    private static final int UNCLOSED = -2;

    private RawHtml() {}

    /**
     * A comment, {@code <!-- … -->}. Where HTML ends a comment in another way, such as {@code --!>}
     * or {@code <!-->}, pandoc reads none.
     */
    static int comment(String text, int at, int end) {
        if (!text.startsWith("<!--", at)
                || text.startsWith(">", at + 4)
                || text.startsWith("->", at + 4)) {
            return -1;
        }
        int dashes = text.indexOf("--", Math.min(at + 4, end), end);
        while (dashes >= 0) {
            int i = dashes + 2;
            while (i < end && text.charAt(i) == '-') {
                i++;
            }
            int close = i < end && text.charAt(i) == '!' ? i + 1 : i;
            while (close < end && CharClasses.isSpace(text.charAt(close))) {
                close++;
            }
            if (close < end && text.charAt(close) == '>') {
                return close == i ? i + 1 : -1;
            }
            dashes = text.indexOf("--", i, end);
        }
        return -1;
    }

    /**
     * An opening or closing HTML tag, or a processing instruction. Names and attributes are checked
     * as in pandoc, so {@code <https://…>} and {@code x<y} are not tags.
     */
    static int tag(String text, int at, int end) {
        return Math.max(-1, tagOrLength(text, at, end));
    }

    /**
     * As {@link #tag}; where there is none, -1 less the number of characters that were read to find
     * that out.
     */
    static int tagOrLength(String text, int at, int end) {
        int i = at + 1;
        if (i >= end || text.charAt(at) != '<') {
            return -1;
        }
        if (text.charAt(i) == '?') {
            int close = text.indexOf("?>", i, end);
            return close < 0 ? at - 1 - end : close + 2;
        }
        boolean closing = text.charAt(i) == '/';
        int begin = closing ? i + 1 : i;
        i = name(text, begin, end);
        if (i < 0 || text.charAt(i - 1) == ':') {
            return at - 1 - Math.max(begin, i);
        }
        while (i < end) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (CharClasses.isSpace(c) || c == '/') {
                i++;
                continue;
            }
            if (!CharClasses.isSpace(text.charAt(i - 1))
                    && "/\"'".indexOf(text.charAt(i - 1)) < 0) {
                return at - 1 - i;
            }
            int after = attribute(text, i, end);
            if (after < 0) {
                return at - 1 - (after == UNCLOSED ? end : i);
            }
            i = after;
        }
        return at - 1 - end;
    }

    private static int attribute(String text, int at, int end) {
        int i = name(text, at, end);
        if (i < 0) {
            return -1;
        }
        int value = VerbatimScanner.skipSpace(text, i, end);
        if (value >= end || text.charAt(value) != '=') {
            return i;
        }
        value = VerbatimScanner.skipSpace(text, value + 1, end);
        if (value < end && (text.charAt(value) == '"' || text.charAt(value) == '\'')) {
            int close = text.indexOf(text.charAt(value), value + 1, end);
            return close < 0 ? UNCLOSED : close + 1;
        }
        while (value < end
                && !CharClasses.isSpace(text.charAt(value))
                && text.charAt(value) != '>') {
            value++;
        }
        return value;
    }

    private static int name(String text, int at, int end) {
        int i = at;
        if (i >= end || !Character.isLetter(text.charAt(i))) {
            return -1;
        }
        while (i < end
                && (CharClasses.isAlphaNum(text.charAt(i)) || ":-_".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /**
     * The name of the tag at {@code at}, in lower case, with a slash before it if it is a closing
     * tag.
     */
    static String tagName(String text, int at, int end) {
        int start = at + 1 < end && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int stop = name(text, start, end);
        return stop < 0 ? "" : text.substring(at + 1, stop).toLowerCase(Locale.ROOT);
    }

    /** Whether pandoc ends a paragraph at this tag. */
    static boolean isBlock(String tagName) {
        return BLOCKS.contains(tagName.startsWith("/") ? tagName.substring(1) : tagName);
    }

    /** Whether pandoc reads this tag as a block where a block begins. */
    static boolean canBeginBlock(String tagName) {
        return isBlock(tagName)
                || BLOCKS_OR_INLINES.contains(
                        tagName.startsWith("/") ? tagName.substring(1) : tagName);
    }

    /** Whether the content of this element is not Markdown. */
    static boolean isVerbatim(String tagName) {
        return VERBATIM.contains(tagName);
    }

    /** An element whose content is not Markdown: {@code pre}, {@code script}, {@code style}. */
    static int verbatimElement(String text, int at, int end) {
        String name = tagName(text, at, end);
        if (!VERBATIM.contains(name)) {
            return -1;
        }
        int open = tag(text, at, end);
        int depth = 1;
        for (int i = open; i >= 0 && i < end; i++) {
            if (text.charAt(i) != '<') {
                continue;
            }
            String inner = tagName(text, i, end);
            if (inner.equals(name)) {
                depth++;
            } else if (inner.equals("/" + name) && --depth == 0) {
                int close = text.indexOf('>', i);
                return close < 0 || close >= end ? -1 : close + 1;
            }
        }
        return -1;
    }

    /** An autolink, {@code <https://…>} or {@code <me@example.org>}. */
    static int autolink(String text, int at, int end) {
        int i = at + 1;
        boolean scheme = false;
        boolean mail = false;
        while (i < end && text.charAt(i) != '>') {
            char c = text.charAt(i);
            if (CharClasses.isSpace(c) || c == '<') {
                return -1;
            }
            if (c == ':' && !scheme && !mail) {
                scheme = isScheme(text, at + 1, i);
                if (!scheme) {
                    return -1;
                }
            } else if (c == '@' && i > at + 1) {
                mail = true;
            }
            i++;
        }
        return i < end && i > at + 1 && (scheme || mail) ? i + 1 : -1;
    }

    private static boolean isScheme(String text, int from, int to) {
        if (to - from < 2 || !CharClasses.isAsciiLetter(text.charAt(from))) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!CharClasses.isAsciiLetter(c) && !CharClasses.isDigit(c) && "+.-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
