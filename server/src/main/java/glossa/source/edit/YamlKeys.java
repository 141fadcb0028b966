package glossa.source.edit;

import glossa.grammar.Span;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.edit.SourceEdits.Edit;
import glossa.source.edit.SourceKeys.KeyPlace;
import glossa.source.edit.SourceKeys.KeyRole;
import glossa.source.json.JsonValue;
import glossa.source.yaml.CslYaml;
import glossa.source.yaml.NoteReferences;
import glossa.source.yaml.YamlParts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The keys of YAML: {@code standard_citation}, {@code id} and {@code citation-key} of CSL items,
 * and the names of Hayagriva entries.
 */
final class YamlKeys implements SourceKeys.Writer {
    private static final Pattern PLAIN =
            Pattern.compile(
                    "[\\p{L}\\p{N}_](?:[\\p{L}\\p{N}_.:/+~$%&<>?#-]*[\\p{L}\\p{N}_/+~$-])?");

    /**
     * Words that YAML does not read as texts (YAML 1.2, section 10.3; the last four in YAML 1.1).
     */
    private static final Pattern WORDS = Pattern.compile("(?i)true|false|null|yes|no|on|off");

    private final Function<SourceText, List<KeyPlace>> reader;

    private YamlKeys(Function<SourceText, List<KeyPlace>> reader) {
        this.reader = reader;
    }

    static YamlKeys csl() {
        return new YamlKeys(YamlKeys::ofItems);
    }

    static YamlKeys ofNote() {
        return new YamlKeys(note -> ofItems(NoteReferences.metadataOnly(note)));
    }

    static YamlKeys hayagriva() {
        return new YamlKeys(YamlKeys::ofEntries);
    }

    @Override
    public List<KeyPlace> places(SourceText source) {
        return reader.apply(source);
    }

    private static List<KeyPlace> ofItems(SourceText source) {
        List<KeyPlace> places = new ArrayList<>();
        YamlParts yaml = new YamlParts(new ReadResult.Builder(source));
        int record = 0;
        for (Span part : yaml.items(CslYaml.references(source, yaml))) {
            JsonValue item = yaml.parse(part).orElse(JsonValue.NONE).first();
            if (!item.hasMembers()) {
                continue;
            }
            boolean named = false;
            for (String name : List.of(CslDraft.STANDARD_CITATION, "id", "citation-key")) {
                JsonValue value = item.at(name);
                KeyRole role = named ? KeyRole.ALIAS : KeyRole.KEY;
                add(places, source, value.text(), value.span(), role, record);
                named |= !value.isEmpty();
            }
            record++;
        }
        places.sort(Comparator.comparingInt(place -> place.span().start()));
        return places;
    }

    private static List<KeyPlace> ofEntries(SourceText source) {
        List<KeyPlace> places = new ArrayList<>();
        YamlParts yaml = new YamlParts(new ReadResult.Builder(source));
        int record = 0;
        for (Span part : yaml.entries()) {
            Optional<YamlParts.Entry> entry = yaml.entry(part);
            if (entry.isPresent() && entry.get().value().hasMembers()) {
                String key = entry.get().name();
                add(places, source, key, entry.get().nameSpan(), KeyRole.KEY, record++);
            }
        }
        return places;
    }

    /** Adds a key if it is written as it is read, apart from quotation marks. */
    private static void add(
            List<KeyPlace> places,
            SourceText source,
            String key,
            Span span,
            KeyRole role,
            int record) {
        String text = source.text();
        String stripped = key.strip();
        if (!stripped.isEmpty()
                && quoted(stripped, quote(text, span)).equals(span.in(text).strip())) {
            int start = span.start() + span.in(text).indexOf(span.in(text).strip());
            int end = start + span.in(text).strip().length();
            places.add(new KeyPlace(new Span(start, end), stripped, role, record));
        }
    }

    /** The quotation mark around a scalar; 0 if there is none. */
    private static char quote(String text, Span span) {
        char before = span.start() > 0 ? text.charAt(span.start() - 1) : ' ';
        char after = span.end() < text.length() ? text.charAt(span.end()) : ' ';
        return before == after && (before == '"' || before == '\'') ? before : 0;
    }

    private static String quoted(String key, char quote) {
        return switch (quote) {
            case '"' -> key.replace("\\", "\\\\").replace("\"", "\\\"");
            case '\'' -> key.replace("'", "''");
            default -> key;
        };
    }

    static boolean isPlain(String key) {
        return PLAIN.matcher(key).matches() && !WORDS.matcher(key).matches();
    }

    @Override
    public Edit written(String text, KeyPlace place, String key) {
        Span span = place.span();
        char quote = quote(text, span);
        if (quote == 0) {
            char mark = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '\'' : '"';
            return new Edit(span, isPlain(key) ? key : mark + quoted(key, mark) + mark);
        }
        // Quotation marks that only the old key needs are removed.
        return isPlain(key) && !isPlain(place.key())
                ? new Edit(new Span(span.start() - 1, span.end() + 1), key)
                : new Edit(span, quoted(key, quote));
    }
}
