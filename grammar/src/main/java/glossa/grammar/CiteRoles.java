package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the citation roles of MyST and Sphinx: inline code after a role's name, with a list of
 * keys, each with an optional prefix and suffix in braces ({@code {cite:p}`{see}a{p. 3}, b`};
 * sphinxcontrib-bibtex, "Roles and Directives"). Pandoc reads them as code.
 */
final class CiteRoles {
    /** The longest name is {@code footcite:authorpars}. */
    private static final int MAX_NAME_LENGTH = 24;

    private final InlineText inlineText;
    private final String text;
    private final LocatorTerms terms;

    private CiteRoles(InlineText inlineText, LocatorTerms terms) {
        this.terms = terms;
        this.inlineText = inlineText;
        this.text = inlineText.text();
    }

    /**
     * The citation of the role whose code is at {@code code}, or null if it is not a citation role.
     */
    static @Nullable Citation at(
            InlineText inlineText, Span code, Set<Dialect> dialects, LocatorTerms terms) {
        return new CiteRoles(inlineText, terms).read(code, dialects);
    }

    private @Nullable Citation read(Span code, Set<Dialect> dialects) {
        if (code.start() < 6 || text.charAt(code.start()) != '`') {
            return null;
        }
        int name = nameStart(code.start(), dialects);
        CitationMode mode = name < 0 ? null : mode(text.substring(name, code.start() - 1));
        if (mode == null) {
            return null;
        }
        int content = code.start();
        while (text.charAt(content) == '`') {
            content++;
        }
        int after = VerbatimScanner.code(text, code.start(), code.end());
        List<CitationItem> items = items(content, after - (content - code.start()), mode);
        return items.isEmpty() ? null : new Citation(inlineText.span(name - 1, after), items);
    }

    /** The start of the role name, between braces or colons, that ends at {@code end}; or -1. */
    private int nameStart(int end, Set<Dialect> dialects) {
        boolean isMyst = text.charAt(end - 1) == '}' && dialects.contains(Dialect.MYST_ROLES);
        boolean isSphinx = text.charAt(end - 1) == ':' && dialects.contains(Dialect.SPHINX_ROLES);
        if (!isMyst && !isSphinx) {
            return -1;
        }
        int first = Math.max(0, end - 2 - MAX_NAME_LENGTH);
        int i = end - 1;
        while (i > first && (isLower(text.charAt(i - 1)) || text.charAt(i - 1) == ':')) {
            i--;
        }
        if (isMyst) {
            return i > 0 && text.charAt(i - 1) == '{' ? i : -1;
        }
        boolean begins = i == 0 || !CharClasses.isAlphaNum(text.codePointBefore(i));
        return begins && i < end - 1 && text.charAt(i) == ':' ? i + 1 : -1;
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static @Nullable CitationMode mode(String name) {
        String role = name.startsWith("foot") ? name.substring(4) : name;
        if (role.equals("cite")) {
            return CitationMode.NORMAL_CITATION;
        }
        return switch (role) {
            case "cite:t", "cite:ts", "cite:ct", "cite:cts" -> CitationMode.AUTHOR_IN_TEXT;
            case "cite:author", "cite:authors", "cite:cauthor", "cite:cauthors" ->
                    CitationMode.AUTHOR_IN_TEXT;
            case "cite:year", "cite:yearpar" -> CitationMode.SUPPRESS_AUTHOR;
            default -> role.startsWith("cite:") ? CitationMode.NORMAL_CITATION : null;
        };
    }

    private List<CitationItem> items(int from, int to, CitationMode mode) {
        List<CitationItem> items = new ArrayList<>();
        int part = from;
        int depth = 0;
        for (int i = from; i <= to; i++) {
            char c = i < to ? text.charAt(i) : ',';
            if (i == to || c == ',' && depth == 0) {
                CitationItem item = item(part, i, mode);
                if (item != null) {
                    items.add(item);
                }
                part = i + 1;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && depth > 0) {
                depth--;
            }
        }
        return items;
    }

    /** One item between commas, or null if there is no key, as in an unfinished list. */
    private @Nullable CitationItem item(int from, int to, CitationMode mode) {
        int start = skipBlanks(from, to);
        String prefix = "";
        if (start < to && text.charAt(start) == '{') {
            int close = text.indexOf('}', start, to);
            if (close < 0) {
                return null;
            }
            prefix = text.substring(start + 1, close).strip();
            start = skipBlanks(close + 1, to);
        }
        int end = start;
        while (end < to
                && !CharClasses.isSpace(text.charAt(end))
                && "{}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        InlineOutput suffix = new InlineOutput();
        suffix.startRecording();
        int rest = skipBlanks(end, to);
        if (rest < to && text.charAt(rest) == '{') {
            int close = to - 1;
            while (close > rest && CharClasses.isSpace(text.charAt(close))) {
                close--;
            }
            if (text.charAt(close) != '}') {
                return null;
            }
            suffix.addRawText(text, rest + 1, close);
            suffix.trim(0);
            rest = skipBlanks(close + 1, to);
        }
        if (end == start || rest < to) {
            return null;
        }
        InlineOutput.PlainText plain = suffix.textSince(0);
        Span key = inlineText.span(start, end);
        return new CitationItem(
                text.substring(start, end),
                mode,
                key,
                key,
                prefix,
                plain.text(),
                plain.text().isEmpty() ? Optional.empty() : Locators.in(plain, inlineText, terms));
    }

    private int skipBlanks(int from, int to) {
        int i = from;
        while (i < to && CharClasses.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
