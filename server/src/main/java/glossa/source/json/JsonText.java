package glossa.source.json;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

import java.io.StringWriter;

/** Values of JSON as text, for what Glossa keeps and does not know. */
public final class JsonText {
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private JsonText() {}

    /**
     * The object or array whose start {@code parser} stands at, without white space; empty where it
     * holds nothing. The parser stands at its end then.
     */
    public static String of(JsonParser parser) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), text)) {
            json.copyCurrentStructure(parser);
        }
        return text.getBuffer().length() <= 2 ? "" : text.toString();
    }
}
