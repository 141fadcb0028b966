package glossa.source.bibtex;

import glossa.source.bibtex.BibEntry.Field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How a {@code .bib} is set: what most of its entries do.
 *
 * @param newline what ends a line
 * @param indent what stands before a field in its line; where entries are of one line, what stands
 *     between two fields
 * @param isOneLine whether an entry is one line
 * @param equals how many characters after the beginning of a name its {@code =} stands at least; 0
 *     where names are not filled up
 * @param value the same of the value
 * @param before what stands between the name, filled up, and {@code =}
 * @param after what stands between {@code =} and the value, where it is not filled up
 * @param opening a brace or a quotation mark
 * @param hasLastComma whether a comma follows the last field too
 * @param end what stands between the last field and the closing brace
 * @param gap what stands between two entries
 * @param typeCase how types are written
 * @param nameCase how names are written
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
    /** Entries that are looked at. */
    private static final int MAX_ENTRIES = 500;

    /** How a word is written. */
    enum Case {
        LOWER,
        FIRST,
        UPPER;

        static Case of(String word) {
            boolean first = !word.isEmpty() && Character.isUpperCase(word.charAt(0));
            boolean all = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
            return all && first ? UPPER : first ? FIRST : LOWER;
        }

        String written(String word) {
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

    /** What is counted. */
    private static final class Vote<T> {
        private final Map<T, Integer> counts = new LinkedHashMap<>();

        void add(T value) {
            counts.merge(value, 1, Integer::sum);
        }

        T most(T otherwise) {
            T most = otherwise;
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

    /** The style of a file; where it has no entries yet, the usual one. */
    public static BibFormatting of(String text) {
        return of(text, BibDocument.of(text).nodes());
    }

    /** The style of these parts of a text. */
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
        Vote<Boolean> oneLine = new Vote<>();
        Vote<String> indents = new Vote<>();
        Vote<String> betweens = new Vote<>();
        Vote<Integer> equals = new Vote<>();
        Vote<Integer> values = new Vote<>();
        Vote<String> befores = new Vote<>();
        Vote<String> afters = new Vote<>();
        Vote<Character> openings = new Vote<>();
        Vote<Boolean> commas = new Vote<>();
        Vote<String> ends = new Vote<>();
        Vote<Case> types = new Vote<>();
        Vote<Case> names = new Vote<>();
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
        boolean isOneLine = oneLine.most(false);
        int column = equals.most(0);
        return new BibFormatting(
                newline,
                isOneLine ? betweens.most(" ") : indents.most("  "),
                isOneLine,
                column,
                values.most(0),
                befores.most(" "),
                afters.most(" "),
                openings.most('{'),
                commas.most(false),
                ends.most(newline),
                gap(text, nodes, newline),
                types.most(Case.LOWER),
                names.most(Case.LOWER));
    }

    private static int equalsOf(String text, Field field) {
        return text.indexOf('=', field.nameSpan().end()) - field.nameSpan().start();
    }

    private static String gap(String text, List<BibEntry> nodes, String newline) {
        Vote<String> gaps = new Vote<>();
        for (int i = 1; i < Math.min(MAX_ENTRIES, nodes.size()); i++) {
            String between =
                    text.substring(nodes.get(i - 1).span().end(), nodes.get(i).span().start());
            if (between.isBlank() && between.contains("\n")) {
                gaps.add(between);
            }
        }
        return gaps.most(newline + newline);
    }

    /** A field: its name, and its value with what delimits it. */
    public String field(String name, String value) {
        return set(nameCase.written(name), value);
    }

    /** The same, the name as it is. */
    public String set(String name, String value) {
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

    /** A value in this file's delimiters; in braces where a quotation mark would end it. */
    public String delimited(String value) {
        return opening == '"' && !value.contains("\"") ? "\"" + value + "\"" : "{" + value + "}";
    }

    /**
     * A whole entry.
     *
     * @param fields names, and values with what delimits them
     */
    public String entry(String type, String key, Map<String, String> fields) {
        StringBuilder entry = new StringBuilder();
        entry.append('@').append(typeCase.written(type)).append('{').append(key);
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
