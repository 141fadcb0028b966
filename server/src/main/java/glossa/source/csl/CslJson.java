package glossa.source.csl;

import glossa.grammar.Span;
import glossa.paper.Problem;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.CslTypes;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonSyntaxError;
import glossa.source.json.JsonText;
import glossa.source.json.JsonValue;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * CSL-JSON: an array of items, or an object that has one under {@code items} or {@code references};
 * also an item alone, as services answer, one in each line, or an object of items by their keys.
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

    private static final String ID_EXAMPLE = "\"id\": \"key\"";

    private static final String BLANK = "\\A(?:\\s++|//[^\\n]*+)*+";

    private static final Pattern ARRAY = Pattern.compile(BLANK + "\\[\\s*\\{");

    /** A list, or an object that has one. */
    private static final Pattern LIST =
            Pattern.compile(BLANK + "\\[|\"(?:items|references|csl)\"\\s*:\\s*\\[\\s*[^\\s\"\\]]");

    private static final Pattern OBJECT = Pattern.compile(BLANK + "\\{");

    private static final Pattern ITEMS =
            Pattern.compile("\"(items|references|csl)\"\\s*:\\s*\\[\\s*\\{");

    /** An item, or items by their keys; not an object of other objects. */
    private static final Pattern ALONE =
            Pattern.compile(
                    BLANK
                            + "\\{\\s*\"(?:(?:indexed|issued)\"\\s*:|[^\"]+\"\\s*:\\s*(?:[^\\s{]|\\{\\s*\"(?:"
                            + "id|type|title|author|editor|issued|DOI|citation-key|container-title"
                            + ")\"))");

    /** What items have that are no list, in an object or line by line. */
    private static final Pattern CSL_ALONE =
            Pattern.compile(
                    "\"(author|editor)\"\\s*:\\s*\\[\\s*\\{\\s*\"(family|given|literal)\""
                        + "|\"(date-parts|container-title|citation-key|title-short|publisher-place)\"\\s*:");

    /** Members that lists of papers from scripts have, and types of other things. */
    private static final Pattern PLAIN =
            Pattern.compile(
                    "\"(year|journal|doi|url|date|venue|booktitle|start|end|status)\"\\s*:"
                        + "|\"type\"\\s*:\\s*\"(event|song|map|post|document|article|graphic|figure)\"");

    private static final Pattern NOT_ALONE =
            Pattern.compile("\"(authors|message|attributes|itemType|\\$schema|@context)\"\\s*:");

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
        String head = head(source);
        boolean listed =
                ARRAY.matcher(head).find()
                        || OBJECT.matcher(head).find() && ITEMS.matcher(head).find();
        if (ZOTERO.matcher(head).find()) {
            return false;
        }
        if (!listed) {
            return ALONE.matcher(head).find()
                    && TYPE.matcher(head).find()
                    && TITLE.matcher(head).find()
                    && (CSL_ALONE.matcher(head).find()
                            || ID.matcher(head).find() && !PLAIN.matcher(head).find())
                    && !FOREIGN.matcher(head).find()
                    && !NOT_ALONE.matcher(head).find();
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
        if (isList(source)) {
            try (JsonParser parser = JsonText.parser(source.text())) {
                if (enterItems(parser)) {
                    readItems(parser, result);
                }
            } catch (JacksonException e) {
                result.add(
                        JsonSyntaxError.of(e, source.text())
                                .problem(source, 0, "only the items before this place are read"));
            }
        } else if (JsonRecordReader.isLines(JsonRecordReader.head(source))) {
            for (int line = 0; line < source.lines().count(); line++) {
                int start = source.lines().start(line);
                String text = source.text().substring(start, source.lines().end(line));
                readAlone(text, start, "the other lines are read", result);
            }
        } else {
            readAlone(source.text(), 0, "only the items before this place are read", result);
        }
        return result.build();
    }

    /** Whether a source has its items in a list. */
    public static boolean isList(SourceText source) {
        return LIST.matcher(head(source)).find();
    }

    private static String head(SourceText source) {
        return source.text().substring(0, Math.min(HEAD_LENGTH, source.text().length()));
    }

    /** An item alone, or an object of items by their keys. */
    private static void readAlone(String json, int base, String rest, ReadResult.Builder result) {
        try (JsonParser parser = JsonText.parser(json)) {
            while (parser.nextToken() != null) {
                JsonValue value = JsonValue.read(parser, base, name -> false);
                if (value.has("title") || value.has("type") || value.has("author")) {
                    CslItem.read(value, ID_EXAMPLE, result);
                } else {
                    readByKey(value, result);
                }
            }
        } catch (JacksonException e) {
            result.add(JsonSyntaxError.of(e, json).problem(result.source(), base, rest));
        }
    }

    private static void readByKey(JsonValue all, ReadResult.Builder result) {
        boolean isFirst = true;
        for (var member : all.members().entrySet()) {
            JsonValue item = member.getValue();
            if (item.type() != JsonValue.Type.OBJECT) {
                continue;
            }
            if (isFirst) {
                Span start = new Span(item.span().start(), item.span().start() + 1);
                result.add(
                        new Problem(
                                result.source().lines().range(start),
                                Problem.Severity.INFORMATION,
                                "csl-id",
                                "these items are members of an object, by their keys; pandoc reads"
                                        + " them in a list: [{\"id\": \"key\", ...}]"));
                isFirst = false;
            }
            Map<String, JsonValue> members = new LinkedHashMap<>(item.members());
            members.putIfAbsent("id", JsonValue.string(member.getKey(), item.span()));
            CslItem.read(JsonValue.object(members, item.span()), ID_EXAMPLE, result);
        }
    }

    private static void readItems(JsonParser parser, ReadResult.Builder result) {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            JsonValue item = JsonValue.read(parser, 0, name -> false);
            if (token == JsonToken.START_OBJECT) {
                CslItem.read(item, ID_EXAMPLE, result);
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
                boolean items = Set.of("items", "references", "csl").contains(name);
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
