package glossa.source.yaml;

import glossa.grammar.Span;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.json.JsonValue;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLFactoryBuilder;

import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Splits a YAML file into parts that are parsed one by one, so that a syntax error affects only
 * one: the entries of the top-level mapping, or the items of a list in it.
 *
 * <p>In block style (YAML 1.2, chapter 8) a part ends at a line that is not indented more than its
 * first line. Anchors are not expanded.
 */
public final class YamlParts {
    private static final int DEEPEST = 64;

    private static final YAMLFactory FACTORY = factory(Optional.empty());

    /** The buffer size of the parser of {@link #FACTORY}, in code points. */
    private static final int BUFFER = 1024;

    /**
     * Parts from this length on get a buffer of their own size, because a long word is moved in the
     * buffer again and again.
     */
    private static final int LONG_PART = 64 * BUFFER;

    /** The maximum length of a part in characters: the limit of the parser (SnakeYAML Engine). */
    private static final int MAX_PART_LENGTH = 3 << 20;

    private final SourceText source;
    private final ReadResult.Builder result;

    /** The parts of a source; syntax errors are added to the problems of {@code result}. */
    public YamlParts(ReadResult.Builder result) {
        this.source = result.source();
        this.result = result;
    }

    /** The spans of the entries of the top-level mapping, each from its name to the next entry. */
    public List<Span> entries() {
        List<Span> parts = new ArrayList<>();
        int open = -1;
        for (int line = 0; line < source.lines().count(); line++) {
            int start = source.lines().start(line);
            int end = source.lines().end(line);
            boolean marker = isMarker(start, end);
            if (open >= 0 && (marker || isName(start, end))) {
                parts.add(trimmed(open, start));
                open = -1;
            }
            if (!marker && isName(start, end)) {
                open = start;
            }
        }
        if (open >= 0) {
            parts.add(trimmed(open, source.text().length()));
        }
        return parts;
    }

    /** The spans of the items of the outermost block list in {@code within}. */
    public List<Span> items(Span within) {
        List<Span> parts = new ArrayList<>();
        int indent = -1;
        int open = -1;
        int last = source.lines().line(Math.max(within.start(), within.end() - 1));
        for (int line = source.lines().line(within.start()); line <= last; line++) {
            int start = source.lines().start(line);
            int end = source.lines().end(line);
            int dash = firstOfLine(start, end);
            boolean dashed =
                    dash < end
                            && source.text().charAt(dash) == '-'
                            && (dash + 1 == end || source.text().charAt(dash + 1) == ' ');
            if (dashed && indent < 0) {
                indent = dash - start;
            }
            if (dashed && dash - start == indent || open >= 0 && isMarker(start, end)) {
                if (open >= 0) {
                    parts.add(trimmed(open, start));
                }
                open = dashed ? start : -1;
            }
        }
        if (open >= 0) {
            parts.add(trimmed(open, within.end()));
        }
        return parts;
    }

    /**
     * An entry of the top-level mapping.
     *
     * @param name its name
     * @param nameSpan the span of the name, without quotation marks
     */
    public record Entry(String name, Span nameSpan, JsonValue value) {}

    /**
     * The first entry of the mapping in {@code part}; its name is empty if {@code part} is not a
     * mapping. Empty after a syntax error, which is added to the problems.
     */
    public Optional<Entry> entry(Span part) {
        return parsed(
                part,
                (parser, offsets) -> {
                    if (parser.nextToken() != JsonToken.START_OBJECT
                            || parser.nextToken() != JsonToken.PROPERTY_NAME) {
                        return new Entry("", new Span(part.start(), part.start()), JsonValue.NONE);
                    }
                    String name = parser.currentName();
                    Span nameSpan = offsets.scalar(offsets.tokenStart(parser), parser);
                    parser.nextToken();
                    Entry entry = new Entry(name, nameSpan, value(parser, offsets));
                    while (parser.nextToken() != null) {
                        // Parses the rest, too, to find syntax errors.
                    }
                    return entry;
                });
    }

    /**
     * The value in {@code part}, with strings for all scalars. Empty if there is none, or after a
     * syntax error, which is added to the problems.
     */
    public Optional<JsonValue> parse(Span part) {
        return parsed(
                part,
                (parser, offsets) -> parser.nextToken() == null ? null : value(parser, offsets));
    }

    private interface Reading<T> {
        @Nullable T of(JsonParser parser, Offsets offsets);
    }

