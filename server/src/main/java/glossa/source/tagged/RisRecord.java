package glossa.source.tagged;

import glossa.source.csl.CslDraft;
import glossa.source.fields.BibDates;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordNames;
import glossa.source.fields.RecordTypes;
import glossa.source.tagged.TaggedText.Field;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts a RIS record to CSL variables. Tools use many tags for the same meaning. */
public final class RisRecord {
    /** Tags with the same variable for all types. */
    public static final Map<String, String> VARIABLES =
            Map.ofEntries(
                    Map.entry("VL", "volume"),
                    Map.entry("PB", "publisher"),
                    Map.entry("CY", "publisher-place"),
                    Map.entry("PP", "publisher-place"),
                    Map.entry("DO", "DOI"),
                    Map.entry("DI", "DOI"),
                    Map.entry("ET", "edition"),
                    Map.entry("NV", "number-of-volumes"),
                    Map.entry("AB", "abstract"),
                    Map.entry("LA", "language"),
                    Map.entry("CN", "call-number"),
                    Map.entry("ST", "title-short"),
                    Map.entry("T3", "collection-title"),
                    Map.entry("TT", "translated-title"),
                    Map.entry("OP", "original-title"),
                    Map.entry("SE", "section"),
                    Map.entry("DB", "source"));

    public static final Map<String, String> NAMES =
            Map.of(
                    "AU", "author",
                    "A1", "author",
                    "ED", "editor",
                    "A2", "editor",
                    "A3", "collection-editor",
                    "A4", "translator",
                    "TA", "translator");

    /** Identifiers in tags that may contain anything: {@code 23690738[pmid]}. */
    private static final Pattern MARKED =
            Pattern.compile("(?i)(?:(?<!\\d)(\\d+)\\s*\\[pmid\\]|(PMC\\d+)\\s*\\[pmcid\\])");

    private static final Pattern DOI =
            Pattern.compile(
                    "(?i)^(?:doi:?\\s*|https?://(?:dx\\.)?doi\\.org/)?(10\\.\\d{4,9}/\\S+)$");

    private final CslDraft draft = new CslDraft();
    private final String type;
    private BibDates.Date issued = BibDates.Date.NONE;

    private RisRecord(String type) {
        this.type = type;
    }

    static CslDraft of(List<Field> fields) {
        String type = "document";
        for (Field field : fields) {
            if (field.tag().equals("TY") && !field.value().isEmpty()) {
                type = RecordTypes.ris(field.flat());
                break;
            }
        }
        RisRecord record = new RisRecord(type);
        fields.forEach(record::read);
        return record.finish();
    }

    private void read(Field field) {
        String value = field.flat();
        String tag = field.tag();
        if (value.isEmpty()) {
            return;
        }
        if (NAMES.containsKey(tag)) {
            for (String name : value.split(";\\s*")) {
                draft.name(NAMES.getOrDefault(tag, "author"), RecordNames.of(name));
            }
        } else if (VARIABLES.containsKey(tag)) {
            draft.text(VARIABLES.getOrDefault(tag, tag), value);
        } else {
            readOther(tag, value);
        }
    }

    private void readOther(String tag, String value) {
        switch (tag) {
            case "TY" -> {
                if (type.equals("document") && !value.equalsIgnoreCase("GEN")) {
                    draft.text("genre", value);
                }
            }
            case "ID" -> draft.text(value.matches("\\S+") ? "id" : "ID", value);
            case "TI", "T1", "CT" -> draft.text("title", value);
            case "BT" -> draft.text(RecordTypes.isBook(type) ? "title" : "BT", value);
            case "T2" -> draft.text(RecordTypes.isBook(type) ? "collection-title" : "T2", value);
            case "PY", "Y1", "DA" -> issued = nearer(issued, value);
            case "Y2" -> draft.text("accessed", RecordDates.of(value).whole());
            case "IS", "CP" -> draft.text(isNumbered() ? "number" : "issue", value);
            case "KW" -> draft.more("keyword", ", ", value);
            case "UR", "LK" -> draft.text("URL", value.split("[;\\s]+", 2)[0]);
            case "L1", "L2", "L3" -> link(tag, value);
            case "N1", "RN" -> note(value);
            case "N2" -> draft.text("N2", value);
            case "SN" -> draft.serial(value);
            case "U1", "U2", "U3", "U4", "U5", "AN", "M1", "M2", "M3", "C1", "C2", "C7" ->
                    identifier(tag, value);
            default -> draft.more(tag, "; ", value);
        }
    }

