package glossa.source.bibtex;

import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What of a {@code .bib} is being written at a place: an entry's type, a field's name or its value.
 * Looks at the entry around the place, and at no more of the text.
 *
 * @param part what is being written
 * @param typed where the word stands that the place is in: its whole name, or its value up to the
 *     next {@code and} or comma where the field is a list
 * @param type the entry's, in lower case; empty while it is being written
 * @param key the entry's; empty where it has none yet
 * @param field in lower case; empty where none is being written
 * @param fields the names of the entry's other fields, in lower case
 * @param isBare whether a value stands between no braces and quotation marks
 */
public record BibCompletionContext(
        ContextKind part,
        Span typed,
        String type,
        String key,
        String field,
        Set<String> fields,
        boolean isBare) {
    /** What can be completed in an entry. */
    public enum ContextKind {
        TYPE,
        FIELD,
        VALUE
    }

    /** Fields whose values are names between {@code and} (BibLaTeX manual, section 2.2.1). */
    public static final Set<String> NAMES =
            Set.of(
                    "author",
                    "editor",
                    "editora",
                    "editorb",
                    "editorc",
                    "translator",
                    "annotator",
                    "commentator",
                    "bookauthor",
                    "introduction",
                    "foreword",
                    "afterword",
                    "holder",
                    "shortauthor",
                    "shorteditor",
                    "sortname");

    /** Fields whose values are keys, between commas where there may be several. */
    public static final Set<String> KEYS =
            Set.of("crossref", "xref", "xdata", "entryset", "related");

    /** UTF-16 units before the place in which the entry's head is looked for. */
    private static final int REACH = 100_000;

    /** UTF-16 units of a file whose values are looked through. */
    private static final int MAX_TEXT_LENGTH = 2 << 20;

    public BibCompletionContext {
        fields = Set.copyOf(fields);
    }

    /** What is being written at {@code offset}; nothing in a comment, a key, or between entries. */
    public static Optional<BibCompletionContext> at(String text, int offset) {
        int head = head(text, offset);
        if (head < 0) {
            return Optional.empty();
        }
        BibScanner scanner = new BibScanner(text);
        int typeEnd = scanner.typeEnd(head + 1);
        if (offset <= typeEnd) {
            return Optional.of(
                    new BibCompletionContext(
                            ContextKind.TYPE,
                            new Span(head + 1, typeEnd),
                            "",
                            "",
                            "",
                            Set.of(),
                            true));
        }
        String type = text.substring(head + 1, typeEnd).toLowerCase(Locale.ROOT);
        int open = scanner.skipSpace(typeEnd);
        boolean command = Set.of("string", "comment", "preamble").contains(type);
        if (command || open >= offset || !(scanner.at(open, '{') || scanner.at(open, '('))) {
            return Optional.empty();
        }
        return new Walk(text, offset, type, open).read();
    }

    /** The {@code @} of the entry that the offset stands in, at the start of its line; or -1. */
    private static int head(String text, int offset) {
        BibScanner scanner = new BibScanner(text);
        int at = text.lastIndexOf('@', offset - 1);
        while (at >= 0 && at > offset - REACH) {
            if (scanner.isLineStart(at) && (at == offset - 1 || scanner.typeEnd(at + 1) > at + 1)) {
                return at;
            }
            at = text.lastIndexOf('@', at - 1);
        }
        return -1;
    }

    /** Goes through an entry up to the place, and on to its end for the other fields. */
    private static final class Walk {
        private final String text;
        private final int offset;
        private final String type;
        private final int open;
        private final BibScanner scanner;
        private final Set<String> fields = new LinkedHashSet<>();
        private String key = "";

        Walk(String text, int offset, String type, int open) {
            this.text = text;
            this.offset = offset;
            this.type = type;
            this.open = open;
            this.scanner = new BibScanner(text);
        }

        Optional<BibCompletionContext> read() {
            int at = scanner.skipSpace(open + 1);
            int comma = at;
            while (comma < text.length() && ",}=\n".indexOf(text.charAt(comma)) < 0) {
                comma++;
            }
            if (offset <= comma || !scanner.at(comma, ',')) {
                return Optional.empty();
            }
            key = text.substring(at, comma).strip();
            at = comma + 1;
            Optional<BibCompletionContext> found = Optional.empty();
            while (at < text.length()) {
                int start = scanner.skipSpace(at);
                if (found.isEmpty() && offset < start) {
                    found = Optional.of(field(offset, offset));
                }
                if (start >= text.length() || "})@".indexOf(text.charAt(start)) >= 0) {
                    return found.isEmpty() && offset == start
                            ? Optional.of(field(offset, offset)).map(this::withFields)
                            : found.map(this::withFields);
                }
                int end = scanner.nameEnd(start);
                if (end == start) {
                    at = start + 1;
                    if (found.isEmpty() && offset < at) {
                        return Optional.empty();
                    }
                    continue;
                }
                if (found.isEmpty() && offset >= start && offset <= end) {
                    found = Optional.of(field(start, end));
                } else {
                    fields.add(text.substring(start, end).toLowerCase(Locale.ROOT));
                }
                int equals = scanner.skipSpace(end);
                if (!scanner.at(equals, '=')) {
                    at = end;
                    continue;
                }
                String field = text.substring(start, end).toLowerCase(Locale.ROOT);
                int value = scanner.skipSpace(equals + 1);
                int after = after(value);
                if (found.isEmpty() && offset > equals && offset <= after) {
                    found = value(field, Math.min(value, offset), after);
                    if (found.isEmpty()) {
                        return found;
                    }
                }
                at = after;
            }
            return found.map(this::withFields);
        }

        private BibCompletionContext field(int start, int end) {
            return new BibCompletionContext(
                    ContextKind.FIELD, new Span(start, end), type, key, "", Set.of(), false);
        }

        private BibCompletionContext withFields(BibCompletionContext found) {
            Set<String> others = new LinkedHashSet<>(fields);
            others.remove(found.field());
            return new BibCompletionContext(
                    found.part(), found.typed(), type, key, found.field(), others, found.isBare());
        }

        /** Behind a value and the comma that ends it. */
        private int after(int value) {
            int at = value;
            while (at < text.length() && ",})@\n".indexOf(text.charAt(at)) < 0) {
                if (text.charAt(at) == '{') {
                    int close = scanner.closingBrace(at);
                    at = close < 0 ? openEnd(at) : close + 1;
                } else if (text.charAt(at) == '"') {
                    int close = scanner.closingQuote(at);
                    at = close < 0 ? openEnd(at) : close + 1;
                } else {
                    at++;
                }
            }
            return at;
        }

        /** A value that is still open ends with its line. */
        private int openEnd(int at) {
            return Math.max(at + 1, scanner.lineEnd(at));
        }

        private Optional<BibCompletionContext> value(String field, int value, int after) {
            char delimiter = value < text.length() ? text.charAt(value) : ' ';
            boolean bare = delimiter != '{' && delimiter != '"' || offset <= value;
            if (bare) {
                int end = scanner.bareEnd(offset);
                int start = offset;
                while (start > value && Character.isLetterOrDigit(text.charAt(start - 1))) {
                    start--;
                }
                return Optional.of(of(field, start, Math.max(offset, end), true));
            }
            char close = delimiter == '{' ? '}' : '"';
            int end = after;
            while (end > value + 1 && Character.isWhitespace(text.charAt(end - 1))) {
                end--;
            }
            if (end > value + 1 && text.charAt(end - 1) == close) {
                end--;
            }
            if (offset > end || text.substring(value, offset).indexOf('\n') >= 0) {
                return Optional.empty();
            }
            int start = value + 1;
            int stop = Math.min(end, scanner.lineEnd(offset));
            String parts = NAMES.contains(field) ? " and " : KEYS.contains(field) ? "," : "";
            if (!parts.isEmpty()) {
                int before = text.lastIndexOf(parts, offset - 1);
                start =
                        before >= start && before + parts.length() <= offset
                                ? before + parts.length()
                                : start;
                int next = text.indexOf(parts, offset);
                stop = next >= 0 && next < stop ? next : stop;
            }
            while (start < offset && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            return Optional.of(of(field, start, Math.max(offset, stop), false));
        }

        private BibCompletionContext of(String field, int start, int end, boolean bare) {
            return new BibCompletionContext(
                    ContextKind.VALUE, new Span(start, end), type, key, field, Set.of(), bare);
        }
    }

    /**
     * The values that fields of these names have in a {@code .bib}, as written, and how often; of
     * lists each element. None of a very long text.
     */
    public static Map<String, Integer> values(String text, Set<String> names) {
        Map<String, Integer> counts = new HashMap<>();
        if (text.length() > MAX_TEXT_LENGTH) {
            return counts;
        }
        BibReader reader = new BibReader(text, new ArrayList<>());
        for (BibEntry entry = reader.next(); entry != null; entry = reader.next()) {
            for (String name : names) {
                String value = entry.field(name);
                List<String> parts =
                        NAMES.contains(name) ? List.of(value.split("\\s+and\\s+")) : List.of(value);
                for (String part : parts) {
                    if (!part.isBlank()) {
                        counts.merge(part.replaceAll("\\s+", " ").strip(), 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** The entries of a {@code .bib}: each key and its type; none of a very long text. */
    public static Map<String, String> keys(String text) {
        Map<String, String> keys = new HashMap<>();
        if (text.length() > MAX_TEXT_LENGTH) {
            return keys;
        }
        BibReader reader = new BibReader(text, new ArrayList<>());
        for (BibEntry entry = reader.next(); entry != null; entry = reader.next()) {
            if (!entry.key().isEmpty()) {
                keys.putIfAbsent(entry.key(), entry.type());
            }
        }
        return keys;
    }
}
