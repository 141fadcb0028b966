package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.csl.CslJson;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.edit.SourceKeys.KeyPlace;
import glossa.source.edit.SourceKeys.KeyRole;
import glossa.source.json.JsonText;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The keys of CSL-JSON: the {@code id} of each item, its {@code citation-key}, and Manubot's {@code
 * standard_citation}, which is the key if there is one.
 */
final class CslJsonKeys implements SourceKeys.Writer {
    @Override
    public List<KeyPlace> places(SourceText source) {
        List<KeyPlace> places = new ArrayList<>();
        try (JsonParser parser = JsonText.parser(source.text())) {
            if (!CslJson.isList(source)) {
                // Items alone, or line by line; those of an object have their keys as its names.
                for (int record = 0; parser.nextToken() == JsonToken.START_OBJECT; record++) {
                    add(places, parser, record);
                }
            } else if (CslJson.enterItems(parser)) {
                int record = 0;
                for (JsonToken token = parser.nextToken();
                        token != null && token != JsonToken.END_ARRAY;
                        token = parser.nextToken()) {
                    if (token == JsonToken.START_OBJECT) {
                        add(places, parser, record++);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (JacksonException e) {
            // The items before the error are known.
            places.removeIf(place -> place.span().end() > source.text().length());
        }
        places.sort(Comparator.comparingInt(place -> place.span().start()));
        return places;
    }

    private static void add(List<KeyPlace> places, JsonParser parser, int record) {
        Optional<KeyPlace> standard = Optional.empty();
        Optional<KeyPlace> id = Optional.empty();
        Optional<KeyPlace> citationKey = Optional.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String variable = parser.currentName();
            JsonToken token = parser.nextToken();
            if (token.isScalarValue() && variable.equals("id")) {
                id = place(parser, token, record);
            } else if (token.isScalarValue() && variable.equals(CslDraft.STANDARD_CITATION)) {
                standard = place(parser, token, record);
            } else if (token.isScalarValue() && variable.equals("citation-key")) {
                citationKey = place(parser, token, record);
            } else if (token.isStructStart()) {
                parser.skipChildren();
            }
        }
        boolean named = false;
        for (Optional<KeyPlace> name : List.of(standard, id, citationKey)) {
            if (name.isPresent()) {
                KeyRole role = named ? KeyRole.ALIAS : KeyRole.KEY;
                places.add(new KeyPlace(name.get().span(), name.get().key(), role, record));
                named = true;
            }
        }
    }

    private static Optional<KeyPlace> place(JsonParser parser, JsonToken token, int record) {
        int start = (int) parser.currentTokenLocation().getCharOffset();
        // Jackson reads strings lazily: the end is known after the text has been read.
        String key = String.valueOf(parser.getString()).strip();
        int end = (int) parser.currentLocation().getCharOffset();
        boolean quoted = token == JsonToken.VALUE_STRING;
        if (key.isEmpty() || !quoted && token != JsonToken.VALUE_NUMBER_INT) {
            return Optional.empty();
        }
        Span span = quoted ? new Span(start + 1, end - 1) : new Span(start, start + key.length());
        return Optional.of(new KeyPlace(span, key, KeyRole.KEY, record));
    }

    @Override
    public Edit written(String text, KeyPlace place, String key) {
        boolean quoted = place.span().start() > 0 && text.charAt(place.span().start() - 1) == '"';
        boolean isNumber = key.matches("[1-9]\\d{0,8}");
        return new Edit(
                place.span(),
                quoted ? escaped(key, text) : isNumber ? key : "\"" + escaped(key, text) + "\"");
    }

    /**
     * A key escaped like the file's texts: characters that may be escaped are escaped if the file
     * does so.
     */
    private static String escaped(String key, String text) {
        boolean slashes = text.contains("\\/") && !text.replace("\\/", "").contains("/");
        boolean ascii = text.contains("\\u") && text.chars().allMatch(c -> c < 128);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c == '"' || c == '\\' || c == '/' && slashes) {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c >= 128 && ascii) {
                escaped.append(String.format("\\u%04x", (int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
