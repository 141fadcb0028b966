package glossa.source.bibtex;

import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.source.FirstProblems;
import glossa.source.bibtex.BibValues.Value;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the entries of a {@code .bib}, one after the other, and goes on after each mistake.
 *
 * <p>The syntax is BibTeX's (btparse's "bt_language" has it in full). What is more tolerant: an
 * entry ends where the next one begins at the start of a line, whatever is still open in it; and in
 * an entry that is open at that point a value ends where the next line begins with {@code name =}.
 * An entry is read once, and once more when it was left open, so a file takes time in proportion to
 * its length.
 */
final class BibReader {
    /** What is wrong, and where. */
    record SyntaxError(Span span, Problem.Severity severity, String code, String message) {}

    /** The types whose name at a line's start means an entry even where the brace is missing. */
    private static final Set<String> COMMON_TYPES =
            Set.of(
                    "article",
                    "book",
                    "inbook",
                    "incollection",
                    "inproceedings",
                    "conference",
                    "misc",
                    "online",
                    "phdthesis",
                    "proceedings",
                    "techreport",
                    "thesis",
                    "unpublished");

    private final String text;
    private final List<SyntaxError> mistakes;
    private final BibScanner scanner;
    private final BibValues values;
    private boolean commentsClose = true;

    /** More than these tell nothing new, and a file that is no bibliography may have millions. */
    private static final int MAX_MISTAKES = FirstProblems.MAX_PROBLEMS;

    /** Where reading goes on. */
    private int at;

    /** Characters of entries that may still be read once more; a parent is, for each heir. */
    private long allowance;

    private boolean again;
    private boolean spent;
    private @Nullable EntryParts parts;

    /** Told where the parts of the text stand, while they are read. */
    interface EntryParts {
        /** An entry's fields begin; those told before of the same entry do not hold. */
        void begin();

        /** A field's name, and its value, delimiters and all. */
        void field(Span name, Span value);

        /** What is no entry: {@code comment}, {@code preamble} or {@code string}. */
        void command(String type, Span whole);
    }

    BibReader(String text, List<SyntaxError> mistakes) {
        this.text = text;
        this.mistakes = mistakes;
        this.scanner = new BibScanner(text);
        this.values = new BibValues(text, scanner);
        this.allowance = 8L * text.length() + (1 << 20);
    }

    /** A reader that knows the macros which {@code before} has read. */
    BibReader(String text, List<SyntaxError> mistakes, BibReader before) {
        this(text, mistakes);
        values.defineAll(before.values);
    }

    /** From now on {@code all} is told where the parts stand. */
    void tell(EntryParts all) {
        parts = all;
    }

    /** Goes to {@code offset}; what macros mean stays known. */
    void seek(int offset) {
        at = offset;
        again = true;
    }

    /**
     * The next entry, or null at the end, or where entries were sought whose lengths add up to far
     * more than the file's.
     */
    @Nullable BibEntry next() {
        BibEntry entry = allowance < 0 && again ? null : read();
        if (entry != null && again) {
            allowance -= entry.whole().length();
        }
        again = false;
        return entry;
    }

    private @Nullable BibEntry read() {
        while (true) {
            int start = text.indexOf('@', at);
            if (start < 0) {
                at = text.length();
                return null;
            }
            int typeEnd = scanner.typeEnd(start + 1);
            int open = scanner.skipSpace(typeEnd);
            String type = text.substring(start + 1, typeEnd).toLowerCase(Locale.ROOT);
            if (type.isEmpty() || !(scanner.at(open, '{') || scanner.at(open, '('))) {
                if (COMMON_TYPES.contains(type) && scanner.isLineStart(start)) {
                    error(start, typeEnd, "expected { here; write @" + type + "{key, ...}");
                }
                at = Math.max(start + 1, typeEnd);
                continue;
            }
            switch (type) {
                case "comment" -> at = afterComment(open);
                case "preamble" -> finish(open, values.read(open + 1), "preamble");
                case "string" -> readMacro(open);
                default -> {
                    return readEntry(type, start, open);
                }
            }
            if (parts != null) {
                parts.command(type, new Span(start, scanner.trimEnd(open, at)));
            }
        }
    }

