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
 * A part of one JSON record, which knows its place. Asking for what is not there gives {@link
 * #NONE}, whose text is empty.
 *
 * @param text a text, a number, {@code true} or {@code false} as written; else empty
 * @param items the items of an array
 * @param members the members of an object
 * @param span the place; within its quotes for a text
 */
public record JsonValue(
        String text, List<JsonValue> items, Map<String, JsonValue> members, Span span) {
    public static final JsonValue NONE = new JsonValue("", List.of(), Map.of(), new Span(0, 0));

    /** The member {@code name}. */
    public JsonValue at(String name) {
        return members.getOrDefault(name, NONE);
    }

    /** The text of the first of these members that has one. */
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

    /** This, or the first item where it is an array. */
    public JsonValue first() {
        return items.isEmpty() ? this : items.getFirst();
    }

    /** The items of an array; a value alone as an array of itself. */
    public List<JsonValue> each() {
        return !items.isEmpty() || text.isEmpty() && members.isEmpty() ? items : List.of(this);
    }

    /**
     * The value that {@code parser} stands at, which it stands at the end of then.
     *
     * @param base what to add to the parser's offsets
     * @param skipped members that are not kept
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
                    members.putIfAbsent(name, read(parser, base, skipped));
                }
            }
            return new JsonValue("", List.of(), members, new Span(start, end(parser, base, start)));
        }
        if (token == JsonToken.START_ARRAY) {
            List<JsonValue> items = new ArrayList<>();
            for (token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                items.add(read(parser, base, skipped));
            }
            return new JsonValue("", items, Map.of(), new Span(start, end(parser, base, start)));
        }
        if (token == null || token == JsonToken.VALUE_NULL || !token.isScalarValue()) {
            return NONE;
        }
        // The text is read before the end is asked for: Jackson reads strings late.
        String text = parser.getString();
        int end = end(parser, base, start);
        boolean quoted = token == JsonToken.VALUE_STRING && end - start >= 2;
        return new JsonValue(
                text,
                List.of(),
                Map.of(),
                quoted ? new Span(start + 1, end - 1) : new Span(start, end));
    }

    private static int end(JsonParser parser, int base, int start) {
        return Math.max(start, base + (int) parser.currentLocation().getCharOffset());
    }
}
