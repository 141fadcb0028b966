package glossa.source.bibtex;

import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.source.FirstProblems;
import glossa.source.bibtex.BibEntry.Field;
import glossa.source.bibtex.BibValues.Value;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Parses a {@code .bib}, one node after the other, and continues after each syntax error.
 *
 * <p>The syntax is BibTeX's (btparse's "bt_language" has it in full). It is more tolerant in two
 * points: an entry ends where the next one begins at the start of a line, even if braces are open;
 * and in such an entry a value ends where the next line begins with {@code name =}. An entry is
 * parsed once, and once more if it is left open, so the time is linear in the length of the text.
 */
final class BibParser {
    /** What is wrong, where, and what to do. */
    record SyntaxError(Span span, Problem.Severity severity, String code, String message) {}

    /** Types that begin an entry at the start of a line even where the brace is missing. */
    private static final Set<String> COMMON_TYPES =
            Set.of(
                    ("article book inbook incollection inproceedings conference misc online"
                                    + " phdthesis proceedings techreport thesis unpublished")
                            .split(" "));

    private final String text;
    private final List<SyntaxError> errors;
    private final BibScanner scanner;
    private final BibValues values;

    /** The fields of the entry that is being parsed. */
    private final List<Field> fields = new ArrayList<>();

    /** Where parsing goes on. */
    private int at;

    /** Whether a syntax error was found in the node that is being parsed. */
    private boolean isBroken;

    private boolean commentsClose = true;
    private boolean isMacroLimitReported;

    /** Characters of entries that may still be parsed once more; a parent is, for each child. */
    private long repetitionsLeft;

    private boolean repeats;

    /**
     * A parser that adds to {@code errors} what is wrong, {@link FirstProblems#MAX_PROBLEMS} at
     * most.
     */
    BibParser(String text, List<SyntaxError> errors) {
        this.text = text;
        this.errors = errors;
        this.scanner = new BibScanner(text);
        this.values = new BibValues(text, scanner);
        this.repetitionsLeft = 8L * text.length() + (1 << 20);
    }

    /** A parser that knows the macros which {@code before} has parsed. */
    BibParser(String text, List<SyntaxError> errors, BibParser before) {
        this(text, errors);
        values.defineAll(before.values);
    }

    /** Goes to {@code offset}; macros keep their values. */
    void seek(int offset) {
        at = offset;
        repeats = true;
    }

    /**
     * The next node; null at the end of the text, and where nodes that were parsed once more add up
     * to far more than the text.
     */
    @Nullable BibEntry next() {
        BibEntry node = repetitionsLeft < 0 && repeats ? null : parse();
        if (node != null && repeats) {
            repetitionsLeft -= node.span().length();
        }
        repeats = false;
        return node;
    }

    private @Nullable BibEntry parse() {
        isBroken = false;
        while (true) {
            int start = text.indexOf('@', at);
            if (start < 0) {
                at = text.length();
                return null;
            }
            int typeEnd = scanner.typeEnd(start + 1);
            int open = scanner.skipSpace(typeEnd);
            if (scanner.isCommented(start)) {
                at = typeEnd;
                continue;
            }
            String type = text.substring(start + 1, typeEnd).toLowerCase(Locale.ROOT);
            if (type.isEmpty() || !(scanner.at(open, '{') || scanner.at(open, '('))) {
                if (COMMON_TYPES.contains(type) && scanner.isLineStart(start)) {
                    error(start, typeEnd, "expected { here; write @" + type + "{key, ...}");
                }
                at = Math.max(start + 1, typeEnd);
                continue;
            }
            if (!BibDataModel.COMMANDS.contains(type)) {
                return parseEntry(type, start, open);
            }
            fields.clear();
            switch (type) {
                case "comment" -> at = afterComment(open);
                case "preamble" -> finish(open, values.read(open + 1), "@preamble");
                default -> parseMacro(open);
            }
            int end = scanner.trimEnd(open, at);
            return node(type, new Span(start, end), typeEnd, new Span(open + 1, open + 1));
        }
    }

