package glossa.source.bibtex;

import glossa.source.bibtex.BibEntry.Field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a {@code .bib} is formatted: what most of its entries do.
 *
 * @param newline the line break
 * @param indent the text before a field in its line; in entries of one line, the text between two
 *     fields
 * @param isOneLine whether an entry is one line
 * @param equals the least number of characters from the beginning of a name to its {@code =}; 0 if
 *     the {@code =} are not aligned
 * @param value the same for the value
 * @param before the text between the name, filled up, and {@code =}
 * @param after the text between {@code =} and the value, if values are not aligned
 * @param opening a brace or a quotation mark
 * @param hasLastComma whether a comma follows the last field
 * @param end the text between the last field and the closing brace
 * @param gap the text between two entries
 * @param typeCase the case of types
 * @param nameCase the case of the names of fields
 */
public record BibFormatting(
        String newline,
        String indent,
        boolean isOneLine,
        int equals,
        int value,
        String before,
        String after,
        char opening,
        boolean hasLastComma,
        String end,
        String gap,
        Case typeCase,
        Case nameCase) {
    /** Entries that are counted; more do not change the result. */
    private static final int MAX_ENTRIES = 500;

    /** The case of a word: all letters lower, the first upper, or all upper. */
    enum Case {
        LOWER,
        FIRST,
        UPPER;

        static Case of(String word) {
            boolean first = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
            boolean all = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            return all && first ? UPPER : first ? FIRST : LOWER;
        }

        String apply(String word) {
            return switch (this) {
                case LOWER -> word.toLowerCase(Locale.ROOT);
                case UPPER -> word.toUpperCase(Locale.ROOT);
                case FIRST ->
                        word.isEmpty()
                                ? word
                                : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
            };
        }
    }

    /** Counts values and knows the most frequent one. */
    private static final class Frequencies<T> {
        private final Map<T, Integer> counts = new LinkedHashMap<>();

        void add(T value) {
            counts.merge(value, 1, Integer::sum);
        }

        T mostFrequent(T ifNone) {
            T most = ifNone;
            int best = 0;
            for (var entry : counts.entrySet()) {
                if (entry.getValue() > best) {
                    most = entry.getKey();
                    best = entry.getValue();
                }
            }
            return most;
        }
    }

    /** The formatting of a file; of a file without entries, the usual one. */
    public static BibFormatting of(String text) {
        return of(text, BibDocument.of(text).nodes());
    }

    /** The formatting of these nodes of a text. */
    public static BibFormatting of(String text, List<BibEntry> nodes) {
        String newline = text.contains("\r\n") ? "\r\n" : "\n";
        List<BibEntry> entries =
                nodes.stream()
                        .filter(
                                node ->
                                        !node.isCommand()
                                                && node.isWhole()
                                                && !node.fields().isEmpty())
                        .limit(MAX_ENTRIES)
                        .toList();
        Frequencies<Boolean> oneLine = new Frequencies<>();
        Frequencies<String> indents = new Frequencies<>();
        Frequencies<String> betweens = new Frequencies<>();
        Frequencies<Integer> equals = new Frequencies<>();
        Frequencies<Integer> values = new Frequencies<>();
        Frequencies<String> befores = new Frequencies<>();
        Frequencies<String> afters = new Frequencies<>();
        Frequencies<Character> openings = new Frequencies<>();
        Frequencies<Boolean> commas = new Frequencies<>();
        Frequencies<String> ends = new Frequencies<>();
        Frequencies<Case> types = new Frequencies<>();
        Frequencies<Case> names = new Frequencies<>();
        for (BibEntry entry : entries) {
            String head =
                    text.substring(
                            entry.keySpan().end(), entry.fields().getFirst().nameSpan().start());
            oneLine.add(head.indexOf('\n') < 0);
            (head.indexOf('\n') < 0 ? betweens : indents)
                    .add(head.substring(Math.max(head.lastIndexOf('\n'), head.indexOf(',')) + 1));
            int[] at = entry.fields().stream().mapToInt(field -> equalsOf(text, field)).toArray();
            int[] from =
                    entry.fields().stream()
                            .mapToInt(field -> field.valueSpan().start() - field.nameSpan().start())
                            .toArray();
            boolean differ =
                    entry.fields().stream().mapToInt(f -> f.nameSpan().length()).distinct().count()
                            > 1;
            equals.add(differ && IntStream.of(at).distinct().count() == 1 ? at[0] : 0);
            values.add(differ && IntStream.of(from).distinct().count() == 1 ? from[0] : 0);
            for (int i = 0; i < at.length; i++) {
                Field field = entry.fields().get(i);
                int nameStart = field.nameSpan().start();
                befores.add(text.substring(field.nameSpan().end(), nameStart + at[i]));
                afters.add(text.substring(nameStart + at[i] + 1, field.valueSpan().start()));
                char opening = text.charAt(field.valueSpan().start());
                if (opening == '{' || opening == '"') {
                    openings.add(opening);
                }
                names.add(Case.of(field.nameSpan().in(text)));
            }
            String tail =
                    text.substring(
                            entry.fields().getLast().valueSpan().end(), entry.span().end() - 1);
            commas.add(tail.contains(","));
            ends.add(tail.replaceFirst("^\\s*,", ""));
            types.add(Case.of(entry.typeSpan().in(text)));
        }
        boolean isOneLine = oneLine.mostFrequent(false);
        int column = equals.mostFrequent(0);
        return new BibFormatting(
                newline,
                isOneLine ? betweens.mostFrequent(" ") : indents.mostFrequent("  "),
                isOneLine,
                column,
                values.mostFrequent(0),
                befores.mostFrequent(" "),
                afters.mostFrequent(" "),
                openings.mostFrequent('{'),
                commas.mostFrequent(false),
                ends.mostFrequent(newline),
                gap(text, nodes, newline),
                types.mostFrequent(Case.LOWER),
                names.mostFrequent(Case.LOWER));
    }

    private static int equalsOf(String text, Field field) {
        return text.indexOf('=', field.nameSpan().end()) - field.nameSpan().start();
    }

    private static String gap(String text, List<BibEntry> nodes, String newline) {
        Frequencies<String> gaps = new Frequencies<>();
        for (int i = 1; i < Math.min(MAX_ENTRIES, nodes.size()); i++) {
            String between =
                    text.substring(nodes.get(i - 1).span().end(), nodes.get(i).span().start());
            if (between.isBlank() && between.contains("\n")) {
                gaps.add(between);
            }
        }
        return gaps.mostFrequent(newline + newline);
    }

    /** A field, with its name in this file's case; the value has its delimiters. */
    public String field(String name, String value) {
        return aligned(nameCase.apply(name), value);
    }

    /** A field, with its name as given; the value has its delimiters. */
    public String aligned(String name, String value) {
        StringBuilder field = new StringBuilder(name);
        if (equals > 0) {
            String gap = field.length() < equals ? "" : " ";
            field.append(" ".repeat(Math.max(0, equals - field.length()))).append(gap);
        } else {
            field.append(before);
        }
        field.append('=');
        if (value() > 0 && equals == 0) {
            field.append(" ".repeat(Math.max(after.isEmpty() ? 0 : 1, value() - field.length())));
        } else if (equals > 0 && value() > 0) {
            field.append(" ".repeat(Math.max(0, value() - equals - 1)));
        } else {
            field.append(after);
        }
        return field.append(value).toString();
    }

    /** A value in this file's delimiters; in braces if it contains a quotation mark. */
    public String delimited(String value) {
        return opening == '"' && !value.contains("\"") ? "\"" + value + "\"" : "{" + value + "}";
    }

    /**
     * A whole entry.
     *
     * @param fields values with their delimiters, by the names of the fields
     */
    public String entry(String type, String key, Map<String, String> fields) {
        StringBuilder entry = new StringBuilder();
        entry.append('@').append(typeCase.apply(type)).append('{').append(key);
        fields.forEach(
                (name, text) ->
                        entry.append(',')
                                .append(isOneLine ? "" : newline)
                                .append(indent)
                                .append(field(name, text)));
        return entry.append(hasLastComma || fields.isEmpty() ? "," : "")
                .append(end)
                .append('}')
                .toString();
    }
}
