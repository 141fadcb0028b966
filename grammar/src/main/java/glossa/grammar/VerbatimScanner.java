package glossa.grammar;

/**
 * Finds the ends of constructs whose content pandoc does not read as inlines: code, math, raw TeX,
 * attributes, link targets. Each function takes a text, the index at which the construct begins and
 * the end of the readable text, and returns the index after the construct, or -1.
 */
final class VerbatimScanner {
    /** Groups in one formula that do not close; after these, no other one is looked for. */
    private static final int MAX_UNCLOSED = 8;

    private VerbatimScanner() {}

    /** Display math, {@code $$ … $$}. */
    static int displayMath(String text, int at, int end) {
        if (!text.startsWith("$$", at)) {
            return -1;
        }
        int close = text.indexOf("$$", Math.min(at + 3, end), end);
        return close < 0 ? -1 : close + 2;
    }

    /**
     * Inline math (manual, "tex_math_dollars"): no blank follows the opening dollar, no blank
     * precedes the closing one, and no digit follows it.
     */
    static int inlineMath(String text, int at, int end) {
        int i = at + 1;
        if (i >= end || CharClasses.isSpace(text.charAt(i))) {
            return -1;
        }
        int unclosed = 0;
        while (i < end) {
            char c = text.charAt(i);
            if (c == '$' && i > at + 1) {
                return i + 1 < end && Character.isDigit(text.charAt(i + 1)) ? -1 : i + 1;
            }
            if (c == '\\') {
                boolean isText = text.startsWith("text{", i + 1) && unclosed < MAX_UNCLOSED;
                int braces = isText ? braces(text, i + 5, end) : -1;
                unclosed += isText && braces < 0 ? 1 : 0;
                i = braces >= 0 ? braces : i + 2;
            } else if (CharClasses.isBlank(c)) {
                while (i < end && CharClasses.isBlank(text.charAt(i))) {
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

    /** A TeX group in braces; escaped braces do not count. */
    static int braces(String text, int at, int end) {
        return balanced(text, at, end, '{', '}');
    }

    static int balanced(String text, int at, int end, char open, char close) {
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

    /** A TeX command with its arguments, or an environment from begin to end. */
    static int tex(String text, int at, int end) {
        int i = at + 1;
        while (i < end && CharClasses.isAsciiLetter(text.charAt(i))) {
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
        while (i < end && CharClasses.isBlank(text.charAt(i))) {
            i++;
        }
        while (true) {
            int blank = i;
            while (blank < end && CharClasses.isBlank(text.charAt(blank))) {
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
        int close = at < end && text.charAt(at) == '{' ? text.indexOf('}', at, end) : -1;
        if (close < 0) {
            return -1;
        }
        String name = text.substring(at, close + 1);
        int depth = 1;
        // What was found is kept until it is passed: each is searched for once from each place.
        int begin = text.indexOf("\\begin" + name, close, end);
        int stop = text.indexOf("\\end" + name, close, end);
        while (stop >= 0) {
            if (begin >= 0 && begin < stop) {
                depth++;
                begin = text.indexOf("\\begin" + name, begin + 1, end);
            } else if (--depth == 0) {
                return stop + 4 + name.length();
            } else {
                stop = text.indexOf("\\end" + name, stop + 1, end);
            }
        }
        return -1;
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
        while (i < end && !CharClasses.isSpace(text.charAt(i)) && text.charAt(i) != '}') {
            i += text.charAt(i) == '\\' ? 2 : 1;
        }
        return Math.min(i, end);
    }

    private static int identifier(String text, int at, int end) {
        int i = at;
        while (i < end
                && (CharClasses.isAlphaNum(text.charAt(i))
                        || "-_:.".indexOf(text.charAt(i)) >= 0)) {
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
        while (i < end && CharClasses.isBlank(text.charAt(i))) {
            i++;
        }
        if (i >= end || text.charAt(i) != '=') {
            return -1;
        }
        int format = ++i;
        while (i < end
                && (CharClasses.isAlphaNum(text.charAt(i)) || "-_".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        if (i == format) {
            return -1;
        }
        while (i < end && CharClasses.isBlank(text.charAt(i))) {
            i++;
        }
        return i < end && text.charAt(i) == '}' ? i + 1 : -1;
    }

    /** The target of a link: destination and title in parentheses. */
    static int linkTarget(String text, int at, int end) {
        if (at >= end || text.charAt(at) != '(') {
            return -1;
        }
        int i = skipBlanks(text, at + 1, end);
        int angle = i < end && text.charAt(i) == '<' ? text.indexOf('>', i, end) : -1;
        if (angle >= 0) {
            int close = titleAndParenthesis(text, angle + 1, end);
            if (close >= 0) {
                return close;
            }
        }
        int nested = destination(text, i, end, true);
        return nested >= 0 ? nested : destination(text, i, end, false);
    }

    /** The rest of a destination; balanced parentheses are part of it. */
    private static int destination(String text, int at, int end, boolean pairing) {
        int depth = 0;
        int i = at;
        // The quotation marks that no title ends with any more.
        String unclosed = "";
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
            } else if (depth == 0 && CharClasses.isSpace(c)) {
                int word = skipSpace(text, i, end);
                boolean quoted =
                        word < end
                                && "\"'".indexOf(text.charAt(word)) >= 0
                                && unclosed.indexOf(text.charAt(word)) < 0;
                int title = quoted ? title(text, word, end) : -1;
                int close = title >= 0 ? VerbatimScanner.skipBlanks(text, title, end) : end;
                if (close < end && text.charAt(close) == ')') {
                    return close + 1;
                }
                if (quoted && title < 0) {
                    unclosed += text.charAt(word);
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

    static int title(String text, int at, int end) {
        char quote = text.charAt(at);
        for (int i = at + 1; i < end; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == quote
                    && (i + 1 >= end || !CharClasses.isAlphaNum(text.codePointAt(i + 1)))) {
                return i + 1;
            }
        }
        return -1;
    }

    static int skipBlanks(String text, int at, int end) {
        int i = at;
        while (i < end && CharClasses.isBlank(text.charAt(i))) {
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

    /** A code span, which as many backticks close as open it. */
    static int code(String text, int at, int end) {
        int i = at;
        while (i < end && text.charAt(i) == '`') {
            i++;
        }
        int run = i - at;
        while (i < end) {
            int open = text.indexOf('`', i);
            if (open < 0 || open >= end) {
                return -1;
            }
            i = open;
            while (i < end && text.charAt(i) == '`') {
                i++;
            }
            if (i - open == run) {
                return i;
            }
        }
        return -1;
    }
}
