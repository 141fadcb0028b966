package glossa.grammar;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The fields of a note's front matter: {@code status: read}, {@code tags: [nlp, attention]}. This
 * is a scanner for names with plain values and lists, not a YAML parser: it skips what it does not
 * know, and never fails.
 *
 * @param fields the fields of the first level, in the order of the text
 */
public record Metadata(List<Field> fields) {
    /** No fields. */
    public static final Metadata NONE = new Metadata(List.of());

    public Metadata {
        fields = List.copyOf(fields);
    }

    /**
     * One field.
     *
     * @param name as written, without quotation marks
     * @param span the span of the name
     * @param values empty for an empty field and for one that contains fields
     */
    public record Field(String name, Span span, List<Value> values) {
        public Field {
            values = List.copyOf(values);
        }
    }

    /**
     * One value.
     *
     * @param text the value without quotation marks and comments
     * @param span the span of {@code text}
     */
    public record Value(String text, Span span) {}

    /** The fields of a note's front matter, if it has one. */
    public static Metadata of(String text, Optional<FrontMatter> frontMatter) {
        return frontMatter.map(block -> of(text, block)).orElse(NONE);
    }

    /** The fields of this front matter. */
    public static Metadata of(String text, FrontMatter frontMatter) {
        return new Metadata(new MetadataReader(text, frontMatter.content()).read());
    }

    /** The field of this name, compared without case, as in Obsidian. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(field -> field.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The first value of the field of this name. */
    public Optional<Value> value(String name) {
        return field(name).flatMap(field -> field.values().stream().findFirst());
    }

    /** All values of the field of this name; empty if there is no such field. */
    public List<String> values(String name) {
        List<String> texts = new ArrayList<>();
        field(name).ifPresent(field -> field.values().forEach(value -> texts.add(value.text())));
        return texts;
    }
}