    private BibEntry node(String type, Span span, int typeEnd, Span key) {
        Span typeSpan = new Span(span.start() + 1, typeEnd);
        return new BibEntry(type, key.in(text), span, typeSpan, key, fields, !isBroken);
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
            // Each further open comment would be scanned to the end of the text again.
            commentsClose = false;
        }
        return open + 1;
    }

    private void parseMacro(int open) {
        int nameStart = scanner.skipSpace(open + 1);
        int nameEnd = scanner.bareEnd(nameStart);
        int equals = scanner.skipSpace(nameEnd);
        at = nameEnd;
        if (nameEnd > nameStart && scanner.at(equals, '=')) {
            Value value = values.read(equals + 1);
            String name = text.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
            values.define(name, value.text());
            addField(name, new Span(nameStart, nameEnd), value);
            reportMacroLimit(new Span(nameStart, nameEnd));
            finish(open, value, "@string");
        } else if (!scanner.at(nameStart, closing(open))) {
            error(
                    open,
                    open + 1,
                    "expected a name and a value here; write @string{name = {value}}");
        }
    }

    /** Moves after the delimiter that closes the one at {@code open}; a comma may precede it. */
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

    private BibEntry parseEntry(String type, int start, int open) {
        int errorsBefore = errors.size();
        boolean wasBroken = isBroken;
        BibEntry entry = parseFields(type, start, open, false);
        if (entry == null) {
            errors.subList(errorsBefore, errors.size()).clear();
            isBroken = wasBroken;
            scanner.confine(scanner.nextBoundary(open));
            entry = parseFields(type, start, open, true);
            scanner.free();
        }
        if (entry == null) {
            throw new IllegalStateException("a confined entry always ends");
        }
        return entry;
    }

    /**
     * The entry whose delimiter is at {@code open}; null if it is never closed, unless the scanner
     * is confined to it.
     */
    private @Nullable BibEntry parseFields(String type, int start, int open, boolean confined) {
        char close = closing(open);
        int typeEnd = scanner.typeEnd(start + 1);
        int errorsBefore = errors.size();
        fields.clear();
        int keyStart = scanner.skipSpace(open + 1);
        int keyEnd = scanner.isBoundary(keyStart) ? keyStart : scanner.keyEnd(keyStart, close);
        boolean hasKey = keyEnd > keyStart;
        if (!hasKey) {
            String message = "this entry has no key; write @" + type + "{key, ...}";
            warn(new Span(start + 1, typeEnd), "bib-key", message);
        }
        at = keyEnd;
        boolean separated = !hasKey;
        boolean comma = false;
        while (true) {
            at = scanner.skipSpace(at);
            if (at >= scanner.limit() || scanner.isBoundary(at)) {
                if (!confined) {
                    return null;
                }
                // What else is wrong in the entry is often the reason, and says more.
                if (errors.size() <= errorsBefore + (hasKey ? 0 : 1)) {
                    error(open, open + 1, "this entry is never closed; add " + close);
                }
                isBroken = true;
                break;
            }
            if (scanner.at(at, ',')) {
                if (comma) {
                    String message = "no field stands before this comma; remove the comma";
                    warn(new Span(at, at + 1), "bib-syntax", message);
                }
                at++;
                separated = true;
                comma = true;
            } else if (scanner.at(at, '%')) {
                // Biber, unlike BibTeX, takes the rest of the line for a comment.
                at = scanner.lineEnd(at);
            } else if (scanner.at(at, close)) {
                at++;
                int next = scanner.skipSpace(at);
                if (!scanner.at(next, ',') || !scanner.isFieldHead(scanner.skipSpace(next + 1))) {
                    break;
                }
                error(at - 1, at, "the entry goes on behind this " + close + "; remove it");
            } else {
                comma = false;
                int fieldStart = at;
                int fieldEnd = scanner.nameEnd(at);
                int equals = scanner.skipSpace(fieldEnd);
                if (fieldEnd == fieldStart || !scanner.at(equals, '=')) {
                    String expected = separated ? "name = {value}" : ", or " + close;
                    int end = Math.max(fieldEnd, fieldStart + 1);
                    error(fieldStart, end, "expected " + expected + " here; fix or remove this");
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
                addField(field, new Span(fieldStart, fieldEnd), value);
                at = value.end();
                // A value that is never closed contains the comma after it.
                separated = !value.isWhole();
            }
        }
        int end = Math.max(open + 1, scanner.trimEnd(open, at));
        Span key = hasKey ? new Span(keyStart, keyEnd) : new Span(open + 1, open + 1);
        return node(type, new Span(start, end), typeEnd, key);
    }

    private void addField(String name, Span nameSpan, Value value) {
        fields.add(
                new Field(
                        name,
                        value.isWhole() ? value.text() : withoutComma(value.text()),
                        nameSpan,
                        new Span(value.start(), value.end()),
                        value.inner()));
    }

    private static String withoutComma(String value) {
        String text = value.strip();
        return text.endsWith(",") ? text.substring(0, text.length() - 1) : text;
    }

    private boolean isMissing(Value value) {
        return !scanner.at(value.open(), '{') && !scanner.at(value.open(), '"');
    }

    private void reportMacroLimit(Span span) {
        if (values.isSpent() && !isMacroLimitReported) {
            isMacroLimitReported = true;
            error(
                    span.start(),
                    span.end(),
                    "the @string macros of this file expand to too much text; from here on they are"
                            + " not expanded; shorten their definitions");
        }
    }

    private void report(String field, Value value) {
        reportMacroLimit(value.inner());
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
            // Macros are often defined in another file.
            add(macro, Problem.Severity.INFORMATION, "bib-string", message);
        }
    }

    /** The first offset from {@code offset} on at which a field or the end of the entry can be. */
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
        isBroken = true;
        add(new Span(start, end), Problem.Severity.ERROR, "bib-syntax", message);
    }

    private void warn(Span span, String code, String message) {
        add(span, Problem.Severity.WARNING, code, message);
    }

    private void add(Span span, Problem.Severity severity, String code, String message) {
        if (errors.size() < FirstProblems.MAX_PROBLEMS) {
            errors.add(new SyntaxError(span, severity, code, message));
        }
    }
}
