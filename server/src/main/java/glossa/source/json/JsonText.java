package glossa.source.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.io.StringReader;

/**
 * JSON as people and their tools write it: RFC 8259, and trailing commas and control characters in
 * strings besides.
 */
public final class JsonText {
    /** UTF-16 units; Jackson holds one string at a time. */
    private static final int MAX_STRING_LENGTH = 1 << 28;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonSyntaxError.MAX_DEPTH)
                                    .maxStringLength(MAX_STRING_LENGTH)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build();

    private JsonText() {}

    /** A parser at the beginning of {@code json}, whose offsets are UTF-16 units. */
    public static JsonParser parser(String json) {
        return FACTORY.createParser(ObjectReadContext.empty(), new StringReader(json));
    }
}
