package glossa.source.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.io.StringReader;

/**
 * Parses JSON leniently: RFC 8259, and additionally trailing commas, comments, and control
 * characters in strings.
 */
public final class JsonText {
    /** The maximum length of a string, in UTF-16 units; Jackson keeps one string in memory. */
    private static final int MAX_STRING_LENGTH = 1 << 28;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(JsonSyntaxError.MAX_DEPTH)
                                    .maxStringLength(MAX_STRING_LENGTH)
                                    .build())
                    .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
                    .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
                    .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
                    .build();

    private JsonText() {}

    /** A parser at the start of {@code json}, whose offsets are in UTF-16 units. */
    public static JsonParser parser(String json) {
        return FACTORY.createParser(ObjectReadContext.empty(), new StringReader(json));
    }
}
