package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the citation roles of MyST and Sphinx: inline code after a role's name, with a list of
 * keys, each with an optional prefix and suffix in braces ({@code {cite:p}`{see}a{p. 3}, b`};
 * sphinxcontrib-bibtex, "Roles and Directives"; MyST, "Citation Roles"). Commas and semicolons
 * separate keys. Pandoc reads them as code.
 */
final class CiteRoles {
    /** The longest name is {@code footcite:authorpars}. */
    private static final int MAX_NAME_LENGTH = 24;

    /** UTF-16 units of a name with attributes, {@code {cite:p .class #id}`a`}. */
    private static final int MAX_HEAD_LENGTH = 120;

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

    /** The citations of all roles in a text that is not Markdown, such as reStructuredText. */
    static List<Citation> all(InlineText inlineText, Set<Dialect> dialects, LocatorTerms terms) {
        CiteRoles roles = new CiteRoles(inlineText, terms);
        List<Citation> found = new ArrayList<>();
        String text = inlineText.text();
        int at = text.indexOf('`');
        while (at >= 0) {
            int close = text.indexOf('`', at + 1);
            if (close < 0) {
                break;
            }
            Citation role = close == at + 1 ? null : roles.read(new Span(at, close + 1), dialects);
            if (role != null) {
                found.add(role);
            }
            at = text.indexOf('`', role != null || close == at + 1 ? close + 1 : at + 1);
        }
        return found;
    }

    private @Nullable Citation read(Span code, Set<Dialect> dialects) {
        if (code.start() < 6 || text.charAt(code.start()) != '`') {
            return null;
        }
        Span name = name(text, code.start(), dialects);
        CitationMode mode = name == null ? null : mode(name.in(text));
        if (name == null || mode == null) {
            return null;
        }
        int content = code.start();
        while (text.charAt(content) == '`') {
            content++;
        }
        int after = VerbatimScanner.code(text, code.start(), code.end());
        List<CitationItem> items = items(content, after - (content - code.start()), mode);
        return items.isEmpty()
                ? null
                : new Citation(inlineText.span(name.start() - 1, after), items);
    }

    /** Whether the backtick at {@code at} follows the name of a citation role. */
    static boolean isRole(String text, int at, Set<Dialect> dialects) {
        Span name = at < 6 ? null : name(text, at, dialects);
        return name != null && mode(name.in(text)) != null;
    }

    /** The role name, after a brace or between colons, that ends at {@code end}; or null. */
    private static @Nullable Span name(String text, int end, Set<Dialect> dialects) {
        if (text.charAt(end - 1) == '}' && dialects.contains(Dialect.MYST_ROLES)) {
            return mystName(text, end);
        }
        if (text.charAt(end - 1) != ':' || !dialects.contains(Dialect.SPHINX_ROLES)) {
            return null;
        }
        int first = Math.max(0, end - 2 - MAX_NAME_LENGTH);
        int i = end - 1;
        while (i > first && isNameCharacter(text.charAt(i - 1))) {
            i--;
        }
        boolean begins = i == 0 || !CharClasses.isAlphaNum(text.codePointBefore(i));
        return begins && i < end - 1 && text.charAt(i) == ':' ? new Span(i + 1, end - 1) : null;
    }

    private static @Nullable Span mystName(String text, int end) {
        int first = Math.max(0, end - MAX_HEAD_LENGTH);
        int open = end - 2;
        while (open >= first && "{}`\n".indexOf(text.charAt(open)) < 0) {
            open--;
        }
        if (open < first || text.charAt(open) != '{' || open > 0 && text.charAt(open - 1) == '\\') {
            return null;
        }
        int start = VerbatimScanner.skipBlanks(text, open + 1, end);
        int i = start;
        while (i < end && isNameCharacter(text.charAt(i))) {
            i++;
        }
        boolean isWhole = text.charAt(i) == '}' || CharClasses.isBlank(text.charAt(i));
        return isWhole && i > start ? new Span(start, i) : null;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c == ':';
    }

    private static @Nullable CitationMode mode(String name) {
        String role = name.startsWith("foot") ? name.substring(4) : name;
        return switch (role) {
            case "cite", "citep", "citealp" -> CitationMode.NORMAL_CITATION;
            case "cite:t", "cite:ts", "cite:ct", "cite:cts", "citet", "citealt" ->
                    CitationMode.AUTHOR_IN_TEXT;
            case "cite:author", "cite:authors", "cite:cauthor", "cite:cauthors", "citeauthor" ->
                    CitationMode.AUTHOR_IN_TEXT;
            case "cite:year", "cite:yearpar", "citeyear", "citeyearpar" ->
                    CitationMode.SUPPRESS_AUTHOR;
            default -> role.startsWith("cite:") ? CitationMode.NORMAL_CITATION : null;
        };
    }

    private List<CitationItem> items(int from, int to, CitationMode mode) {
        List<CitationItem> items = new ArrayList<>();
        int part = from;
        int depth = 0;
        for (int i = from; i <= to; i++) {
            char c = i < to ? text.charAt(i) : ',';
            if (i == to || (c == ',' || c == ';') && depth == 0) {
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
