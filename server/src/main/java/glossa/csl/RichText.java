package glossa.csl;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Prepares values for the library: makes quotation marks typographic, replaces the tags of CSL-JSON
 * with {@link PrivateMark}s, and protects text that must keep its case. All other markup is plain
 * text.
 */
final class RichText {
    private static final Pattern TAG =
            Pattern.compile(
                    "<(/?)(i|b|sup|sub|sc|span)(\\s+(?:class=[\"']nocase[\"']"
                            + "|style=[\"']font-variant:\\s*small-caps;?[\"']))?\\s*>",
                    Pattern.CASE_INSENSITIVE);

    private static final Map<String, PrivateMark> OPENING =
            Map.of(
                    "i", PrivateMark.ITALIC,
                    "b", PrivateMark.BOLD,
                    "sup", PrivateMark.SUPERSCRIPT,
                    "sub", PrivateMark.SUBSCRIPT,
                    "sc", PrivateMark.SMALL_CAPITALS,
                    "small", PrivateMark.SMALL_CAPITALS);

    private static final int PROTECTED_OFFSET = 0xf0000;

    private RichText() {}

    /** A value without markup. */
    static String plain(String text) {
        return withTypographicQuotes(withoutPrivateCharacters(text));
    }

    /** A value without private-use characters. */
    static String withoutPrivateCharacters(String text) {
        return text.codePoints().noneMatch(PrivateMark::isPrivate)
                ? text
                : text.codePoints()
                        .filter(c -> !PrivateMark.isPrivate(c))
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    /** A value with the tags of CSL-JSON; unpaired tags are plain text. */
    static String rich(String text) {
        String bare = withoutPrivateCharacters(text);
        if (bare.indexOf('<') < 0) {
            return withTypographicQuotes(bare);
        }
        Deque<Integer> open = new ArrayDeque<>();
        Deque<String> names = new ArrayDeque<>();
        StringBuilder out = new StringBuilder();
        Matcher tag = TAG.matcher(bare);
        int from = 0;
        while (tag.find()) {
            String name = name(tag);
            boolean closes = !tag.group(1).isEmpty();
            boolean pairs =
                    closes
                            && !names.isEmpty()
                            && (names.getLast().equals(name)
                                    || name.equals("span")
                                            && (names.getLast().equals("nocase")
                                                    || names.getLast().equals("small")));
            if (!closes && !name.equals("span")) {
                out.append(bare, from, tag.start());
                open.addLast(out.length());
                names.addLast(name);
                // The opening tag stays in the text until its closing tag is found.
                out.append(bare, tag.start(), tag.end());
                from = tag.end();
            } else if (pairs) {
                out.append(bare, from, tag.start());
                enclose(out, open.removeLast(), names.removeLast());
                from = tag.end();
            }
        }
        return withTypographicQuotes(out.append(bare, from, bare.length()).toString());
    }

    private static String name(Matcher tag) {
        String name = tag.group(2).toLowerCase(Locale.ROOT);
        String attribute = tag.group(3);
        if (!name.equals("span") || attribute == null) {
            return name;
        }
        return attribute.contains("nocase") ? "nocase" : "small";
    }

    private static void enclose(StringBuilder out, int start, String name) {
        int end = out.indexOf(">", start) + 1;
        String inside = out.substring(end);
        out.setLength(start);
        PrivateMark mark = OPENING.get(name);
        if (mark == null) {
            inside.codePoints().forEach(c -> out.appendCodePoint(protect(c)));
        } else {
            out.append(mark.character()).append(inside).append((char) (mark.character() + 1));
        }
    }

    /** A value whose hyphens the library's rules for numbers do not change. */
    static String protect(String text) {
        return text.replace("-", Character.toString(PROTECTED_OFFSET + '-'));
    }

    /** A letter as a private-use character, which has no case. */
    private static int protect(int c) {
        return c <= 0xffff && Character.isLetter(c) ? PROTECTED_OFFSET + c : c;
    }

    /** Rendered text with the protected characters restored. */
    static String unprotect(String text) {
        return text.codePoints()
                        .noneMatch(c -> c >= PROTECTED_OFFSET && c <= PROTECTED_OFFSET + 0xffff)
                ? text
                : text.codePoints()
                        .map(
                                c ->
                                        c >= PROTECTED_OFFSET && c <= PROTECTED_OFFSET + 0xffff
                                                ? c - PROTECTED_OFFSET
                                                : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
    }

    /** Replaces straight quotation marks and apostrophes with typographic ones. */
    private static String withTypographicQuotes(String text) {
        if (text.indexOf('"') < 0 && text.indexOf('\'') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean inside = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean closes = text.indexOf('"', i + 1) >= 0;
                out.append(inside ? '\u201d' : closes ? '\u201c' : c);
                inside = !inside && closes;
            } else if (c == '\'' && i > 0 && !Character.isWhitespace(text.charAt(i - 1))) {
                out.append('\u2019');
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
