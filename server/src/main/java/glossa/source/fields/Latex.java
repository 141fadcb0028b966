package glossa.source.fields;

import glossa.paper.Whitespace;

import java.text.Normalizer;
import java.util.Set;

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

    /** Commands whose first argument is not text. */
    private static final Set<String> DROPS_ARGUMENT =
            Set.of(
                    ("href textcolor color foreignlanguage noopsort selectlanguage hspace vspace"
                                    + " vphantom phantom hphantom label begin end fontsize"
                                    + " providecommand newcommand renewcommand")
                            .split(" "));

    private static final Set<String> QUOTES = Set.of("enquote", "mkbibquote", "textquote");

    private static final Set<String> VERBATIM = Set.of("url", "path", "nolinkurl", "verb");

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
                out.append(source, i, next);
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
        boolean braced = next < end && source.charAt(next) == '{';
        if (!braced) {
            return next;
        }
        boolean quotes = QUOTES.contains(name) && depth < MAX_DEPTH;
        if (!quotes && !VERBATIM.contains(name) && !DROPS_ARGUMENT.contains(name)) {
            // The argument is converted as the text that follows; its braces are dropped.
            return next;
        }
        int close = groupEnd(next, end);
        if (quotes) {
            out.append('“');
            convert(next + 1, close, depth + 1);
            out.append('”');
        } else if (VERBATIM.contains(name)) {
            out.append(source, next + 1, close);
        }
        return Math.min(close + 1, end);
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
