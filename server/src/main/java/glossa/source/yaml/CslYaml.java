package glossa.source.yaml;

import glossa.grammar.Span;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslItem;
import glossa.source.fields.CslTypes;
import glossa.source.fields.RecordDates;
import glossa.source.json.JsonValue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * CSL-YAML: CSL-JSON's items under {@code references}, or in a list, as pandoc reads and writes
 * them (pandoc manual, "Specifying bibliographic data").
 *
 * <pre>
 * references:
 * - id: vaswani2017
 *   type: article-journal
 *   title: Attention Is All You Need
 * </pre>
 *
 * <p>{@code id} is the key. Texts are Markdown; emphasis and spans are removed.
 */
public final class CslYaml implements Format {
    private static final Pattern REFERENCES =
            Pattern.compile(
                    "(?m)^references:[ \\t]*(?:#.*)?\\R(?:[ \\t]*(?:#.*)?\\R){0,9}[ \\t]*- ");

    private static final Pattern LIST = Pattern.compile("\\A(?:\\s|#.*\\R|---.*\\R){0,99}- ");

    private static final Pattern ID = Pattern.compile("(?m)^[ \\t]*(?:- +)?id:[ \\t]*\\S");

    private static final Pattern TYPE =
            Pattern.compile(
                    "(?m)^[ \\t]*(?:- +)?type:[ \\t]*[\"']?(?:"
                            + CslTypes.ALTERNATIVES
                            + ")[\"']?[ \\t]*$");

    private static final Pattern CSL_ONLY =
            Pattern.compile("(?m)^[ \\t]+(?:issued|container-title|title-short|citation-key):");

    private static final Pattern EMPHASIS = Pattern.compile("(\\*{1,3})(?=\\S)([^*]+?)(?<=\\S)\\1");

    private static final Pattern SPAN = Pattern.compile("\\[([^\\[\\]]*)\\]\\{[^{}]*\\}");

    private static final Pattern RAISED = Pattern.compile("([\\^~])([^\\s^~]{1,9})\\1");

    private static final Pattern ESCAPED = Pattern.compile("\\\\([\\p{Punct}])");

    /** Variables in which asterisks and backslashes are not Markdown. */
    private static final Set<String> VERBATIM =
            Set.of("id", "URL", "DOI", "citation-key", "standard_citation", "other-ids", "type");

    /** The length that {@link #recognises} examines. */
    private static final int HEAD_LENGTH = 1 << 16;

    @Override
    public String name() {
        return "CSL-YAML";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        String head = text.substring(0, Math.min(HEAD_LENGTH, text.length()));
        return (REFERENCES.matcher(head).find() || LIST.matcher(head).find())
                && ID.matcher(head).find()
                && (TYPE.matcher(head).find() || CSL_ONLY.matcher(head).find());
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        YamlParts yaml = new YamlParts(result);
        for (Span part : yaml.items(references(source, yaml))) {
            Optional<JsonValue> list = yaml.parse(part);
            if (list.isEmpty()) {
                continue;
            }
            JsonValue item = list.get().first();
            if (item.hasMembers()) {
                CslItem.read(inCslJson(item), "\"id: key\"", result);
            } else {
                result.error(part, "csl-item", "expected an item here; write \"- id: key\"");
            }
        }
        return result.build();
    }

    /** The span of the list of items. */
    public static Span references(SourceText source, YamlParts yaml) {
        Span within = new Span(0, source.text().length());
        for (Span entry : yaml.entries()) {
            within = source.text().startsWith("references:", entry.start()) ? entry : within;
        }
        return within;
    }

    /** The item as in CSL-JSON: without Markdown, with dates as texts. */
    private static JsonValue inCslJson(JsonValue item) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        item.members()
                .forEach(
                        (variable, value) -> {
                            String text = value.text();
                            if (isDate(value)) {
                                text = date(value);
                            } else if (!value.isScalar()) {
                                members.put(variable, value);
                                return;
                            } else if (!VERBATIM.contains(variable)) {
                                text = plain(text);
                            }
                            members.put(variable, JsonValue.string(text, value.span()));
                        });
        return JsonValue.object(members, item.span());
    }

    /** Whether {@code value} is a date as written by pandoc before version 2.11. */
    private static boolean isDate(JsonValue value) {
        return value.each().stream().anyMatch(date -> !date.at("year").isEmpty());
    }

    private static String date(JsonValue value) {
        return value.each().stream()
                .map(
                        date ->
                                RecordDates.of(
                                                date.text("year"),
                                                date.text("month"),
                                                date.text("day"))
                                        .whole())
                .collect(Collectors.joining("/"));
    }

    /** The plain text of simple Markdown. */
    private static String plain(String markdown) {
        if (markdown.chars().noneMatch(c -> "*[^~\\".indexOf(c) >= 0)) {
            return markdown;
        }
        String text = SPAN.matcher(markdown).replaceAll("$1");
        text = EMPHASIS.matcher(text).replaceAll("$2");
        text = RAISED.matcher(text).replaceAll("$2");
        return ESCAPED.matcher(text).replaceAll("$1");
    }
}
