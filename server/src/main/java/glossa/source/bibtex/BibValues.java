package glossa.source.bibtex;

import glossa.grammar.Span;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads the values of fields: texts in braces or quotes, numbers and macros, joined by {@code #}.
 */
public final class BibValues {
    /**
     * A value, read as far as it goes.
     *
     * @param text its parts, joined
     * @param start the offset of its first part
     * @param inner where its only part stands, without delimiters; the whole of it else
     * @param end where reading goes on
     * @param open the offset of a delimiter that is never closed, or of what stands where a value
     *     is missing; -1 where the value is whole
     * @param unknown the macros in it that nothing defines
     */
    public record Value(String text, int start, Span inner, int end, int open, List<Span> unknown) {
        public boolean isWhole() {
            return open < 0;
        }
    }

    /**
     * Words that need no {@code @string}: the months, and those of BibLaTeX's localisation strings
     * that types of works are given by (BibLaTeX manual, section 4.9.2).
     */
    private static final Set<String> BUILT_IN =
            Set.of(
                    ("jan feb mar apr may jun jul aug sep oct nov dec january february march april"
                                    + " june july august september october november december"
                                    + " mathesis phdthesis candthesis bathesis techreport resreport"
                                    + " software datacd audiocd patent patentus patenteu patentuk"
                                    + " patreq inpreparation submitted forthcoming inpress"
                                    + " prepublished true false")
                            .split(" "));

    private final String text;
    private final BibScanner scanner;
    private final Map<String, String> macros = new HashMap<>();

    /** Characters that macros may still stand for; journals' names in long stay far below it. */
    private long allowance;

    private boolean spent;

    public BibValues(String text, BibScanner scanner) {
        this.text = text;
        this.scanner = scanner;
        this.allowance = 8L * text.length() + (1 << 20);
    }

    /**
     * Whether macros were to stand for far more than the file's own length, as {@code b = a # a},
     * {@code c = b # b} and so on are; from then on they stand for their names.
     */
    boolean isSpent() {
        return spent;
    }

    /** From now on {@code name} stands for {@code value}; case does not count (BibTeX's rule). */
    void define(String name, String value) {
        macros.put(name.toLowerCase(Locale.ROOT), value);
    }

    /** From now on all that {@code others} know is known. */
    void defineAll(BibValues others) {
        macros.putAll(others.macros);
    }

    /** The value that stands at {@code offset}, or after blanks. */
    public Value read(int offset) {
        List<Span> unknown = List.of();
        StringBuilder joined = null;
        String first = "";
        int valueStart = scanner.skipSpace(offset);
        Span inner = new Span(valueStart, valueStart);
        int i = valueStart;
        while (true) {
            String part;
            int end;
            int open = -1;
            if (scanner.at(i, '{') || scanner.at(i, '"')) {
                int close = scanner.at(i, '{') ? scanner.closingBrace(i) : scanner.closingQuote(i);
                open = close < 0 ? i : -1;
                int innerEnd = close < 0 ? scanner.openValueEnd(i + 1) : close;
                end = close < 0 ? innerEnd : close + 1;
                inner = new Span(i + 1, Math.max(i + 1, innerEnd));
                part = inner.in(text);
            } else {
                end = scanner.bareEnd(i);
                inner = new Span(i, end);
                part = inner.in(text);
                if (part.isEmpty()) {
                    open = i;
                } else if (!Character.isDigit(part.charAt(0))) {
                    String meaning = macros.get(part.toLowerCase(Locale.ROOT));
                    if (meaning != null) {
                        allowance -= meaning.length();
                        spent |= allowance < 0;
                        part = spent ? part : meaning;
                    } else if (!BUILT_IN.contains(part.toLowerCase(Locale.ROOT))) {
                        unknown = unknown.isEmpty() ? new ArrayList<>() : unknown;
                        unknown.add(inner);
                    }
                }
            }
            if (i == valueStart) {
                first = part;
            } else {
                joined = joined == null ? new StringBuilder(first) : joined;
                joined.append(part);
                inner = new Span(valueStart, end);
            }
            int next = scanner.skipSpace(end);
            if (open < 0 && scanner.at(next, '#')) {
                i = scanner.skipSpace(next + 1);
                continue;
            }
            String text = joined == null ? first : joined.toString();
            return new Value(text, valueStart, inner, end, open, unknown);
        }
    }
}
