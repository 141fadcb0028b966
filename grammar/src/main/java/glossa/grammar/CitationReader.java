package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads citations as pandoc does (manual, "Citation syntax"; Text.Pandoc.Parsing.Citations): a
 * bracket in which every part holds a key, or a key in running text that may be followed by a
 * bracket.
 */
final class CitationReader {
    private static final int NONE = InlineReader.NONE;

    /** No key in braces is longer: what isn't closed must not be looked for to the end. */
    private static final int MAX_KEY_LENGTH = 1_000;

    private final InlineReader in;

    CitationReader(InlineReader in) {
        this.in = in;
    }

    /**
     * A key with its {@code @}.
     *
     * @param suppressed whether a minus stands before
     * @param at where the {@code @} stands
     * @param from where the bare key begins
     * @param to where it ends
     * @param end where all of it ends, a brace included
     */
    record KeySyntax(boolean suppressed, int at, int from, int to, int end) {}

    /** The key at {@code start}, or null: never directly after a word. */
    @Nullable KeySyntax key(int start) {
        if (in.isAfterWord(start) || start >= in.end) {
            return null;
        }
        return keyAt(in.text, start, in.end);
    }

    static @Nullable KeySyntax keyAt(String text, int start, int end) {
        boolean suppressed = text.charAt(start) == '-';
        int at = suppressed ? start + 1 : start;
        if (at + 1 >= end || text.charAt(at) != '@') {
            return null;
        }
        if (text.charAt(at + 1) == '{') {
            int depth = 0;
            int last = Math.min(end, at + MAX_KEY_LENGTH);
            for (int i = at + 1; i < last; i++) {
                char c = text.charAt(i);
                if (CharClasses.isSpace(c)) {
                    return null;
                }
                if (c == '{') {
                    depth++;
                } else if (c == '}' && --depth == 0) {
                    return new KeySyntax(suppressed, at, at + 2, i, i + 1);
                }
            }
            return null;
        }
        int to = simple(text, at + 1, end);
        return to < 0 ? null : new KeySyntax(suppressed, at, at + 1, to, to);
    }

    private static int simple(String text, int from, int end) {
        int first = text.codePointAt(from);
        if (!isKeyChar(first) && first != '*') {
            return NONE;
        }
        int i = from + Character.charCount(first);
        while (i < end) {
            int c = text.codePointAt(i);
            int next = i + 1 < end ? text.codePointAt(i + 1) : ' ';
            if (isKeyChar(c)) {
                i += Character.charCount(c);
            } else if (":.#$%&-+?<>~/".indexOf(c) >= 0 && isKeyChar(next)
                    || (c == ':' || c == '/') && next == '/') {
                i++;
            } else {
                break;
            }
        }
        return Math.min(i, end);
    }

    private static boolean isKeyChar(int codePoint) {
        return CharClasses.isAlphaNum(codePoint) || codePoint == '_';
    }

    /** {@code @key}, {@code -@key}, {@code @key [p. 3]}. */
    int textual(int start) {
        KeySyntax key = key(start);
        if (key == null || in.definitions.isExample(in.text.substring(key.from, key.to))) {
            return NONE;
        }
        CitationMode mode =
                key.suppressed ? CitationMode.SUPPRESS_AUTHOR : CitationMode.AUTHOR_IN_TEXT;
        InlineOutput.Mark mark = in.sheet.mark();
        int bracket = VerbatimScanner.skipSpace(in.text, key.end, in.end);
        if (bracket < in.end && in.text.charAt(bracket) == '[') {
            List<CitationItem> items = new ArrayList<>();
            int after =
                    in.attempt(
                            InlineReader.FailureKind.TEXTUAL,
                            bracket,
                            i -> {
                                int close = list(i, items);
                                return close >= 0 && isLabel(close) ? NONE : close;
                            });
            if (after >= 0) {
                items.addFirst(item(key, mode, "", null));
            } else {
                after =
                        in.attempt(
                                InlineReader.FailureKind.LOCATED,
                                bracket,
                                i -> located(i, key, mode, items));
            }
            if (after >= 0 && !in.definitions.isLink(in.text.substring(bracket, after))) {
                in.sheet.backText(mark.plain());
                in.sheet.add('@', key.at, key.at + 1);
                in.sheet.copy(in.text, key.from, key.to);
                in.sheet.space(key.end, bracket);
                in.sheet.words(in.text, bracket, after);
                in.sheet.foundBefore(mark, cited(start, after, items));
                return after;
            }
            in.sheet.back(mark);
        }
        in.sheet.add('@', key.at, key.at + 1);
        in.sheet.copy(in.text, key.from, key.to);
        in.sheet.found(cited(start, key.end, List.of(item(key, mode, "", null))));
        return key.end;
    }

    private int located(int at, KeySyntax key, CitationMode mode, List<CitationItem> items) {
        items.clear();
        if (in.text.startsWith("[^", at)) {
            return NONE;
        }
        int start = in.sheet.length();
        in.sheet.record();
        int i = suffix(at + 1);
        in.sheet.pause();
        items.add(item(key, mode, "", in.sheet.since(start)));
        if (i < in.end && in.text.charAt(i) == ';') {
            int more = items(VerbatimScanner.skipSpace(in.text, i + 1, in.end), items);
            if (more < 0) {
                return NONE;
            }
            i = more;
        }
        i = VerbatimScanner.skipSpace(in.text, i, in.end);
        if (i >= in.end || in.text.charAt(i) != ']') {
            return NONE;
        }
        boolean opens =
                i + 1 < in.end && (in.text.charAt(i + 1) == '[' || in.text.charAt(i + 1) == '(');
        return opens || VerbatimScanner.attributes(in.text, i + 1, in.end) >= 0 ? NONE : i + 1;
    }

