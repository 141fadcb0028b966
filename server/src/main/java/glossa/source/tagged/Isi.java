package glossa.source.tagged;

import glossa.paper.Name;
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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Web of Science's tagged text (Clarivate, "Web of Science Core Collection field tags").
 *
 * <pre>
 * FN Clarivate Analytics Web of Science
 * PT J
 * AU Vaswani, A
 *    Shazeer, N
 * TI Attention is
 *    all you need
 * PY 2017
 * ER
 * </pre>
 *
 * <p>A record begins with {@code PT}, ends with {@code ER}, and has no key.
 */
public final class Isi implements Format {
    private static final Pattern TAG = Pattern.compile("([A-Z][A-Z0-9])(?: |$)");

    private static final Pattern HEAD =
            Pattern.compile("\\A\\s*(?:FN [^\\n]*\\R(?:VR [^\\n]*\\R)?\\s*)?PT [A-Z]\\b");

    /** Tags of the file: its name, its version, and its end. */
    private static final Set<String> FILE_TAGS = Set.of("FN", "VR", "EF");

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("TI", "title"),
                    Map.entry("SO", "container-title"),
                    Map.entry("JI", "container-title-short"),
                    Map.entry("SE", "collection-title"),
                    Map.entry("VL", "volume"),
                    Map.entry("IS", "issue"),
                    Map.entry("PU", "publisher"),
                    Map.entry("PI", "publisher-place"),
                    Map.entry("AB", "abstract"),
                    Map.entry("DI", "DOI"),
                    Map.entry("PM", "PMID"),
                    Map.entry("BN", "ISBN"),
                    Map.entry("SN", "ISSN"),
                    Map.entry("LA", "language"),
                    Map.entry("CT", "event-title"),
                    Map.entry("CL", "event-place"));

    @Override
    public String name() {
        return "Web of Science";
    }

    @Override
    public boolean recognises(SourceText source) {
        return HEAD.matcher(source.text()).find();
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new LineChunker("PT "));
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        TaggedRecord.each(
                source,
                new TaggedText(source, TAG),
                field -> field.tag().equals("PT"),
                "ER",
                FILE_TAGS,
                record -> read(record, result));
        return result.build();
    }

    private static void read(TaggedRecord record, ReadResult.Builder result) {
        if (record.end().isEmpty()) {
            result.warning(
                    record.firstLine(), "isi-end", "this record has no end; write \"ER\" after it");
        }
        CslDraft draft = draft(record);
        if (draft.saysNothing()) {
            result.warning(
                    record.firstLine(),
                    "isi-record",
                    "this record has no title, names or identifier; write \"TI ...\"");
            return;
        }
        result.add(draft.paper(record.source(), record.span(), record.value(List.of("TI"))));
    }

    private static CslDraft draft(TaggedRecord record) {
        CslDraft draft = new CslDraft();
        String year = "";
        String day = "";
        String kind = "";
        boolean full = record.has("AF");
        for (Field field : record.fields()) {
            String value = field.flat();
            switch (field.tag()) {
                case "AU" -> names(draft, "author", full ? "" : field.value());
                case "AF" -> names(draft, "author", field.value());
                case "ED", "BE" -> names(draft, "editor", field.value());
                case "CA", "GP" -> draft.name("author", new Name(value, ""));
                case "PT" -> kind = value;
                case "DT" -> draft.text("genre", value.equals("-") ? "" : value);
                case "PY" -> year = value;
                case "PD" -> day = value;
                case "BP", "SP", "BR" -> draft.text("first page", value);
                case "EP" -> draft.text("last page", value);
                case "PS", "AR" -> draft.text("page", value);
                case "DE", "ID" -> draft.more("keyword", ", ", value.replace("; ", ", "));
                default -> {
                    if (VARIABLES.containsKey(field.tag())) {
                        draft.text(VARIABLES.getOrDefault(field.tag(), ""), value);
                    } else {
                        draft.more(field.tag(), "; ", field.value().replace("\n", "; "));
                    }
                }
            }
        }
        String first = draft.take("first page");
        String last = draft.take("last page");
        if (!first.isEmpty()) {
            draft.take("page");
        }
        draft.text("page", RecordTypes.pages(first, last));
        draft.text("issued", RecordDates.of(year, day).whole());
        return draft.text("type", type(kind, draft.get("genre")));
    }

    private static void names(CslDraft draft, String role, String lines) {
        for (String name : lines.split("\\n|;\\s*")) {
            draft.name(role, RecordNames.of(name));
        }
    }

    private static String type(String kind, String genre) {
        return switch (kind) {
            case "B" -> genre.toLowerCase(Locale.ROOT).contains("chapter") ? "chapter" : "book";
            case "S" ->
                    genre.toLowerCase(Locale.ROOT).contains("book")
                            ? "chapter"
                            : "paper-conference";
            case "C" -> "paper-conference";
            case "P" -> "patent";
            default ->
                    genre.startsWith("Proceedings") || genre.startsWith("Conference")
                            ? "paper-conference"
                            : "article-journal";
        };
    }
}