    private boolean isNumbered() {
        return type.equals("report") || type.equals("patent") || type.equals("standard");
    }

    /** The first year is kept; a later date in the same year may add month and day. */
    private static BibDates.Date nearer(BibDates.Date one, String value) {
        // PubMed Central writes submission dates with the same tag: 2013/02/15/received.
        if (!one.year().isEmpty() && value.matches("\\d{4}/\\d*/\\d*/\\w+")) {
            return one;
        }
        BibDates.Date other = RecordDates.of(value);
        if (one.year().isEmpty()) {
            return other.year().isEmpty() && !one.whole().isEmpty() ? one : other;
        }
        boolean more = other.whole().startsWith(one.whole());
        return more && other.year().equals(one.year()) ? other : one;
    }

    private void note(String value) {
        Matcher doi = DOI.matcher(value);
        if (doi.matches()) {
            draft.text("doi in a note", doi.group(1));
        } else {
            draft.more("note", "; ", value);
        }
    }

    private void identifier(String tag, String value) {
        Matcher marked = MARKED.matcher(value);
        Matcher doi = DOI.matcher(value);
        if (marked.find()) {
            if (marked.group(1) != null) {
                draft.text("PMID", marked.group(1));
            } else {
                draft.text("PMCID", marked.group(2));
            }
        } else if (doi.matches()) {
            draft.text("doi in a note", doi.group(1));
        } else if (value.matches("PMC\\d+")) {
            draft.text("PMCID", value);
        } else {
            draft.more(tag, "; ", value);
        }
    }

    /** A link to a full text, a related record or an image; some exporters put a DOI there. */
    private void link(String tag, String value) {
        Matcher doi = DOI.matcher(value);
        if (doi.matches()) {
            draft.text("doi in a note", doi.group(1));
        } else {
            draft.more(tag, "; ", value);
        }
    }

    private CslDraft finish() {
        String whole = issued.whole();
        draft.text("issued", whole);
        draft.text("DOI", draft.take("doi in a note"));
        if (draft.has("abstract")) {
            draft.text("note", draft.take("N2"));
        } else {
            draft.text("abstract", draft.take("N2"));
        }
        String accession = draft.get("AN");
        boolean medline =
                draft.get("source").toLowerCase(java.util.Locale.ROOT).matches("pubmed|medline");
        if (medline && accession.matches("\\d+")) {
            draft.text("PMID", accession);
            draft.take("AN");
        }
        for (String tag : List.of("JF", "T2", "BT", "JO")) {
            String title = draft.take(tag);
            if (!title.isEmpty() && draft.has("container-title")) {
                boolean same = title.equals(draft.get("container-title"));
                draft.text("container-title-short", same || !tag.equals("JO") ? "" : title);
            }
            draft.text("container-title", title);
        }
        for (String tag : List.of("J2", "JA", "J1")) {
            String title = draft.take(tag);
            draft.text(
                    draft.has("container-title") ? "container-title-short" : "container-title",
                    title);
        }
        pages();
        boolean journal =
                type.equals("document") && draft.has("container-title") && !draft.has("genre");
        return draft.text("type", journal ? "article-journal" : type);
    }

    private void pages() {
        String first = draft.take("SP");
        String last = draft.take("EP");
        String pages = RecordTypes.pages(first, last);
        boolean range = pages.indexOf('-') > 0;
        draft.text(type.equals("book") && !range ? "number-of-pages" : "page", pages);
    }
}
