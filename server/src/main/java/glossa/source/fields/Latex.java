package glossa.source.fields;

import glossa.paper.Whitespace;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts the LaTeX of bibliographies to plain text.
 *
 * <pre>
 * G{\"o}del's ``{NASA}'' 1--2, \emph{a \&amp; b}     Gödel’s “NASA” 1–2, a &amp; b
 * </pre>
 *
 * <p>Braces are dropped, accents and symbols become letters, formatting commands leave their text,
 * and math stays between its dollars, as notes write it. White space becomes one blank. Nothing is
 * an error: an unknown command leaves its arguments.
 */
public final class Latex {
    /** Accents and quotations in one another; bounds the stack. */
    private static final int MAX_DEPTH = 24;

    /** UTF-16 units of an optional argument, or of one branch of a condition. */
    private static final int MAX_ARGUMENT_LENGTH = 2_000;

    /** A length of TeX (The TeXbook, chapter 10). */
    private static final Pattern LENGTH =
            Pattern.compile(
                    "\\s*+(?:=\\s*+)?+[-+]?(?:\\d{1,9}(?:[.,]\\d{0,9})?|[.,]\\d{1,9})\\s?(?:true\\s?)?"
                        + "(?:pt|pc|in|bp|cm|mm|dd|cc|sp|em|ex|mu|fil{1,3})\\s?");

    private static final Pattern BRANCH_END =
            Pattern.compile("\\\\(if[a-z]{0,20}|else|fi)(?![a-zA-Z])");

    private final String source;
    private final StringBuilder out;
    private boolean mathBalances = true;

    private Latex(String source, StringBuilder out) {
        this.source = source;
        this.out = out;
    }

    /** The plain text of {@code latex}. */
    public static String plain(String latex) {
        if (isPlain(latex)) {
            return latex;
        }
        StringBuilder out = new StringBuilder(latex.length());
        new Latex(latex, out).convert(0, latex.length(), 0);
        return CslMarkup.entities(Whitespace.collapsed(out));
    }

    /**
     * The text of an identifier or address: {@code \_}, {@code \%} and similar are unescaped, and
     * everything else is left unchanged.
     */
    public static String verbatim(String value) {
        String plain = value.strip();
        if (plain.startsWith("\\url{") && plain.endsWith("}")) {
            plain = plain.substring(5, plain.length() - 1);
        }
        if (plain.indexOf('\\') < 0 && plain.indexOf('{') < 0) {
            return plain;
        }
        StringBuilder out = new StringBuilder(plain.length());
        String tilde = plain.replace("\\textasciitilde", "~").replace("\\~", "~");
        for (int i = 0; i < tilde.length(); i++) {
            char c = tilde.charAt(i);
            if (c != '{' && c != '}' && c != '\\' && !Character.isWhitespace(c)) {
                out.append(c);
            }
        }
        return out.toString();
    }

    /**
     * Joins two texts by {@code separator} and a blank; only by a blank if the first ends with a
     * punctuation mark.
     */
    public static String sentences(char separator, String first, String second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first + second;
        }
        boolean ended = "!?.,:;".indexOf(first.charAt(first.length() - 1)) >= 0;
        return first + (ended ? " " : separator + " ") + second;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\\', '{', '}', '$', '~', '`', '&', '\'', '\n', '\r', '\t', '\u00a0' -> {
                    return false;
                }
                case '-' -> {
                    if (i + 1 < text.length() && text.charAt(i + 1) == '-') {
                        return false;
                    }
                }
                case ' ' -> {
                    if (i == 0 || i + 1 == text.length() || text.charAt(i + 1) == ' ') {
                        return false;
                    }
                }
                default -> {}
            }
        }
        return true;
    }

    private void convert(int start, int end, int depth) {
        int i = start;
        while (i < end) {
            char c = source.charAt(i);
            i =
                    switch (c) {
                        case '\\' -> command(i, end, depth);
                        case '{', '}' -> i + 1;
                        case '$' -> math(i, end);
                        case '~' -> append(' ', i + 1);
                        case '-' -> dashes(i, end);
                        case '`' -> follows(i, end, '`') ? append('“', i + 2) : append('‘', i + 1);
                        case '\'' ->
                                follows(i, end, '\'') ? append('”', i + 2) : append('’', i + 1);
                        default -> append(c, i + 1);
                    };
        }
    }

    private int append(char c, int next) {
        out.append(c);
        return next;
    }

    private boolean follows(int i, int end, char c) {
        return i + 1 < end && source.charAt(i + 1) == c;
    }

    /** Two hyphens are an en dash, three an em dash. */
    private int dashes(int i, int end) {
        int run = i;
        while (run < end && source.charAt(run) == '-') {
            run++;
        }
        int left = run - i;
        while (left >= 3) {
            out.append('—');
            left -= 3;
        }
        out.append(left == 2 ? "–" : left == 1 ? "-" : "");
        return run;
    }

    /** Copies math as it is, with the dollars in its braces; a dollar without a partner is text. */
    private int math(int i, int end) {
        int delimiter = follows(i, end, '$') ? 2 : 1;
        int depth = 0;
        int first = -1;
        for (int close = i + delimiter; close < end; close++) {
            char c = source.charAt(close);
            if (c == '\\') {
                close++;
            } else if (c == '{' && mathBalances) {
                depth++;
            } else if (c == '}' && mathBalances) {
                depth--;
            } else if (c == '$' && depth <= 0) {
                int next = Math.min(close + delimiter, end);
                String math = source.substring(i, next);
                out.append(LatexCommands.mathBranches(math));
                return next;
            } else if (c == '$' && first < 0) {
                first = close;
            }
        }
        // Each further dollar would be scanned to the end again.
        mathBalances = false;
        int next = first < 0 ? end : Math.min(first + delimiter, end);
        out.append(source, i, next);
        return next;
    }

    private int command(int i, int end, int depth) {
        if (i + 1 >= end) {
            return end;
        }
        char c = source.charAt(i + 1);
        if (!isLetter(c)) {
            String mark = LatexSymbols.accent(String.valueOf(c));
            if (!mark.isEmpty()) {
                return accent(mark, i + 2, end, depth);
            }
            return switch (c) {
                case '(', ')' -> append('$', i + 2);
                case '-', '/', '!', '@' -> i + 2;
                case ' ', ',', ';', ':', '\\', '\n', '\r', '\t' -> append(' ', i + 2);
                default -> append(c, i + 2);
            };
        }
        int nameEnd = i + 1;
        while (nameEnd < end && isLetter(source.charAt(nameEnd))) {
            nameEnd++;
        }
        String name = source.substring(i + 1, nameEnd);
        int next = skipSpace(nameEnd, end);
        String mark = LatexSymbols.accent(name);
        if (!mark.isEmpty()) {
            return accent(mark, next, end, depth);
        }
        String symbol = LatexSymbols.symbol(name);
        if (!symbol.isEmpty()) {
            out.append(symbol);
            return next;
        }
        return switch (name) {
            case "begin" -> environment(next, end);
            case "end" -> dropped('x', next, end);
            case "ifmmode" -> textBranch(next, end);
            default -> arguments(name, nameEnd, end, depth);
        };
    }

    /** Drops {@code {name}} and what the environment takes before its text. */
    private int environment(int offset, int end) {
        if (!source.startsWith("{", offset)) {
            return offset;
        }
        int close = groupEnd(offset, end);
        int at = Math.min(close + 1, end);
        String name = source.substring(offset + 1, close);
        for (char kind : LatexCommands.ofEnvironment(name).toCharArray()) {
            at = dropped(kind, at, end);
        }
        return at;
    }

    /**
     * Where the branch of a condition begins that holds outside of math: behind its {@code \else}.
     * The {@code \fi} is dropped where it stands, as any unknown command.
     */
    private int textBranch(int offset, int end) {
        Matcher word = BRANCH_END.matcher(source);
        word.region(offset, Math.min(end, offset + MAX_ARGUMENT_LENGTH));
        int depth = 0;
        while (word.find()) {
            boolean isIf = word.group(1).startsWith("if");
            if (depth == 0 && !isIf) {
                return skipSpace(word.end(), end);
            }
            depth += isIf ? 1 : word.group(1).equals("fi") ? -1 : 0;
        }
        return offset;
    }

    /** Converts or drops the arguments of a command; an unknown one leaves them. */
    private int arguments(String name, int nameEnd, int end, int depth) {
        String kinds = LatexCommands.arguments(name);
        String called = name;
        int at = nameEnd;
        for (int i = 0; i < kinds.length(); i++) {
            char kind = kinds.charAt(i);
            int here = skipSpace(at, end);
            if (kind == 's') {
                boolean hasStar = here < end && source.charAt(here) == '*';
                called = hasStar ? name + "*" : name;
                at = hasStar ? here + 1 : at;
            } else if (kind != 't' && kind != 'v') {
                at = dropped(kind, at, end);
                out.append(kind == 'd' && name.endsWith("skip") ? " " : "");
            } else if (!source.startsWith("{", here) || depth >= MAX_DEPTH) {
                break;
            } else {
                boolean isLast = i == kinds.length() - 1;
                String around = LatexCommands.around(called);
                if (kind == 't'
                        && isLast
                        && around.equals("|")
                        && !LatexCommands.changesCase(name)) {
                    // It is converted as the text that follows; its braces are dropped.
                    return here;
                }
                int close = groupEnd(here, end);
                text(name, around, kind, here + 1, close, depth);
                at = Math.min(close + 1, end);
            }
        }
        return at == nameEnd ? skipSpace(nameEnd, end) : at;
    }

    private void text(String name, String around, char kind, int from, int to, int depth) {
        int bar = around.indexOf('|');
        out.append(around, 0, bar);
        int start = out.length();
        if (kind == 'v') {
            out.append(source, from, to);
        } else {
            convert(from, to, depth + 1);
        }
        out.replace(start, out.length(), LatexCommands.cased(name, out.substring(start)));
        out.append(around, bar + 1, around.length());
    }

    /** The end of an argument that is not text; the offset itself if it is not there. */
    private int dropped(char kind, int offset, int end) {
        int here = skipSpace(offset, end);
        if (kind == 'd') {
            Matcher length = LENGTH.matcher(source).region(offset, end);
            return length.lookingAt() ? length.end() : offset;
        }
        if (kind == 'o') {
            boolean isThere = here < end && source.charAt(here) == '[';
            int close = isThere ? bracketEnd(here, end) : -1;
            return close < 0 ? offset : close + 1;
        }
        return source.startsWith("{", here) ? Math.min(groupEnd(here, end) + 1, end) : offset;
    }

    /** The bracket that closes the one at an offset; -1 if none does nearby. */
    private int bracketEnd(int open, int end) {
        int depth = 0;
        for (int i = open; i < Math.min(end, open + MAX_ARGUMENT_LENGTH); i++) {
            char c = source.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (c == ']' && depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Puts the combining character {@code mark} on the first letter at {@code offset}. */
    private int accent(String mark, int offset, int end, int depth) {
        int i = skipSpace(offset, end);
        if (i >= end) {
            return end;
        }
        int next;
        int letters = out.length();
        if (source.charAt(i) == '{') {
            int close = groupEnd(i, end);
            if (depth < MAX_DEPTH) {
                convert(i + 1, close, depth + 1);
            }
            next = Math.min(close + 1, end);
        } else if (source.charAt(i) == '\\') {
            next = depth < MAX_DEPTH ? command(i, end, depth + 1) : i + 1;
        } else if (source.charAt(i) == '}') {
            return i;
        } else {
            next = i + Character.charCount(source.codePointAt(i));
            out.append(source, i, Math.min(next, end));
            next = Math.min(next, end);
        }
        if (letters >= out.length()) {
            out.append(LatexSymbols.alone(mark));
            return next;
        }
        int first = Character.charCount(out.codePointAt(letters));
        String letter = out.substring(letters, letters + first);
        String base = letter.equals("ı") ? "i" : letter.equals("ȷ") ? "j" : letter;
        if (Character.isLetterOrDigit(base.codePointAt(0))) {
            String composed = Normalizer.normalize(base + mark, Normalizer.Form.NFC);
            out.replace(letters, letters + first, composed);
        }
        return next;
    }

    /**
     * The offset of the brace that closes the one at {@code open}; {@code end} if there is none.
     */
    private int groupEnd(int open, int end) {
        int depth = 0;
        for (int i = open; i < end; i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return i;
            }
        }
        return end;
    }

    private int skipSpace(int offset, int end) {
        int i = offset;
        while (i < end && Character.isWhitespace(source.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
