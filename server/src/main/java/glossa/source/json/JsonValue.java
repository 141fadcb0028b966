package glossa.source.json;

import glossa.grammar.Span;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A JSON value with its span; also used for YAML, which has the same types. A missing member is
 * {@link #NONE}, whose text is empty.
 *
 * @param type which of the other components contains the value
 * @param text the text of a string, or a literal as written; otherwise empty
 * @param items the items of an array
 * @param members the members of an object in their order; of several with one name, the last (RFC
 *     8259, section 4)
 * @param span the span of the value, without quotation marks
 */
public record JsonValue(
        Type type, String text, List<JsonValue> items, Map<String, JsonValue> members, Span span) {
    public static final JsonValue NONE =
            new JsonValue(Type.NULL, "", List.of(), Map.of(), new Span(0, 0));

    /**
     * The types of JSON (RFC 8259, section 3); a literal is a number, {@code true} or {@code
     * false}.
     */
    public enum Type {
        OBJECT,
        ARRAY,
        STRING,
        LITERAL,
        NULL
    }

    public static JsonValue object(Map<String, JsonValue> members, Span span) {
        return new JsonValue(Type.OBJECT, "", List.of(), members, span);
    }

    public static JsonValue array(List<JsonValue> items, Span span) {
        return new JsonValue(Type.ARRAY, "", items, Map.of(), span);
    }

    public static JsonValue string(String text, Span span) {
        return new JsonValue(Type.STRING, text, List.of(), Map.of(), span);
    }

    /** Whether the value is empty: a blank text, or no items or members. */
    public boolean isEmpty() {
        return text.isBlank() && items.isEmpty() && members.isEmpty();
    }

    public boolean hasMembers() {
        return !members.isEmpty();
    }

    public boolean isScalar() {
        return type == Type.STRING || type == Type.LITERAL;
    }

    /** The member {@code name}; {@link #NONE} if absent. */
    public JsonValue at(String name) {
        return members.getOrDefault(name, NONE);
    }

    /** The text of the first of these members that has one, stripped; empty if none has. */
    public String text(String... names) {
        for (String name : names) {
            if (!at(name).text().isBlank()) {
                return at(name).text().strip();
            }
        }
        return "";
    }

    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** The first item of an array; any other value itself. */
    public JsonValue first() {
        return items.isEmpty() ? this : items.getFirst();
    }

    /** The items of an array; any other value as a single item, unless it is empty. */
    public List<JsonValue> each() {
        return !items.isEmpty() || text.isEmpty() && members.isEmpty() ? items : List.of(this);
    }

    /**
     * Reads the value whose first token is the parser's current one; its last token is current
     * afterwards.
     *
     * @param base the offset in the source at which the parser's text begins
     * @param skipped names of members to skip
     */
    public static JsonValue read(JsonParser parser, int base, Predicate<String> skipped) {
        int start = base + (int) parser.currentTokenLocation().getCharOffset();
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (skipped.test(name)) {
                    parser.skipChildren();
                } else {
                    members.put(name, read(parser, base, skipped));
                }
            }
            return object(members, new Span(start, end(parser, base, start)));
        }
        if (token == JsonToken.START_ARRAY) {
            List<JsonValue> items = new ArrayList<>();
            for (token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                items.add(read(parser, base, skipped));
            }
            return array(items, new Span(start, end(parser, base, start)));
        }
        if (token == null || !token.isScalarValue()) {
            return NONE;
        }
        // The text is read first: Jackson reads strings lazily, and the end is known only after
        // that.
        String text = parser.getString();
        int end = end(parser, base, start);
        if (token == JsonToken.VALUE_NULL) {
            return new JsonValue(Type.NULL, "", List.of(), Map.of(), new Span(start, end));
        }
        if (token != JsonToken.VALUE_STRING) {
            return new JsonValue(Type.LITERAL, text, List.of(), Map.of(), new Span(start, end));
        }
        return string(text, end - start >= 2 ? new Span(start + 1, end - 1) : new Span(start, end));
    }

    private static int end(JsonParser parser, int base, int start) {
        return Math.max(start, base + (int) parser.currentLocation().getCharOffset());
    }
}
