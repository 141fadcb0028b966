package glossa.source.csl;

import glossa.paper.Problem;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.CslTypes;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonSyntaxError;
import glossa.source.json.JsonText;
import glossa.source.json.JsonValue;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.regex.Pattern;

/**
 * CSL-JSON: an array of items, or an object that has one under {@code items} or {@code references}.
 *
 * <pre>
 * [{"id": "vaswani2017", "type": "article-journal", "title": "Attention Is All You Need"}]
 * </pre>
 *
 * <p>An invalid item is skipped. After a syntax error the items before it are kept, and one {@link
 * Problem} reports it.
 */
public final class CslJson implements JsonFormat {
    /** The length that {@link #recognises} examines. */
    private static final int HEAD_LENGTH = 1 << 16;

    private static final Pattern ARRAY = Pattern.compile("\\A\\s*\\[\\s*\\{");

    private static final Pattern OBJECT = Pattern.compile("\\A\\s*\\{");

    private static final Pattern ITEMS =
            Pattern.compile("\"(items|references)\"\\s*:\\s*\\[\\s*\\{");

    /** Zotero's own items, which have a format of their own. */
    private static final Pattern ZOTERO = Pattern.compile("\"itemType\"\\s*:");

    private static final Pattern TYPE =
            Pattern.compile("\"type\"\\s*:\\s*\"(" + CslTypes.ALTERNATIVES + ")?\"");

    private static final Pattern CSL_ONLY =
            Pattern.compile(
                    "\"(date-parts|container-title|citation-key|title-short|publisher-place|page-first)\"\\s*:");

    private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:");

    /** Members that other lists of papers have and CSL items have not. */
    private static final Pattern FOREIGN =
            Pattern.compile("\"(name|slug|body|content|html|scripts)\"\\s*:");

    private static final Pattern ID =
            Pattern.compile("\"(?:id|standard_citation)\"\\s*:\\s*[\"\\d]");

    @Override
    public String name() {
        return "CSL-JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        String head = text.substring(0, Math.min(HEAD_LENGTH, text.length()));
        boolean listed =
                ARRAY.matcher(head).find()
                        || OBJECT.matcher(head).find() && ITEMS.matcher(head).find();
        if (!listed || ZOTERO.matcher(head).find()) {
            return false;
        }
        boolean named = source.fileName().endsWith(".csl.json");
        boolean hasId = ID.matcher(head).find();
        boolean typed =
                TYPE.matcher(head).find()
                        && TITLE.matcher(head).find()
                        && !FOREIGN.matcher(head).find();
        return named || hasId && (typed || CSL_ONLY.matcher(head).find());
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        try (JsonParser parser = JsonText.parser(source.text())) {
            if (enterItems(parser)) {
                readItems(parser, result);
            }
        } catch (JacksonException e) {
            result.add(
                    JsonSyntaxError.of(e, source.text())
                            .problem(source, 0, "only the items before this place are read"));
        }
        return result.build();
    }

    private static void readItems(JsonParser parser, ReadResult.Builder result) {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            JsonValue item = JsonValue.read(parser, 0, name -> false);
            if (token == JsonToken.START_OBJECT) {
                CslItem.read(item, "\"id\": \"key\"", result);
            } else {
                result.error(
                        item.span(),
                        "csl-item",
                        "expected an item here; write {\"id\": \"key\", ...}");
            }
        }
    }

    /** Advances to the list of items; returns whether there is one. */
    public static boolean enterItems(JsonParser parser) {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                token = parser.nextToken();
                boolean items = name.equals("items") || name.equals("references");
                if (items && token == JsonToken.START_ARRAY) {
                    break;
                }
                parser.skipChildren();
                token = null;
            }
        }
        return token == JsonToken.START_ARRAY;
    }
}