    /** JabRef and others keep their own data, and whole entries, in balanced comments. */
    private int afterComment(int open) {
        if (commentsClose && text.charAt(open) == '{') {
            int depth = 0;
            for (int i = open; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '{') {
                    depth++;
                } else if (c == '}' && --depth == 0) {
                    return i + 1;
                }
            }
            // Another open one would be scanned to the end again.
            commentsClose = false;
        }
        return open + 1;
    }

    private void readMacro(int open) {
        int nameStart = scanner.skipSpace(open + 1);
        int nameEnd = scanner.bareEnd(nameStart);
        int equals = scanner.skipSpace(nameEnd);
        at = nameEnd;
        if (nameEnd > nameStart && scanner.at(equals, '=')) {
            Value value = values.read(equals + 1);
            values.define(text.substring(nameStart, nameEnd), value.text());
            reportMacros(new Span(nameStart, nameEnd));
            finish(open, value, "@string");
        } else if (!scanner.at(nameStart, closing(open))) {
            error(open, open + 1, "expected a name and a value; write @string{name = {value}}");
        }
    }

    /** Goes behind the delimiter that closes the one at {@code open}. */
    private void finish(int open, Value value, String what) {
        at = scanner.skipSpace(value.end());
        if (scanner.at(at, ',')) {
            at = scanner.skipSpace(at + 1);
        }
        if (value.isWhole() && scanner.at(at, closing(open))) {
            at++;
        } else {
            error(open, open + 1, "this " + what + " is never closed; add " + closing(open));
        }
    }

    private BibEntry readEntry(String type, int start, int open) {
        int before = mistakes.size();
        BibEntry entry = readFields(type, start, open, false);
        if (entry == null) {
            mistakes.subList(before, mistakes.size()).clear();
            scanner.confine(scanner.nextBoundary(open));
            entry = readFields(type, start, open, true);
            scanner.free();
        }
        if (entry == null) {
            throw new IllegalStateException("a confined entry is always read");
        }
        return entry;
    }

    /**
     * The entry whose delimiter stands at {@code open}; null where it is left open, unless the
     * scanner is confined to it.
     */
    private @Nullable BibEntry readFields(String type, int start, int open, boolean confined) {
        char close = closing(open);
        int before = mistakes.size();
        if (parts != null) {
            parts.begin();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        int keyStart = scanner.skipSpace(open + 1);
        int keyEnd = scanner.isBoundary(keyStart) ? keyStart : scanner.keyEnd(keyStart, close);
        String key = text.substring(keyStart, keyEnd);
        Span name = new Span(start + 1, scanner.typeEnd(start + 1));
        if (key.isEmpty()) {
            String message = "this entry has no key; write @" + type + "{key, ...}";
            add(name, Problem.Severity.WARNING, "bib-key", message);
        } else {
            name = new Span(keyStart, keyEnd);
        }
        at = keyEnd;
        boolean separated = key.isEmpty();
        boolean comma = false;
        while (true) {
            at = scanner.skipSpace(at);
            if (at >= scanner.limit() || scanner.isBoundary(at)) {
                if (!confined) {
                    return null;
                }
                if (mistakes.size() == before || key.isEmpty() && mistakes.size() == before + 1) {
                    error(open, open + 1, "this entry is never closed; add " + close);
                }
                break;
            }
            if (scanner.at(at, ',')) {
                if (comma) {
                    String message = "expected name = {value} before this comma; remove it";
                    add(new Span(at, at + 1), Problem.Severity.WARNING, "bib-syntax", message);
                }
                at++;
                separated = true;
                comma = true;
            } else if (scanner.at(at, '%')) {
                // A comment to the end of the line: not BibTeX's, but biber's.
                at = scanner.lineEnd(at);
            } else if (scanner.at(at, close)) {
                at++;
                int next = scanner.skipSpace(at);
                if (!scanner.at(next, ',') || !scanner.isFieldHead(scanner.skipSpace(next + 1))) {
                    break;
                }
                error(at - 1, at, "fields follow this " + close + "; leave it out");
            } else {
                comma = false;
                int fieldStart = at;
                int fieldEnd = scanner.nameEnd(at);
                int equals = scanner.skipSpace(fieldEnd);
                if (fieldEnd == fieldStart || !scanner.at(equals, '=')) {
                    String expected = separated ? "name = {value}" : ", or " + close;
                    int end = Math.max(fieldEnd, fieldStart + 1);
                    error(fieldStart, end, "expected " + expected + " here; mend or remove this");
                    at = nextField(end, close);
                    separated = true;
                    continue;
                }
                String field = text.substring(fieldStart, fieldEnd).toLowerCase(Locale.ROOT);
                if (!separated) {
                    error(fieldStart, fieldEnd, "expected , before this field; add it");
                }
                Value value = values.read(equals + 1);
                if (!value.isWhole() && !confined && !isMissing(value)) {
                    return null;
                }
                report(field, value);
                fields.put(field, value.isWhole() ? value.text() : withoutComma(value.text()));
                if (key.isEmpty() && field.equals("title")) {
                    name = value.inner();
                }
                if (parts != null) {
                    parts.field(
                            new Span(fieldStart, fieldEnd),
                            new Span(scanner.skipSpace(equals + 1), value.end()));
                }
                at = value.end();
                // The comma after an open value stands in it.
                separated = !value.isWhole();
            }
        }
        int end = Math.max(open + 1, scanner.trimEnd(open, at));
        // A title that is never closed takes the blanks behind the entry with it.
        Span named = new Span(Math.min(name.start(), end), Math.min(name.end(), end));
        return new BibEntry(type, key, new Span(start, end), named, fields);
    }

    private static String withoutComma(String value) {
        String text = value.strip();
        return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    }

    private boolean isMissing(Value value) {
        return !scanner.at(value.open(), '{') && !scanner.at(value.open(), '"');
    }

    private void reportMacros(Span span) {
        if (values.isSpent() && !spent) {
            spent = true;
            error(
                    span.start(),
                    span.end(),
                    "the @strings of this file stand for more text than can be meant; from here on"
                            + " they are left as they are");
        }
    }

    private void report(String field, Value value) {
        reportMacros(value.inner());
        if (!value.isWhole()) {
            int open = value.open();
            if (isMissing(value)) {
                int end = Math.min(open + 1, text.length());
                String message = "expected a value here; write " + field + " = {value}";
                error(Math.min(open, end), end, message);
            } else {
                String delimiter = text.charAt(open) == '{' ? "brace" : "quote";
                char close = text.charAt(open) == '{' ? '}' : '"';
                error(open, open + 1, "this " + delimiter + " is never closed; add " + close);
            }
        }
        for (Span macro : value.unknown()) {
            String message =
                    "no @string named "
                            + macro.in(text)
                            + "; define it, or write "
                            + field
                            + " = {"
                            + macro.in(text)
                            + "}";
            // Abbreviations often stand in a file of their own.
            add(macro, Problem.Severity.INFORMATION, "bib-string", message);
        }
    }

    /** The next place from {@code offset} on where a field, or the end of the entry, can be. */
    private int nextField(int offset, char close) {
        int i = offset;
        while (i < scanner.limit()) {
            char c = text.charAt(i);
            if (c == ',' || c == close || scanner.isBoundary(i)) {
                return i;
            }
            if (c == '{') {
                int closing = scanner.closingBrace(i);
                i = closing < 0 ? scanner.openValueEnd(i + 1) : closing;
            } else if (c == '\n') {
                int next = scanner.skipSpace(i);
                if (scanner.isFieldHead(next)) {
                    return next;
                }
                i = next - 1;
            }
            i++;
        }
        return scanner.limit();
    }

    private char closing(int open) {
        return text.charAt(open) == '{' ? '}' : ')';
    }

    private void error(int start, int end, String message) {
        add(new Span(start, end), Problem.Severity.ERROR, "bib-syntax", message);
    }

    private void add(Span span, Problem.Severity severity, String code, String message) {
        if (mistakes.size() < MAX_MISTAKES) {
            mistakes.add(new SyntaxError(span, severity, code, message));
        }
    }
}
