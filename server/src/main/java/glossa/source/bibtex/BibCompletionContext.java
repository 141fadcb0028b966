package glossa.source.bibtex;

import glossa.grammar.Span;
import glossa.source.bibtex.BibEntry.Field;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What is being written at a place in a {@code .bib}: an entry's type, a field's name or its value.
 * Only the entry around the place is parsed.
 *
 * @param part the kind of what is being written
 * @param typed the span of the word at the place: the whole name, or, in a field with a list, the
 *     value up to the next {@code and} or comma
 * @param type the entry's type in lower case; empty while it is being written
 * @param key the entry's key; empty if it has none yet
 * @param field in lower case; empty if no field is being written
 * @param fields the names of the entry's other fields, in lower case
 * @param isBare whether a value is written without braces and quotation marks
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

    /** UTF-16 units before the place in which the beginning of the entry is looked for. */
    private static final int MAX_DISTANCE = 100_000;

    public BibCompletionContext {
        fields = Set.copyOf(fields);
    }

    /** What is being written at {@code offset}; nothing in a comment, a key, or between entries. */
    public static Optional<BibCompletionContext> at(String text, int offset) {
        BibScanner scanner = new BibScanner(text);
        int start = entryStart(text, scanner, offset);
        if (start < 0) {
            return Optional.empty();
        }
        int typeEnd = scanner.typeEnd(start + 1);
        if (offset <= typeEnd) {
            Span typed = new Span(start + 1, typeEnd);
            return Optional.of(
                    new BibCompletionContext(ContextKind.TYPE, typed, "", "", "", Set.of(), true));
        }
        int open = scanner.skipSpace(typeEnd);
        if (open >= offset || !(scanner.at(open, '{') || scanner.at(open, '('))) {
            return Optional.empty();
        }
        BibParser parser = new BibParser(text, new ArrayList<>());
        parser.seek(start);
        BibEntry entry = parser.next();
        if (entry == null || entry.isCommand() || offset > end(text, scanner, entry, open)) {
            return Optional.empty();
        }
        return new Finder(text, offset, scanner, entry).find();
    }

    /**
     * The offset of the {@code @} that starts the entry around the offset, at the start of a line;
     * otherwise -1.
     */
    private static int entryStart(String text, BibScanner scanner, int offset) {
        int at = text.lastIndexOf('@', offset - 1);
        while (at >= 0 && at > offset - MAX_DISTANCE) {
            if (scanner.isLineStart(at) && (at == offset - 1 || scanner.typeEnd(at + 1) > at + 1)) {
                return at;
            }
            at = text.lastIndexOf('@', at - 1);
        }
        return -1;
    }

    /** The last offset inside of an entry; of one that is never closed, up to the next entry. */
    private static int end(String text, BibScanner scanner, BibEntry entry, int open) {
        int last = entry.span().end() - 1;
        int valuesEnd = entry.fields().isEmpty() ? open + 1 : valueEnd(entry.fields().getLast());
        char close = text.charAt(open) == '{' ? '}' : ')';
        boolean isClosed = last >= valuesEnd && text.charAt(last) == close;
        return isClosed ? last : scanner.nextBoundary(open);
    }

    private static int valueEnd(Field field) {
        return field.valueSpan().end();
    }

    /** Finds the part of an entry that a place is in. */
    private record Finder(String text, int offset, BibScanner scanner, BibEntry entry) {
        Optional<BibCompletionContext> find() {
            int before = scanner.skipSpace(entry.keySpan().end());
            if (offset <= before || !scanner.at(before, ',')) {
                return Optional.empty();
            }
            before++;
            for (Field field : entry.fields()) {
                if (offset < field.nameSpan().start()) {
                    break;
                }
                if (offset <= field.nameSpan().end()) {
                    return Optional.of(fieldName(field.nameSpan(), field));
                }
                if (offset > text.indexOf('=', field.nameSpan().end())
                        && offset <= Math.max(valueEnd(field), field.valueSpan().start())) {
                    return value(field);
                }
                before = valueEnd(field);
            }
            return between(Math.min(before, offset));
        }

        /**
         * The word at the place, which may become a field's name; it may be empty. No context in a
         * comment, in text that cannot be parsed, and after a value in the same line, where a comma
         * is missing.
         *
         * @param before the end of the field or comma before the place
         */
        private Optional<BibCompletionContext> between(int before) {
            String gap = text.substring(before, offset);
            String line = gap.substring(gap.lastIndexOf('\n') + 1);
            boolean isSeparated =
                    text.charAt(before - 1) == ',' || gap.contains(",") || gap.contains("\n");
            if (!isSeparated || line.chars().anyMatch(c -> "%{\"".indexOf(c) >= 0)) {
                return Optional.empty();
            }
            int start = offset;
            while (start > before && BibScanner.isNameLetter(text.charAt(start - 1))) {
                start--;
            }
            return Optional.of(fieldName(new Span(start, scanner.nameEnd(offset)), null));
        }

        private Optional<BibCompletionContext> value(Field field) {
            Span whole = field.valueSpan();
            boolean isBare =
                    offset <= whole.start() || "{\"".indexOf(text.charAt(whole.start())) < 0;
            if (isBare) {
                int start = offset;
                while (start > whole.start() && Character.isLetterOrDigit(text.charAt(start - 1))) {
                    start--;
                }
                Span typed = new Span(start, Math.max(offset, scanner.bareEnd(offset)));
                return Optional.of(value(field, typed, true));
            }
            Span content = field.content();
            int start = content.start();
            boolean isInside = start <= offset && offset <= content.end() && start > whole.start();
            if (!isInside || text.substring(start, offset).indexOf('\n') >= 0) {
                return Optional.empty();
            }
            int stop = Math.min(content.end(), scanner.lineEnd(offset));
            String separator =
                    BibDataModel.NAME_FIELDS.contains(field.name())
                            ? " and "
                            : BibDataModel.KEY_FIELDS.contains(field.name()) ? "," : "";
            if (!separator.isEmpty()) {
                int before = text.lastIndexOf(separator, offset - separator.length());
                start = before >= start ? before + separator.length() : start;
                int next = text.indexOf(separator, offset);
                stop = next >= 0 ? Math.min(next, stop) : stop;
            }
            while (start < offset && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            return Optional.of(value(field, new Span(start, Math.max(offset, stop)), false));
        }

        private BibCompletionContext fieldName(Span typed, @Nullable Field field) {
            return of(ContextKind.FIELD, typed, "", field, false);
        }

        private BibCompletionContext value(Field field, Span typed, boolean isBare) {
            return of(ContextKind.VALUE, typed, field.name(), field, isBare);
        }

        private BibCompletionContext of(
                ContextKind part, Span typed, String name, @Nullable Field field, boolean isBare) {
            Set<String> others = new HashSet<>();
            entry.fields().stream()
                    .filter(other -> !other.equals(field))
                    .forEach(f -> others.add(f.name()));
            return new BibCompletionContext(
                    part, typed, entry.type(), entry.key(), name, others, isBare);
        }
    }
}
