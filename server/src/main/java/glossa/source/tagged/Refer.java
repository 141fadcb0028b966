package glossa.source.tagged;

import glossa.grammar.Span;
import glossa.paper.Identifiers;
import glossa.source.Chunker;
import glossa.source.Format;
import glossa.source.LineChunker;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.fields.RecordTypes;
import glossa.source.tagged.TaggedText.Field;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * EndNote's import format, which is the format of refer (EndNote manual, "Tagged EndNote import
 * format"; refer(1)).
 *
 * <pre>
 * %0 Journal Article
 * %A Vaswani, Ashish
 * %D 2017
 * %T Attention Is All You Need
 * %F vaswani2017
 * </pre>
 *
 * <p>A record begins with {@code %0}; in files without it, after a blank line. {@code %F}, the
 * label, is the key if it is one word, as in JabRef.
 */
public final class Refer implements Format {
    private static final Pattern TAG =
            Pattern.compile("%([A-Z0-9?@!#$&()*+^<>\\[\\]={}~|/,.:;'\"_-])(?= |\\t|$)");

    private static final Pattern TYPE = Pattern.compile("(?m)^%0(?=[ \\t]|$)");

    private static final Pattern FIRST = Pattern.compile("\\A\\s*%[A-Z0](?=[ \\t\\r\\n])");

    private static final Pattern MORE = Pattern.compile("\\R%[A-Z0-9@][ \\t]+\\S");

    /** The length that {@link #recognises} examines. */
    private static final int HEAD_LENGTH = 1 << 13;

    private static final Pattern ANY = Pattern.compile("(?m)^%[A-Z0][ \\t]\\S");

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("T", "title"),
                    Map.entry("!", "title-short"),
                    Map.entry("V", "volume"),
                    Map.entry("P", "page"),
                    Map.entry("I", "publisher"),
                    Map.entry("C", "publisher-place"),
                    Map.entry("S", "collection-title"),
                    Map.entry("7", "edition"),
                    Map.entry("6", "number-of-volumes"),
                    Map.entry("X", "abstract"),
                    Map.entry("G", "language"),
                    Map.entry("U", "URL"),
                    Map.entry("L", "call-number"),
                    Map.entry("O", "note"));

    public static final Map<String, String> NAMES =
            Map.of(
                    "A",
                    "author",
                    "Q",
                    "author",
                    "E",
                    "editor",
                    "Y",
                    "collection-editor",
                    "?",
                    "translator");

    @Override
    public String name() {
        return "EndNote (refer)";
    }

    @Override
    public boolean recognises(SourceText source) {
        String file = source.fileName();
        boolean named = file.endsWith(".enw") || file.endsWith(".ref") || file.endsWith(".refer");
        String text = source.text();
        String head = text.substring(0, Math.min(HEAD_LENGTH, text.length()));
        return named
                ? ANY.matcher(text).find()
                : FIRST.matcher(head).find() && MORE.matcher(head).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new LineChunker("%0"));
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        boolean typed = TYPE.matcher(source.text()).find();
        TaggedRecord.each(
                source,
                new TaggedText(source, TAG),
                field -> typed ? field.tag().equals("0") : field.afterBlank(),
                "",
                Set.of(),
                record -> read(record, result));
        return result.build();
    }

    private static void read(TaggedRecord record, ReadResult.Builder result) {
        CslDraft draft = draft(record.fields());
        if (draft.saysNothing()) {
            result.warning(
                    record.firstLine(),
                    "refer-record",
                    "this record has no title, names or identifier; write \"%T ...\"");
            return;
        }
        Span name = record.value(List.of(draft.has("id") ? "F" : "T"));
        result.add(draft.paper(record.source(), record.span(), name));
    }

    private static CslDraft draft(List<Field> record) {
        CslDraft draft = new CslDraft();
        String type = type(record);
        boolean isBook = RecordTypes.isBook(type);
        String day = "";
        String year = "";
        for (Field field : record) {
            String value = field.flat();
            String tag = field.tag();
            if (NAMES.containsKey(tag)) {
                draft.name(NAMES.getOrDefault(tag, ""), RecordNames.of(value));
                continue;
            }
            switch (tag) {
                case "0" -> draft.text(type.equals("document") ? "genre" : "%0", value);
                case "F" -> draft.text(value.matches("\\S+") ? "id" : "F", value);
                case "D" -> year = year.isEmpty() ? value : year;
                case "8" -> day = value;
                case "J" -> draft.text("container-title", value);
                case "B" -> draft.text(isBook ? "collection-title" : "container-title", value);
                case "N" -> draft.text(RecordTypes.isArticle(type) ? "issue" : "number", value);
                case "K" -> draft.more("keyword", ", ", field.value().replace("\n", ", "));
                case "R" ->
                        draft.text(
                                Identifiers.doi(value).startsWith("10.") ? "DOI" : "R",
                                Identifiers.doi(value).isEmpty() ? value : Identifiers.doi(value));
                case "@" -> draft.serial(value);
                case "9" -> draft.text("genre", value);
                case "[" -> draft.text("accessed", RecordDates.of(value).whole());
                default -> {
                    if (VARIABLES.containsKey(tag)) {
                        draft.more(VARIABLES.getOrDefault(tag, tag), "; ", value);
                    } else {
                        draft.more("%" + tag, "; ", value);
                    }
                }
            }
        }
        draft.text("issued", RecordDates.of(year, day).whole());
        draft.take("%0");
        return draft.text("type", type);
    }

    /**
     * The given type; otherwise a type derived from the fields, as in refer(1): a record with a
     * journal is an article, and so on.
     */
    private static String type(List<Field> record) {
        String type = "";
        for (Field field : record) {
            switch (field.tag()) {
                case "0" -> {
                    if (!field.value().isEmpty()) {
                        return RecordTypes.endNote(field.flat());
                    }
                }
                case "J" -> type = "article-journal";
                case "B" -> type = type.isEmpty() ? "chapter" : type;
                case "R" -> type = type.isEmpty() ? "report" : type;
                case "I" -> type = type.isEmpty() ? "book" : type;
                default -> {}
            }
        }
        return type.isEmpty() ? "document" : type;
    }
}
