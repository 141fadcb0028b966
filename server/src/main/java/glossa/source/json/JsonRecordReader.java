package glossa.source.json;

import glossa.grammar.Span;
import glossa.source.Format;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads responses of a scholarly service, saved as JSON or JSONL, record by record, so that only
 * one record is in memory.
 *
 * <pre>
 * {"total": 2, "data": [{"paperId": "…", "title": "…"}, {"paperId": "…", "title": "…"}]}
 * </pre>
 *
 * @param wrappers the members that contain the records of a response, or the paper of a record
 * @param skipped members of records that are skipped: lists of references, statistics
 * @param record converts an object to a draft; empty if it is not a record
 */
public record JsonRecordReader(
        Set<String> wrappers,
        Set<String> skipped,
        Function<JsonValue, Optional<PaperDraft>> record) {
    private static final int HEAD_LENGTH = 1 << 16;

    /** The first line is a complete object, and another one follows. */
    private static final Pattern LINES =
            Pattern.compile("\\A\\s*+\\{[^\\r\\n]*\\}[^\\S\\r\\n]*+[\\r\\n]\\s*+\\{");

    /** A draft, and the span of its record. */
    public record ParsedRecord(PaperDraft draft, Span span) {}

    /** The part that {@link Format#recognises} examines; empty if the source cannot be JSON. */
    public static String head(SourceText source) {
        String text = source.text();
        int start = 0;
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        boolean json =
                start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
        return json ? text.substring(start, Math.min(text.length(), start + HEAD_LENGTH)) : "";
    }

    /** Whether {@link #head} begins like JSONL. */
    public static boolean isLines(String head) {
        return LINES.matcher(head).find();
    }

    /** The papers of a whole source. */
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        List<ParsedRecord> records = new ArrayList<>();
        if (isLines(head(source))) {
            for (int line = 0; line < source.lines().count(); line++) {
                int start = source.lines().start(line);
                String text = source.text().substring(start, source.lines().end(line));
                if (!text.isBlank()) {
                    read(text, start, records)
                            .map(e -> e.problem(source, start, "the other lines are read"))
                            .ifPresent(result::add);
                }
            }
        } else {
            read(source.text(), 0, records)
                    .map(e -> e.problem(source, 0, "only the papers before this place are read"))
                    .ifPresent(result::add);
        }
        for (ParsedRecord record : records) {
            Span name = record.draft().namePlace();
            Span span = record.span();
            result.add(record.draft().paper(source, span, name.length() == 0 ? span : name));
        }
        return result.build();
    }

    /** Adds the drafts in {@code json}; their spans are shifted by {@code base}. */
    public Optional<JsonSyntaxError> read(String json, int base, List<ParsedRecord> drafts) {
        try (JsonParser parser = JsonText.parser(json)) {
            while (parser.nextToken() != null) {
                value(parser, base, drafts);
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of(JsonSyntaxError.of(e, json));
        }
    }

    private void value(JsonParser parser, int base, List<ParsedRecord> drafts) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (JsonToken token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                value(parser, base, drafts);
            }
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(parser, base, drafts);
        }
    }

    /** Searches an object that wraps others for records; converts any other object to a draft. */
    private void object(JsonParser parser, int base, List<ParsedRecord> drafts) {
        int start = base + (int) parser.currentTokenLocation().getCharOffset();
        Map<String, JsonValue> members = new LinkedHashMap<>();
        int before = drafts.size();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (wrappers.contains(name) && token.isStructStart()) {
                value(parser, base, drafts);
            } else if (skipped.contains(name)) {
                parser.skipChildren();
            } else {
                members.put(name, JsonValue.read(parser, base, skipped::contains));
            }
        }
        if (drafts.size() > before) {
            return;
        }
        int end = Math.max(start, base + (int) parser.currentLocation().getCharOffset());
        Span span = new Span(start, end);
        record.apply(JsonValue.object(members, span))
                .filter(draft -> !draft.title().isEmpty())
                .ifPresent(draft -> drafts.add(new ParsedRecord(draft, span)));
    }
}
