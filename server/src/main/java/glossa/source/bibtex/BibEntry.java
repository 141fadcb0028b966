package glossa.source.bibtex;

import glossa.grammar.Span;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node of a {@link BibDocument}: an entry, or one of the commands {@code @comment},
 * {@code @preamble} and {@code @string}. Macros are expanded; LaTeX is as written.
 *
 * @param type in lower case, such as {@code article}
 * @param key empty for an entry without one, and for commands
 * @param span from its {@code @} to its closing delimiter
 * @param typeSpan the type as written, without the {@code @}
 * @param keySpan empty, after the opening delimiter, if there is no key
 * @param fields in text order; {@code @string} has one, the macro with its value
 * @param isWhole whether no syntax error was found in it
 */
public record BibEntry(
        String type,
        String key,
        Span span,
        Span typeSpan,
        Span keySpan,
        List<Field> fields,
        boolean isWhole) {
    public BibEntry {
        fields = List.copyOf(fields);
    }

    /**
     * A field.
     *
     * @param name in lower case
     * @param value its parts joined, without delimiters
     * @param nameSpan the name as written
     * @param valueSpan the value with its delimiters, and all parts that {@code #} joins
     * @param content the value's only part without delimiters; {@code valueSpan} where several
     *     parts are joined
     */
    public record Field(String name, String value, Span nameSpan, Span valueSpan, Span content) {
        /**
         * The span of the value between its delimiters; empty for a number, a macro, joined parts
         * and a value that is never closed.
         */
        public Optional<Span> inner() {
            boolean isDelimited =
                    content.start() == valueSpan.start() + 1
                            && content.end() + 1 == valueSpan.end();
            return isDelimited ? Optional.of(content) : Optional.empty();
        }
    }

    public boolean isCommand() {
        return BibDataModel.COMMANDS.contains(type);
    }

    /** The field of this name, in lower case; if there are several, the last one, as in pandoc. */
    public Optional<Field> field(String name) {
        return Optional.ofNullable(lastField(name));
    }

    private @Nullable Field lastField(String name) {
        for (int i = fields.size() - 1; i >= 0; i--) {
            if (fields.get(i).name().equals(name)) {
                return fields.get(i);
            }
        }
        return null;
    }

    /** The value of the field of this name; empty where there is none. */
    public String value(String name) {
        Field field = lastField(name);
        return field == null ? "" : field.value();
    }

    /** The keys that the value of a field lists between commas or blanks. */
    public List<String> keysIn(String field) {
        String value = value(field).strip();
        return value.isEmpty() ? List.of() : List.of(value.split("[,\\s]+"));
    }

    /** All values by the names of their fields, in a new map. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>(fields.size() * 2);
        fields.forEach(field -> values.put(field.name(), field.value()));
        return values;
    }

    /** What names the entry to the user: its key, else its title, else its type. */
    public Span name() {
        if (!key.isEmpty()) {
            return keySpan;
        }
        Span name = field("title").map(Field::content).orElse(typeSpan);
        // A title that is never closed includes the white space after the entry.
        return new Span(Math.min(name.start(), span.end()), Math.min(name.end(), span.end()));
    }
}