    /** A bracket of citations, {@code [see @a, p. 3; -@b]}. */
    int normal(int at) {
        if (in.text.indexOf('@', at) < 0) {
            return NONE;
        }
        return in.attempt(
                InlineReader.FailureKind.CITE,
                at,
                start -> {
                    InlineOutput.Mark mark = in.sheet.mark();
                    List<CitationItem> items = new ArrayList<>();
                    int after = list(start, items);
                    if (after >= 0 && isLabel(after)) {
                        return NONE;
                    }
                    if (after >= 0) {
                        in.sheet.backText(mark.plain());
                        in.sheet.words(in.text, start, after);
                        in.sheet.foundBefore(mark, cited(start, after, items));
                    }
                    return after;
                });
    }

    /** From bracket to bracket. */
    private int list(int at, List<CitationItem> items) {
        items.clear();
        int i = items(VerbatimScanner.skipSpace(in.text, at + 1, in.end), items);
        if (i < 0) {
            return NONE;
        }
        i = VerbatimScanner.skipSpace(in.text, i, in.end);
        if (i >= in.end || in.text.charAt(i) != ']') {
            return NONE;
        }
        return i + 1;
    }

    /**
     * Whether what stands at {@code after} makes the bracket before it a link's or a span's text.
     */
    private boolean isLabel(int after) {
        return in.isDestination(after)
                || VerbatimScanner.attributes(in.text, after, in.end) >= 0
                || in.isReference(after);
    }

    private int items(int at, List<CitationItem> items) {
        int i = at;
        while (true) {
            i = item(i, items);
            if (i < 0) {
                return NONE;
            }
            if (i >= in.end || in.text.charAt(i) != ';') {
                return i;
            }
            i = VerbatimScanner.skipSpace(in.text, i + 1, in.end);
        }
    }

    private int item(int at, List<CitationItem> items) {
        in.sheet.record();
        try {
            return recorded(at, items);
        } finally {
            in.sheet.pause();
        }
    }

    private int recorded(int at, List<CitationItem> items) {
        int start = in.sheet.length();
        int i = at;
        while (i < in.end && !endsPrefix(i)) {
            i = in.inline(i);
            if (i < 0) {
                return NONE;
            }
        }
        if (i >= in.end) {
            return NONE;
        }
        KeySyntax key = key(i);
        if (key == null) {
            return NONE;
        }
        in.sheet.trim(start);
        String prefix = in.sheet.since(start).text();
        in.sheet.backText(start);
        int after = suffix(key.end);
        CitationMode mode =
                key.suppressed ? CitationMode.SUPPRESS_AUTHOR : CitationMode.NORMAL_CITATION;
        items.add(item(key, mode, prefix, in.sheet.since(start)));
        in.sheet.backText(start);
        return after;
    }

    /** A prefix ends at a key; a bracket or a semicolon before one leaves it without. */
    private boolean endsPrefix(int at) {
        char c = in.text.charAt(at);
        if (c == ']' || c == ';') {
            return true;
        }
        return (c == '@' || c == '-') && key(at) != null;
    }

    private int suffix(int at) {
        boolean spaced = at >= in.end || CharClasses.isSpace(in.text.charAt(at));
        int i = VerbatimScanner.skipSpace(in.text, at, in.end);
        int start = in.sheet.length();
        in.sheet.add(InlineOutput.GAP, at, Math.max(at, i));
        int content = in.sheet.length();
        while (i < in.end && in.text.charAt(i) != ';' && in.text.charAt(i) != ']') {
            int next = in.inline(i);
            if (next < 0) {
                break;
            }
            i = next;
        }
        in.sheet.trim(content);
        if (spaced && in.sheet.length() > content) {
            // Pandoc keeps one blank before a suffix.
            in.sheet.set(start, InlineOutput.FIXED);
        }
        return i;
    }

    private CitationItem item(
            KeySyntax key, CitationMode mode, String prefix, InlineOutput.@Nullable Plain suffix) {
        Optional<Locator> locator =
                suffix == null
                        ? Optional.empty()
                        : Locators.in(suffix, in.prose, in.definitions.terms());
        return new CitationItem(
                in.text.substring(key.from, key.to),
                mode,
                in.prose.span(key.at, key.end),
                in.prose.span(key.from, key.to),
                prefix,
                suffix == null ? "" : suffix.text(),
                locator);
    }

    private InlineOutput.Event cited(int from, int to, List<CitationItem> items) {
        return new InlineOutput.Event.Cited(new Citation(in.prose.span(from, to), items));
    }

    /** {@code @label} of an example list, or an {@code @} that opens nothing. */
    int label(int at) {
        int i = at + 1;
        while (i < in.end) {
            int c = in.text.codePointAt(i);
            int next = i + 1 < in.end ? in.text.codePointAt(i + 1) : ' ';
            if (CharClasses.isAlphaNum(c)) {
                i += Character.charCount(c);
            } else if ((c == '_' || c == '-') && CharClasses.isAlphaNum(next)) {
                i++;
            } else {
                break;
            }
        }
        int after = Math.min(i, in.end);
        String label = in.text.substring(at + 1, after);
        Optional<String> number = in.definitions.example(label);
        if (number.isPresent()) {
            in.sheet.instead(number.get(), at, after);
        } else {
            in.sheet.copy(in.text, at, after);
        }
        return after;
    }
}