    private <T> Optional<T> parsed(Span part, Reading<T> reading) {
        String text = part.in(source.text());
        boolean wide = text.codePointCount(0, text.length()) != text.length();
        Offsets offsets = new Offsets(text, part.start(), wide);
        try (JsonParser parser =
                factory(text.length())
                        .createParser(ObjectReadContext.empty(), new WholeCharacters(text))) {
            return Optional.ofNullable(reading.of(parser, offsets));
        } catch (JacksonException e) {
            int at = e.getLocation() == null ? 0 : (int) e.getLocation().getCharOffset();
            int offset = Math.min(offsets.offset(Math.max(0, at)), source.text().length());
            Span span = new Span(offset, Math.min(offset + 1, source.text().length()));
            String reason = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            result.error(span, "yaml-syntax", "invalid YAML, so this record is skipped: " + reason);
            return Optional.empty();
        }
    }

    private static YAMLFactory factory(int length) {
        return length < LONG_PART
                ? FACTORY
                : factory(
                        Optional.of(
                                LoadSettings.builder()
                                        .setBufferSize(Math.min(length, MAX_PART_LENGTH))
                                        .build()));
    }

    private static YAMLFactory factory(Optional<LoadSettings> settings) {
        YAMLFactoryBuilder builder =
                YAMLFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
        settings.ifPresent(builder::loadSettings);
        return builder.build();
    }

    /** Reads the value at the parser's current token. */
    private static JsonValue value(JsonParser parser, Offsets offsets) {
        int start = offsets.tokenStart(parser);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_ARRAY) {
            List<JsonValue> items = new ArrayList<>();
            for (token = parser.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = parser.nextToken()) {
                items.add(value(parser, offsets));
            }
            return JsonValue.array(items, offsets.span(start, parser));
        }
        if (token == JsonToken.START_OBJECT) {
            Map<String, JsonValue> members = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                members.putIfAbsent(name, value(parser, offsets));
            }
            return JsonValue.object(members, offsets.span(start, parser));
        }
        String text =
                token == null || token == JsonToken.VALUE_NULL
                        ? ""
                        : String.valueOf(parser.getString());
        return JsonValue.string(text, offsets.scalar(start, parser));
    }

    /**
     * A reader that never splits a character: SnakeYAML Engine's buffer is one unit too short for
     * that.
     */
    private static final class WholeCharacters extends Reader {
        private final String text;
        private int next;

        WholeCharacters(String text) {
            this.text = text;
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            int end = Math.min(text.length(), next + length);
            if (next >= end) {
                return length == 0 ? 0 : -1;
            }
            if (end - next > 1 && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            text.getChars(next, end, buffer, offset);
            int count = end - next;
            next = end;
            return count;
        }

        @Override
        public void close() {}
    }

    /** Converts the parser's offsets, which count code points, to offsets in the source. */
    private record Offsets(String text, int offset, boolean wide) {
        int offset(int codePoints) {
            int count = Math.max(0, codePoints);
            if (!wide) {
                return offset + Math.min(count, text.length());
            }
            int most = text.codePointCount(0, text.length());
            return offset + text.offsetByCodePoints(0, Math.min(count, most));
        }

        int tokenStart(JsonParser parser) {
            return offset((int) parser.currentTokenLocation().getCharOffset());
        }

        Span span(int start, JsonParser parser) {
            int end = offset((int) parser.currentLocation().getCharOffset());
            while (end > start && Character.isWhitespace(text.charAt(end - 1 - offset))) {
                end--;
            }
            return new Span(start, Math.max(start, end));
        }

        /** The span of a scalar without its quotation marks. */
        Span scalar(int start, JsonParser parser) {
            Span span = span(start, parser);
            if (span.length() < 2) {
                return span;
            }
            char first = text.charAt(span.start() - offset);
            char last = text.charAt(span.end() - 1 - offset);
            boolean quoted = first == last && (first == '"' || first == '\'');
            return quoted ? new Span(span.start() + 1, span.end() - 1) : span;
        }
    }

    private boolean isMarker(int start, int end) {
        String text = source.text();
        return end - start >= 3 && (text.startsWith("---", start) || text.startsWith("...", start));
    }

    /** Whether a line begins, without indentation, with a possible name. */
    private boolean isName(int start, int end) {
        if (start == end || isMarker(start, end)) {
            return false;
        }
        char first = source.text().charAt(start);
        boolean item = first == '-' && (start + 1 == end || source.text().charAt(start + 1) == ' ');
        return !item && !Character.isWhitespace(first) && "#%{}[],".indexOf(first) < 0;
    }

    private int firstOfLine(int start, int end) {
        int first = start;
        while (first < end && source.text().charAt(first) == ' ') {
            first++;
        }
        return first;
    }

    private Span trimmed(int start, int end) {
        int to = end;
        while (to > start && Character.isWhitespace(source.text().charAt(to - 1))) {
            to--;
        }
        return new Span(start, to);
    }
}
