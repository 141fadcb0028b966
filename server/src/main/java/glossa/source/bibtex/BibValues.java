package glossa.source.bibtex;

import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Parses the values of fields: texts in braces or quotes, numbers and macros, joined by {@code #}.
 */
final class BibValues {
    /**
     * A value, parsed as far as possible.
     *
     * @param text its parts, joined
     * @param start the offset of its first part
     * @param inner the span of its only part, without delimiters; the whole value if it has several
     *     parts
     * @param end the offset where parsing continues
     * @param open the offset of a delimiter that is never closed, or the offset at which a value is
     *     missing; -1 if the value is whole
     * @param unknown the macros in it that are not defined
     */
    record Value(String text, int start, Span inner, int end, int open, List<Span> unknown) {
        boolean isWhole() {
            return open < 0;
        }
    }

    private final String text;
    private final BibScanner scanner;
    private final Map<String, String> macros = new HashMap<>();

    /** Characters to which macros may still expand; names of journals stay far below the limit. */
    private long charactersLeft;

    BibValues(String text, BibScanner scanner) {
        this.text = text;
        this.scanner = scanner;
        this.charactersLeft = 8L * text.length() + (1 << 20);
    }

    /**
     * Whether macros would have expanded to far more text than the file has, as {@code b = a # a},
     * {@code c = b # b} and so on do. From then on they are not expanded.
     */
    boolean isSpent() {
        return charactersLeft < 0;
    }

    /** Defines a macro; case does not count in its name (BibTeX's rule). */
    void define(String name, String value) {
        macros.put(name.toLowerCase(Locale.ROOT), value);
    }

    /** Defines all macros of {@code others}. */
    void defineAll(BibValues others) {
        macros.putAll(others.macros);
    }

    /** The value at {@code offset}, or after the white space there. */
    Value read(int offset) {
        List<Span> unknown = List.of();
        StringBuilder joined = null;
        String first = "";
        int valueStart = scanner.skipSpace(offset);
        int innerStart;
        int innerEnd;
        int i = valueStart;
        while (true) {
            String part;
            int end;
            int open = -1;
            if (scanner.at(i, '{') || scanner.at(i, '"')) {
                int close = scanner.at(i, '{') ? scanner.closingBrace(i) : scanner.closingQuote(i);
                open = close < 0 ? i : -1;
                end = close < 0 ? scanner.openValueEnd(i + 1) : close + 1;
                innerStart = i + 1;
                innerEnd = close < 0 ? Math.max(innerStart, end) : close;
                part = text.substring(innerStart, innerEnd);
            } else {
                end = scanner.bareEnd(i);
                innerStart = i;
                innerEnd = end;
                part = text.substring(i, end);
                if (part.isEmpty()) {
                    open = i;
                } else if (!Character.isDigit(part.charAt(0))) {
                    String name = part.toLowerCase(Locale.ROOT);
                    String definition = macros.get(name);
                    if (definition != null) {
                        charactersLeft -= definition.length();
                        part = isSpent() ? part : definition;
                    } else if (!BibDataModel.BUILT_IN_WORDS.contains(name)) {
                        unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                        unknown.add(new Span(i, end));
                    }
                }
            }
            if (i == valueStart) {
                first = part;
            } else {
                joined = joined == null ? new StringBuilder(first) : joined;
                joined.append(part);
                innerStart = valueStart;
                innerEnd = end;
            }
            int next = scanner.skipSpace(end);
            if (open < 0 && scanner.at(next, '#')) {
                i = scanner.skipSpace(next + 1);
                continue;
            }
            String value = joined == null ? first : joined.toString();
            Span inner = new Span(innerStart, innerEnd);
            return new Value(value, valueStart, inner, end, open, unknown);
        }
    }
}
