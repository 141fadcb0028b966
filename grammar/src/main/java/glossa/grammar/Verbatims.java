package glossa.grammar;

import java.util.Locale;
import java.util.Set;

/**
 * Where the pieces end that pandoc reads without looking inside for inlines: code, math, raw HTML,
 * raw TeX, autolinks, attributes, link destinations. Each function takes a text, the index at which
 * the piece begins and the end of what may be read, and gives the index after the piece, or -1.
 */
final class Verbatims {
    private static final Set<String> VERBATIM = Set.of("pre", "script", "style", "textarea");

    /** The elements that stand as blocks for pandoc (its HTML, DocBook and EPUB ones). */
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

    private Verbatims() {}

    /** A comment, {@code <!-- … -->}. */
    static int comment(String text, int at, int end) {
        if (!text.startsWith("<!--", at)) {
            return -1;
        }
        int close = text.indexOf("-->", at + 4);
        return close < 0 || close + 3 > end ? -1 : close + 3;
    }

    /**
     * A tag of HTML, open or closed, or a processing instruction; names and attributes are checked
     * as pandoc does, so that neither {@code <https://…>} nor {@code x<y} is one.
     */
    static int tag(String text, int at, int end) {
        int i = at + 1;
        if (i >= end || text.charAt(at) != '<') {
            return -1;
        }
        if (text.charAt(i) == '?') {
            int close = text.indexOf("?>", i);
            return close < 0 || close + 2 > end ? -1 : close + 2;
        }
        boolean closing = text.charAt(i) == '/';
        i = name(text, closing ? i + 1 : i, end);
        if (i < 0 || text.charAt(i - 1) == ':') {
            return -1;
        }
        while (i < end) {
            char c = text.charAt(i);
            if (c == '>') {
                return i + 1;
            }
            if (Chars.isSpace(c) || c == '/') {
                i++;
                continue;
            }
            if (!Chars.isSpace(text.charAt(i - 1)) && !"/\"'".contains(text.substring(i - 1, i))) {
                return -1;
            }
            i = attribute(text, i, end);
            if (i < 0) {
                return -1;
            }
        }
        return -1;
    }

