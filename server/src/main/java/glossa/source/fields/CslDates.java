package glossa.source.fields;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.List;

/** Reads CSL-JSON's dates: {@code date-parts}, {@code raw}, {@code literal} (CSL-JSON schema). */
public final class CslDates {
    private CslDates() {}

    /**
     * The date whose opening brace {@code parser} stands at, as {@code 2017-05/2018}; what was
     * written where it is no date.
     */
    public static String read(JsonParser parser) {
        List<String> parts = new ArrayList<>();
        String raw = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (name.equals("date-parts") && token == JsonToken.START_ARRAY) {
                readParts(parser, parts);
            } else if (token == JsonToken.VALUE_STRING
                    && (name.equals("raw") || name.equals("literal"))) {
                raw = raw.isEmpty() ? parser.getString().strip() : raw;
            } else {
                parser.skipChildren();
            }
        }
        return parts.isEmpty() ? raw : String.join("/", parts);
    }

    private static void readParts(JsonParser parser, List<String> dates) {
        StringBuilder flat = new StringBuilder();
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            if (token == JsonToken.START_ARRAY) {
                StringBuilder date = new StringBuilder();
                for (token = parser.nextToken();
                        token != null && token != JsonToken.END_ARRAY;
                        token = parser.nextToken()) {
                    part(token, parser, date);
                }
                if (!date.isEmpty()) {
                    dates.add(date.toString());
                }
            } else {
                part(token, parser, flat);
            }
        }
        if (!flat.isEmpty()) {
            dates.add(flat.toString());
        }
    }

    private static void part(JsonToken token, JsonParser parser, StringBuilder date) {
        if (!token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            parser.skipChildren();
            return;
        }
        String number = parser.getString().strip();
        if (number.matches("-?\\d{1,6}")) {
            String dash = date.isEmpty() ? "" : "-";
            date.append(dash).append(number.length() == 1 ? "0" + number : number);
        }
    }
}
