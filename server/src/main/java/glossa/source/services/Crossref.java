package glossa.source.services;

import glossa.paper.Name;
import glossa.paper.Names;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslJson;
import glossa.source.fields.CslMarkup;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Responses of Crossref, one work or a list, and lines of its public data file (Crossref REST API,
 * "Works").
 *
 * <pre>
 * {"message-type": "work", "message": {"DOI": "10.1000/x", "title": ["A Title"],
 *  "author": [{"given": "Ada", "family": "Lovelace"}], "issued": {"date-parts": [[2019, 5]]}}}
 * </pre>
 */
public final class Crossref implements JsonFormat {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("journal-article", "article-journal"),
                    Map.entry("proceedings-article", "paper-conference"),
                    Map.entry("posted-content", "article"),
                    Map.entry("book", "book"),
                    Map.entry("monograph", "book"),
                    Map.entry("edited-book", "book"),
                    Map.entry("reference-book", "book"),
                    Map.entry("proceedings", "book"),
                    Map.entry("book-chapter", "chapter"),
                    Map.entry("book-section", "chapter"),
                    Map.entry("book-part", "chapter"),
                    Map.entry("reference-entry", "entry"),
                    Map.entry("dissertation", "thesis"),
                    Map.entry("report", "report"),
                    Map.entry("report-component", "report"),
                    Map.entry("dataset", "dataset"),
                    Map.entry("standard", "standard"),
                    Map.entry("peer-review", "review"));

    /** Members with the same name as the CSL variable. */
    private static final List<String> SAME =
            List.of("volume", "issue", "page", "publisher", "edition-number", "language");

    private static final JsonRecordReader ANSWER =
            new JsonRecordReader(
                    Set.of("message", "items"),
                    Set.of(
                            "reference",
                            "license",
                            "funder",
                            "assertion",
                            "link",
                            "affiliation",
                            "facets"),
                    Crossref::draft);

    private static final Pattern MARK =
            Pattern.compile(
                    "\"(?:message-type|reference-count|references-count|is-referenced-by-count)\"\\s*:");

    private static final Pattern DOI = Pattern.compile("\"DOI\"\\s*:");

    @Override
    public String name() {
        return "Crossref JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head = JsonRecordReader.head(source);
        // Crossref also exports CSL-JSON, which is left to that format because it has the user's
        // ids.
        return head.contains("\"message-type\"")
                || MARK.matcher(head).find()
                        && DOI.matcher(head).find()
                        && !new CslJson().recognises(source);
    }

    @Override
    public ReadResult read(SourceText source) {
        return ANSWER.read(source);
    }

    private static Optional<PaperDraft> draft(JsonValue record) {
        JsonValue title = record.at("title").first();
        if (!record.has("DOI") || title.text().isBlank()) {
            return Optional.empty();
        }
        PaperDraft draft = new PaperDraft().title(title.text(), title.span());
        String subtitle = record.at("subtitle").first().text();
        if (!subtitle.isBlank() && !title.text().contains(subtitle)) {
            draft.title(title.text().strip() + ": " + subtitle.strip());
        }
        List<Name> authors = names(record.at("author"));
        List<Name> editors = names(record.at("editor"));
        draft.type(TYPES.getOrDefault(record.text("type"), "document"))
                .authors(authors.isEmpty() ? editors : authors)
                .field("editor", Names.join(editors))
                .abstractText(record.text("abstract").replaceFirst("^<jats:title>[^<]*<", "<"))
                .doi(record.text("DOI"))
                .url(record.text("URL"))
                .identifier("isbn", record.at("ISBN").first().text())
                .field("ISSN", record.at("ISSN").first().text())
                .field("publisher-place", record.text("publisher-location"))
                .field("keyword", texts(record.at("subject")))
                .field("container-title-short", record.at("short-container-title").first().text());
        if (authors.equals(editors)) {
            draft.field("author", Names.join(authors));
        }
        for (String relation :
                List.of("is-preprint-of", "has-preprint", "is-version-of", "has-version")) {
            draft.field(relation, related(record.at("relation").at(relation)));
        }
        for (String date :
                List.of("issued", "published-print", "published-online", "published", "created")) {
            draft.issued(date(record.at(date)));
        }
        // The containers of a chapter are its series and its book; the book is last.
        List<JsonValue> containers = record.at("container-title").each();
        String container = containers.isEmpty() ? "" : containers.getLast().text();
        draft.venue(container).field("container-title", container);
        if (containers.size() > 1) {
            draft.field("collection-title", containers.getFirst().text());
        }
        SAME.forEach(
                name ->
                        draft.field(
                                name.equals("edition-number") ? "edition" : name,
                                record.text(name)));
        return Optional.of(draft.venue(record.text("publisher")));
    }

    /** The DOIs of related works, as cited: {@code doi:10.1000/1}. */
    private static String related(JsonValue works) {
        return works.each().stream()
                .filter(work -> work.text("id-type").equals("doi"))
                .map(work -> "doi:" + work.text("id"))
                .collect(Collectors.joining(", "));
    }

    private static List<Name> names(JsonValue list) {
        List<Name> names = new ArrayList<>();
        for (JsonValue person : list.each()) {
            String family = CslMarkup.plain(person.text("family"));
            String given = CslMarkup.plain(person.text("given"));
            String suffix = person.text("suffix");
            if (family.isEmpty()) {
                names.add(new Name(CslMarkup.plain(person.text("name")) + given, ""));
            } else {
                names.add(new Name(family, suffix.isEmpty() ? given : given + ", " + suffix));
            }
        }
        return names;
    }

    /** {@code {"date-parts": [[2019, 5]]}} as {@code 2019-5}. */
    private static String date(JsonValue date) {
        List<String> parts = new ArrayList<>();
        date.at("date-parts").first().each().forEach(part -> parts.add(part.text()));
        return String.join("-", parts);
    }

    private static String texts(JsonValue list) {
        return String.join(", ", list.each().stream().map(JsonValue::text).toList());
    }
}
