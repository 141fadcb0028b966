package glossa.source.edit;

import glossa.grammar.Span;
import glossa.paper.Disagreement.ComparedField;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.json.JsonText;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Edits of one CSL-JSON item: changes the value of a variable. */
final class CslJsonEdits {
    private CslJsonEdits() {}

    /**
     * @param role {@code author} or {@code editor}
     */
    static List<Edit> of(String item, ComparedField part, Paper model, String role) {
        String variable =
                switch (part) {
                    case TITLE -> "title";
                    case YEAR -> "issued";
                    case AUTHORS -> role;
                };
        Span value = values(item).get(variable);
        if (value == null) {
            return List.of();
        }
        String written =
                switch (part) {
                    case TITLE -> quoted(model.title());
                    case YEAR ->
                            SourceEdits.date(model).stream()
                                    .map(CslJsonEdits::number)
                                    .collect(
                                            Collectors.joining(", ", "{\"date-parts\": [[", "]]}"));
                    case AUTHORS ->
                            model.authors().stream()
                                    .map(CslJsonEdits::name)
                                    .collect(Collectors.joining(", ", "[", "]"));
                };
        return List.of(new Edit(value, written));
    }

    private static String number(String digits) {
        return digits.matches("\\d{1,9}")
                ? String.valueOf(Integer.parseInt(digits))
                : quoted(digits);
    }

    private static String name(Name name) {
        if (name.given().isEmpty()) {
            return "{\"literal\": " + quoted(name.family()) + "}";
        }
        int comma = name.given().lastIndexOf(", ");
        String given = comma < 0 ? name.given() : name.given().substring(0, comma);
        String suffix =
                comma < 0 ? "" : ", \"suffix\": " + quoted(name.given().substring(comma + 2));
        return "{\"family\": "
                + quoted(name.family())
                + ", \"given\": "
                + quoted(given)
                + suffix
                + "}";
    }

    /** A JSON string (RFC 8259, section 7). */
    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    /** The spans of the values of an item's variables. */
    private static Map<String, Span> values(String item) {
        Map<String, Span> values = new HashMap<>();
        try (JsonParser parser = JsonText.parser(item)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return values;
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String variable = parser.currentName();
                JsonToken token = parser.nextToken();
                int start = (int) parser.currentTokenLocation().getCharOffset();
                if (token.isStructStart()) {
                    parser.skipChildren();
                } else {
                    // Jackson reads strings lazily: the end is known after the text has been read.
                    parser.getString();
                }
                values.put(
                        variable, new Span(start, (int) parser.currentLocation().getCharOffset()));
            }
        } catch (JacksonException e) {
            return Map.of();
        }
        return values;
    }
}
