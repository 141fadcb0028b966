package glossa.source.json;

import glossa.paper.DisplayText;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes one JSON value on one line, without white space between its tokens (RFC 8259).
 *
 * <pre>
 * JsonWriter.object(json -&gt; json.put("key", "vaswani2017")
 *         .put("line", 3)
 *         .putArray("marks", marks -&gt; marks.add(0).add(9)))
 *
 * {"key":"vaswani2017","line":3,"marks":[0,9]}
 * </pre>
 *
 * <p>{@code put} writes a member of an object and {@code add} an item of an array. The text is safe
 * to print: besides the characters that RFC 8259 names (section 7), control characters, U+2028,
 * U+2029, bidirectional control characters and unpaired surrogates are escaped.
 */
public final class JsonWriter {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private final JsonGenerator json;

    private JsonWriter(JsonGenerator json) {
        this.json = json;
    }

    /** The object whose members {@code members} puts. */
    public static String object(Consumer<JsonWriter> members) {
        return value(json -> json.addObject(members));
    }

    /** The array whose items {@code items} adds. */
    public static String array(Consumer<JsonWriter> items) {
        return value(json -> json.addArray(items));
    }

    /** {@code value} without its white space. */
    public static String of(JsonValue value) {
        return value(json -> json.add(value));
    }

    private static String value(Consumer<JsonWriter> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            content.accept(new JsonWriter(json));
        }
        return escaped(text.toString());
    }

    public JsonWriter put(String name, String value) {
        json.writeStringProperty(name, value);
        return this;
    }

    /** Writes {@code null} if {@code value} is absent. */
    public JsonWriter put(String name, Optional<String> value) {
        json.writeName(name);
        value.ifPresentOrElse(json::writeString, json::writeNull);
        return this;
    }

    public JsonWriter put(String name, long value) {
        json.writeNumberProperty(name, value);
        return this;
    }

    public JsonWriter put(String name, boolean value) {
        json.writeBooleanProperty(name, value);
        return this;
    }

    public JsonWriter putNull(String name) {
        json.writeNullProperty(name);
        return this;
    }

    public JsonWriter putObject(String name, Consumer<JsonWriter> members) {
        json.writeName(name);
        return addObject(members);
    }

    public JsonWriter putArray(String name, Consumer<JsonWriter> items) {
        json.writeName(name);
        return addArray(items);
    }

    public JsonWriter put(String name, JsonValue value) {
        json.writeName(name);
        return add(value);
    }

    /** Writes an array of strings. */
    public JsonWriter putArray(String name, Iterable<String> items) {
        return putArray(name, array -> items.forEach(array::add));
    }

    public JsonWriter add(String value) {
        json.writeString(value);
        return this;
    }

    public JsonWriter add(long value) {
        json.writeNumber(value);
        return this;
    }

    public JsonWriter add(boolean value) {
        json.writeBoolean(value);
        return this;
    }

    public JsonWriter add(JsonValue value) {
        switch (value.type()) {
            case STRING -> json.writeString(value.text());
            case LITERAL -> json.writeRawValue(value.text());
            case NULL -> json.writeNull();
            case ARRAY -> addArray(items -> value.items().forEach(items::add));
            case OBJECT -> addObject(members -> value.members().forEach(members::put));
        }
        return this;
    }

    public JsonWriter addNull() {
        json.writeNull();
        return this;
    }

    public JsonWriter addObject(Consumer<JsonWriter> members) {
        json.writeStartObject();
        members.accept(this);
        json.writeEndObject();
        return this;
    }

    public JsonWriter addArray(Consumer<JsonWriter> items) {
        json.writeStartArray();
        items.accept(this);
        json.writeEndArray();
        return this;
    }

    /**
     * Escapes characters that Jackson does not. All of them are outside of printable ASCII, hence
     * in strings, where any UTF-16 code unit may be escaped.
     */
    private static String escaped(String json) {
        StringBuilder escaped = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < json.length()
                    && Character.isLowSurrogate(json.charAt(i + 1))) {
                escaped.append(c).append(json.charAt(++i));
            } else if (Character.isSurrogate(c)
                    || DisplayText.isControl(c)
                    || isDirectionalMark(c)) {
                escaped.append(String.format("\\u%04X", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /**
     * ALM, LRM and RLM: together with those of {@link DisplayText}, all of Unicode's Bidi_Control.
     */
    private static boolean isDirectionalMark(char c) {
        return c == '\u061C' || c == '\u200E' || c == '\u200F';
    }
}