    private static int attribute(String text, int at, int end) {
        int i = name(text, at, end);
        if (i < 0) {
            return -1;
        }
        int value = skipSpace(text, i, end);
        if (value >= end || text.charAt(value) != '=') {
            return i;
        }
        value = skipSpace(text, value + 1, end);
        if (value < end && (text.charAt(value) == '"' || text.charAt(value) == '\'')) {
            int close = text.indexOf(text.charAt(value), value + 1);
            return close < 0 || close >= end ? -1 : close + 1;
        }
        while (value < end && !Chars.isSpace(text.charAt(value)) && text.charAt(value) != '>') {
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
                && (Chars.isAlphaNum(text.charAt(i)) || ":-_".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** The name of the tag at {@code at}, in lower case, a slash before it if it closes. */
    static String tagName(String text, int at, int end) {
        int start = at + 1 < end && text.charAt(at + 1) == '/' ? at + 2 : at + 1;
        int stop = name(text, start, end);
        return stop < 0 ? "" : text.substring(at + 1, stop).toLowerCase(Locale.ROOT);
    }

    /** Whether pandoc ends a paragraph at this tag. */
    static boolean isBlock(String tagName) {
        return BLOCKS.contains(tagName.startsWith("/") ? tagName.substring(1) : tagName);
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
            if (Chars.isSpace(c) || c == '<') {
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
        if (to - from < 2 || !Chars.isAsciiLetter(text.charAt(from))) {
            return false;
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Chars.isAsciiLetter(c) && !Chars.isDigit(c) && "+.-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Display math, {@code $$ … $$}. */
    static int displayMath(String text, int at, int end) {
        if (!text.startsWith("$$", at)) {
            return -1;
        }
        int close = text.indexOf("$$", at + 3);
        return close < 0 || close + 2 > end ? -1 : close + 2;
    }

    /**
     * Inline math (manual, "tex_math_dollars"): the opening dollar has no blank to its right, the
     * closing one none to its left and no digit to its right.
     */
    static int inlineMath(String text, int at, int end) {
        int i = at + 1;
        if (i >= end || Chars.isSpace(text.charAt(i))) {
            return -1;
        }
        while (i < end) {
            char c = text.charAt(i);
            if (c == '$' && i > at + 1) {
                return i + 1 < end && Character.isDigit(text.charAt(i + 1)) ? -1 : i + 1;
            }
            if (c == '\\') {
                int braces = text.startsWith("text{", i + 1) ? braces(text, i + 5, end) : -1;
                i = braces >= 0 ? braces : i + 2;
            } else if (Chars.isBlank(c)) {
                while (i < end && Chars.isBlank(text.charAt(i))) {
                    i++;
                }
                if (i < end && text.charAt(i) == '$') {
                    return -1;
                }
            } else {
                i++;
            }
        }
        return -1;
    }

    /** A group of TeX in braces, escapes left out of the count. */
    static int braces(String text, int at, int end) {
        return balanced(text, at, end, '{', '}');
    }

    private static int balanced(String text, int at, int end, char open, char close) {
        int depth = 0;
        for (int i = at; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == open) {
                depth++;
            } else if (c == close && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** A command of TeX with its arguments, or an environment from begin to end. */
    static int tex(String text, int at, int end) {
        int i = at + 1;
        while (i < end && Chars.isAsciiLetter(text.charAt(i))) {
            i++;
        }
        if (i == at + 1) {
            return -1;
        }
        String name = text.substring(at + 1, i);
        if (name.equals("begin")) {
            return environment(text, i, end);
        }
        if (name.equals("end")) {
            return -1;
        }
        if (i < end && text.charAt(i) == '*') {
            i++;
        }
        while (i < end && Chars.isBlank(text.charAt(i))) {
            i++;
        }
        while (true) {
            int blank = i;
            while (blank < end && Chars.isBlank(text.charAt(blank))) {
                blank++;
            }
            int option =
                    blank < end && text.charAt(blank) == '['
                            ? balanced(text, blank, end, '[', ']')
                            : -1;
            if (option < 0) {
                break;
            }
            i = option;
        }
        while (i < end && text.charAt(i) == '{') {
            int group = braces(text, i, end);
            if (group < 0) {
                break;
            }
            i = group;
        }
        return i;
    }

    private static int environment(String text, int at, int end) {
        int close = at < end && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
        if (close < 0 || close >= end) {
            return -1;
        }
        String name = text.substring(at, close + 1);
        int depth = 1;
        int i = close;
        while (true) {
            int begin = text.indexOf("\\begin" + name, i);
            int stop = text.indexOf("\\end" + name, i);
            if (stop < 0 || stop + 4 + name.length() > end) {
                return -1;
            }
            if (begin >= 0 && begin < stop) {
                depth++;
                i = begin + 1;
            } else if (--depth == 0) {
                return stop + 4 + name.length();
            } else {
                i = stop + 1;
            }
        }
    }

    /** Attributes, {@code {#id .class key=value}} (manual, "header_attributes"). */
    static int attributes(String text, int at, int end) {
        if (at >= end || text.charAt(at) != '{') {
            return -1;
        }
        int i = skipSpace(text, at + 1, end);
        while (i < end && text.charAt(i) != '}') {
            i = oneAttribute(text, i, end);
            if (i < 0) {
                return -1;
            }
            i = skipSpace(text, i, end);
        }
        return i < end ? i + 1 : -1;
    }

    private static int oneAttribute(String text, int at, int end) {
        char c = text.charAt(at);
        if (c == '-') {
            return at + 1;
        }
        if (c == '#' || c == '.') {
            int i = identifier(text, at + 1, end);
            return i > at + 1 ? i : -1;
        }
        int i = identifier(text, at, end);
        if (i == at || i >= end || text.charAt(i) != '=') {
            return -1;
        }
        i++;
        if (i < end && (text.charAt(i) == '"' || text.charAt(i) == '\'')) {
            char quote = text.charAt(i++);
            while (i < end && text.charAt(i) != quote) {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return i < end ? i + 1 : -1;
        }
        while (i < end && !Chars.isSpace(text.charAt(i)) && text.charAt(i) != '}') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private static int identifier(String text, int at, int end) {
        int i = at;
        while (i < end
                && (Chars.isAlphaNum(text.charAt(i)) || "-_:.".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        return i;
    }

    /** A raw attribute, {@code {=html}} (manual, "raw_attribute"). */
    static int rawAttribute(String text, int at, int end) {
        if (at >= end || text.charAt(at) != '{') {
            return -1;
        }
        int i = at + 1;
        while (i < end && Chars.isBlank(text.charAt(i))) {
            i++;
        }
        if (i >= end || text.charAt(i) != '=') {
            return -1;
        }
        int format = ++i;
        while (i < end && (Chars.isAlphaNum(text.charAt(i)) || "-_".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i == format) {
            return -1;
        }
        while (i < end && Chars.isBlank(text.charAt(i))) {
            i++;
        }
        return i < end && text.charAt(i) == '}' ? i + 1 : -1;
    }

    /** A link's destination and title in parentheses. */
    static int source(String text, int at, int end) {
        if (at >= end || text.charAt(at) != '(') {
            return -1;
        }
        int i = skipBlanks(text, at + 1, end);
        int angle = i < end && text.charAt(i) == '<' ? text.indexOf('>', i) : -1;
        if (angle >= 0 && angle < end) {
            int close = titleAndParenthesis(text, angle + 1, end);
            if (close >= 0) {
                return close;
            }
        }
        int nested = destination(text, i, end, true);
        return nested >= 0 ? nested : destination(text, i, end, false);
    }

    /** The rest of a destination; parentheses in it count where they pair. */
    private static int destination(String text, int at, int end, boolean pairing) {
        int depth = 0;
        int i = at;
        while (i < end) {
            char c = text.charAt(i);
            if (c == ')' && depth == 0) {
                return i + 1;
            }
            if (c == '\\') {
                i++;
            } else if (c == '(' && pairing) {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (depth == 0 && Chars.isSpace(c)) {
                int word = skipSpace(text, i, end);
                boolean quoted = word < end && "\"'".indexOf(text.charAt(word)) >= 0;
                int close = quoted ? titleAndParenthesis(text, i, end) : -1;
                if (close >= 0) {
                    return close;
                }
            }
            i++;
        }
        return -1;
    }

    private static int titleAndParenthesis(String text, int at, int end) {
        int i = skipSpace(text, at, end);
        if (i < end && (text.charAt(i) == '"' || text.charAt(i) == '\'')) {
            int close = title(text, i, end);
            if (close >= 0) {
                i = skipBlanks(text, close, end);
            }
        } else {
            i = skipBlanks(text, at, end);
        }
        return i < end && text.charAt(i) == ')' ? i + 1 : -1;
    }

    private static int title(String text, int at, int end) {
        char quote = text.charAt(at);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote && (i + 1 >= end || !Chars.isAlphaNum(text.codePointAt(i + 1)))) {
                return i + 1;
            }
        }
        return -1;
    }

    static int skipBlanks(String text, int at, int end) {
        int i = at;
        while (i < end && Chars.isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Blanks with at most one line ending among them: pandoc's {@code spnl}. */
    static int skipSpace(String text, int at, int end) {
        int i = skipBlanks(text, at, end);
        if (i < end && text.charAt(i) == '\n') {
            int next = skipBlanks(text, i + 1, end);
            return next < end && text.charAt(next) == '\n' ? at : next;
        }
        return i;
    }
}
