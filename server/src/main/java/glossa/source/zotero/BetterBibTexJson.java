package glossa.source.zotero;

import glossa.grammar.Span;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonSyntaxError;
import glossa.source.json.JsonText;
import glossa.source.json.JsonValue;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The Zotero export 'BetterBibTeX JSON': Zotero's items with their keys.
 *
 * <pre>
 * {"config": {"label": "BetterBibTeX JSON", "localeDateOrder": "dmy"},
 *  "items": [{"itemType": "journalArticle", "citationKey": "owls2019", "title": "Owls and Maps"}]}
 * </pre>
 *
 * <p>Notes and attachments without a parent item are not papers, and are skipped.
 */
public final class BetterBibTexJson implements Format {
    private static final Pattern LABEL = Pattern.compile("\"label\"\\s*:\\s*\"BetterBibTeX JSON\"");

    private static final Pattern ITEMS = Pattern.compile("\"items\"\\s*:\\s*\\[");

    private static final Pattern ITEM_TYPE = Pattern.compile("\"itemType\"\\s*:\\s*\"");

    /** An item and its spans. */
    private record ParsedItem(ZoteroItem item, Span record, Span name) {}

    /** What has been read from a source so far. */
    private record State(
            SourceText source,
            List<ParsedItem> items,
            Map<String, List<String>> collections,
            Map<String, String> config,
            List<Problem> problems) {}

    @Override
    public String name() {
        return "BetterBibTeX JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head = JsonRecordReader.head(source);
        return head.startsWith("{")
                && (LABEL.matcher(head).find()
                        || ITEMS.matcher(head).find() && ITEM_TYPE.matcher(head).find());
    }

    @Override
    public ReadResult read(SourceText source) {
        State state =
                new State(
                        source,
                        new ArrayList<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new ArrayList<>());
        try (JsonParser parser = JsonText.parser(source.text())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                members(parser, state);
            }
        } catch (JacksonException e) {
            state.problems()
                    .add(
                            JsonSyntaxError.of(e, source.text())
                                    .problem(
                                            source,
                                            0,
                                            "only the items before this place are read"));
        }
        String order = state.config().getOrDefault("localeDateOrder", "ymd");
        List<Paper> papers = new ArrayList<>();
        for (ParsedItem read : state.items()) {
            String id = read.item().field("itemID");
            state.collections().getOrDefault(id, List.of()).forEach(read.item()::collection);
            papers.add(read.item().paper(source, read.record(), read.name(), order));
        }
        return new ReadResult(papers, state.problems());
    }

    private static void members(JsonParser parser, State state) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "config" ->
                        JsonValue.read(parser, 0, "preferences"::equals)
                                .members()
                                .forEach((key, value) -> state.config().put(key, value.text()));
                case "collections" -> collections(JsonValue.read(parser, 0, x -> false), state);
                case "items" -> {
                    if (token == JsonToken.START_ARRAY) {
                        items(parser, state);
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
    }

    /** {@code {"KEY": {"name": "Owls", "items": [1, 2]}}}. */
    private static void collections(JsonValue all, State state) {
        for (JsonValue collection : all.members().values()) {
            for (JsonValue id : collection.at("items").items()) {
                state.collections()
                        .computeIfAbsent(id.text(), item -> new ArrayList<>())
                        .add(collection.text("name"));
            }
        }
    }

    private static void items(JsonParser parser, State state) {
        for (JsonToken token = parser.nextToken();
                token != null && token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            JsonValue value = JsonValue.read(parser, 0, "relations"::equals);
            String type = value.text("itemType");
            if (type.isEmpty()) {
                Span span = value.span();
                state.problems()
                        .add(
                                new Problem(
                                        state.source().lines().range(span),
                                        Problem.Severity.ERROR,
                                        "zotero-item",
                                        "expected an item here; write {\"itemType\": \"book\","
                                                + " ...}"));
            } else if (ZoteroFields.isPaper(type)) {
                ZoteroItem item = item(value, type);
                state.items()
                        .add(new ParsedItem(item, value.span(), name(state.source(), value, item)));
            }
        }
    }

    private static ZoteroItem item(JsonValue value, String type) {
        ZoteroItem item = new ZoteroItem(type);
        item.key(value.text("citationKey", "citekey", "citation-key"));
        value.members()
                .forEach(
                        (name, member) -> {
                            switch (name) {
                                case "creators" -> member.items().forEach(c -> creator(item, c));
                                case "tags" ->
                                        member.items()
                                                .forEach(
                                                        tag ->
                                                                item.tag(
                                                                        tag.text().isEmpty()
                                                                                ? tag.text("tag")
                                                                                : tag.text()));
                                case "notes" ->
                                        member.items()
                                                .forEach(
                                                        note ->
                                                                item.note(
                                                                        note.text().isEmpty()
                                                                                ? note.text("note")
                                                                                : note.text()));
                                case "attachments" ->
                                        member.items()
                                                .forEach(
                                                        file ->
                                                                item.file(
                                                                        file.text(
                                                                                "localPath",
                                                                                "path")));
                                case "extra" -> item.field("extra", extra(member));
                                case "key" -> item.field("itemKey", member.text());
                                case "itemType", "citationKey", "citekey", "citation-key" -> {}
                                default -> item.field(name, member.text());
                            }
                        });
        return item;
    }

    /** A text, or an array of its lines. */
    private static String extra(JsonValue value) {
        return value.items().isEmpty()
                ? value.text()
                : String.join("\n", value.items().stream().map(JsonValue::text).toList());
    }

    private static void creator(ZoteroItem item, JsonValue creator) {
        String last = creator.text("lastName", "name");
        item.creator(creator.text("creatorType"), last, creator.text("firstName"));
    }

    /** The span of the key, which is a member or in {@code extra}; otherwise that of the title. */
    private static Span name(SourceText source, JsonValue value, ZoteroItem item) {
        for (String member : List.of("citationKey", "citekey", "citation-key")) {
            if (!value.at(member).text().isBlank()) {
                return value.at(member).span();
            }
        }
        String key = item.key();
        if (!key.isEmpty()) {
            Span extra = value.at("extra").span();
            int at = extra.in(source.text()).indexOf(key);
            if (at >= 0) {
                return new Span(extra.start() + at, extra.start() + at + key.length());
            }
        }
        Span title = value.at("title").span();
        return title.length() == 0 ? value.span() : title;
    }
}
