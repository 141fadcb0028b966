package glossa.source.tagged;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.source.Chunker;
import glossa.source.Format;
import glossa.source.LineChunker;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.PubMedTypes;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.tagged.TaggedText.Field;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PubMed's MEDLINE format, as exported by "Send to citation manager" (NLM, "MEDLINE/PubMed data
 * element descriptions").
 *
 * <pre>
 * PMID- 12345
 * TI  - A made-up title that goes on
 *       in the next line.
 * FAU - Vaswani, Ashish
 * DP  - 2017 Jun 12
 * </pre>
 *
 * <p>A record begins with {@code PMID} and has no key, as in JabRef.
 */
public final class Nbib implements Format {
    private static final Pattern TAG = Pattern.compile("([A-Z]{2,4}) {0,2}- ?");

    private static final Pattern HEAD = Pattern.compile("(?m)^PMID ?- ?\\d+\\s*$");

    private static final Pattern OTHER =
            Pattern.compile("(?m)^(?:TI|AU|DP|OWN|STAT|SO|FAU) {0,2}- ");

    private static final int HEAD_LENGTH = 1 << 13;

    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("TI", "title"),
                    Map.entry("PMID", "PMID"),
                    Map.entry("PMC", "PMCID"),
                    Map.entry("JT", "container-title"),
                    Map.entry("TA", "container-title-short"),
                    Map.entry("VI", "volume"),
                    Map.entry("IP", "issue"),
                    Map.entry("PG", "page"),
                    Map.entry("AB", "abstract"),
                    Map.entry("LA", "language"),
                    Map.entry("PL", "publisher-place"),
                    Map.entry("PB", "publisher"),
                    Map.entry("EN", "edition"),
                    Map.entry("CTI", "collection-title"),
                    Map.entry("TT", "original-title"));

    private static final Pattern DOI = Pattern.compile("(.+?)(?<!\\s)\\s*\\[doi\\]");

    private static final Name NOBODY = new Name("", "");

    @Override
    public String name() {
        return "PubMed (nbib)";
    }

    @Override
    public boolean recognises(SourceText source) {
        String text = source.text();
        String head = text.substring(0, Math.min(HEAD_LENGTH, text.length()));
        return HEAD.matcher(head).find()
                && (source.fileName().endsWith(".nbib")
                        || head.stripLeading().startsWith("PMID") && OTHER.matcher(head).find());
    }

    @Override
    public Optional<Chunker> cutter(SourceText head) {
        return Optional.of(new LineChunker("PMID"));
    }

    @Override
    public ReadResult read(SourceText source) {
        ReadResult.Builder result = new ReadResult.Builder(source);
        TaggedRecord.each(
                source,
                new TaggedText(source, TAG),
                field -> field.tag().equals("PMID"),
                "",
                Set.of(),
                record -> read(record, result));
        return result.build();
    }

    private static void read(TaggedRecord record, ReadResult.Builder result) {
        if (!record.first().tag().equals("PMID")) {
            result.warning(
                    record.firstLine(),
                    "nbib-pmid",
                    "expected \"PMID- \" and a number here, where a record begins");
        }
        CslDraft draft = draft(record);
        if (!draft.has("title")) {
            result.warning(
                    record.firstLine(),
                    "nbib-title",
                    "this record has no title; write \"TI  - ...\"");
        }
        if (!draft.saysNothing()) {
            Span title = record.value(List.of("TI", "BTI"));
            result.add(draft.paper(record.source(), record.span(), title));
        }
    }

    private static CslDraft draft(TaggedRecord record) {
        CslDraft draft = new CslDraft();
        List<String> kinds = new ArrayList<>();
        boolean full = record.has("FAU");
        boolean fullEditors = record.has("FED");
        for (Field field : record.fields()) {
            String value = field.flat();
            String tag = field.tag();
            switch (tag) {
                case "FAU" -> draft.name("author", RecordNames.of(value));
                case "FED" -> draft.name("editor", RecordNames.of(value));
                case "CN" -> draft.name("author", new Name(value, ""));
                case "AU" -> draft.name("author", full ? NOBODY : RecordNames.withInitials(value));
                case "ED" ->
                        draft.name(
                                "editor", fullEditors ? NOBODY : RecordNames.withInitials(value));
                case "DP" -> draft.text("issued", RecordDates.of(value).whole());
                case "PT" -> {
                    kinds.add(value);
                    draft.more("PT", ", ", value);
                }
                case "AID", "LID" -> identifier(draft, tag, value);
                case "IS" -> draft.text("ISSN", value.split(" ", 2)[0]);
                case "ISBN" -> draft.text("ISBN", value.split(" ", 2)[0]);
                case "OT" -> draft.more("keyword", ", ", value);
                default -> {
                    if (VARIABLES.containsKey(tag)) {
                        draft.text(VARIABLES.getOrDefault(tag, tag), value);
                    } else {
                        draft.more(tag, "; ", value);
                    }
                }
            }
        }
        String book = draft.take("BTI");
        draft.text(draft.has("title") ? "container-title" : "title", book);
        return draft.text("type", PubMedTypes.csl(kinds, !book.isEmpty()));
    }

    private static void identifier(CslDraft draft, String tag, String value) {
        Matcher doi = DOI.matcher(value);
        if (doi.matches()) {
            draft.text("DOI", doi.group(1));
        } else {
            draft.more(tag, "; ", value);
        }
    }
}
