package glossa.source.services;

import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Responses of OpenAlex and lines of its snapshot (OpenAlex documentation, "Work object").
 *
 * <pre>
 * {"results": [{"id": "https://openalex.org/W1", "display_name": "A Title",
 *               "abstract_inverted_index": {"Owls": [0, 2], "read": [1]}}]}
 * </pre>
 */
public final class OpenAlex implements JsonFormat {
    private static final Map<String, String> TYPES =
            Map.ofEntries(
                    Map.entry("article", "article-journal"),
                    Map.entry("journal-article", "article-journal"),
                    Map.entry("review", "article-journal"),
                    Map.entry("letter", "article-journal"),
                    Map.entry("editorial", "article-journal"),
                    Map.entry("preprint", "article"),
                    Map.entry("posted-content", "article"),
                    Map.entry("conference-paper", "paper-conference"),
                    Map.entry("proceedings-article", "paper-conference"),
                    Map.entry("book", "book"),
                    Map.entry("monograph", "book"),
                    Map.entry("book-chapter", "chapter"),
                    Map.entry("dissertation", "thesis"),
                    Map.entry("dataset", "dataset"),
                    Map.entry("report", "report"),
                    Map.entry("standard", "standard"),
                    Map.entry("reference-entry", "entry"),
                    Map.entry("software", "software"));

    private static final JsonRecordReader ANSWER =
            new JsonRecordReader(
                    Set.of("results"),
                    Set.of(
                            "referenced_works",
                            "related_works",
                            "concepts",
                            "topics",
                            "mesh",
                            "counts_by_year",
                            "locations",
                            "institutions",
                            "affiliations",
                            "cited_by_percentile_year",
                            "sustainable_development_goals"),
                    OpenAlex::draft);

    private static final Pattern MARK =
            Pattern.compile("\"id\"\\s*:\\s*\"https:(?://|\\\\/\\\\/)openalex\\.org\\\\?/W\\d");

    /** The maximum length of an abstract in words: a wrong position must not exhaust the memory. */
    private static final int MAX_WORDS = 20_000;

    @Override
    public String name() {
        return "OpenAlex JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        return MARK.matcher(JsonRecordReader.head(source)).find();
    }

    @Override
    public ReadResult read(SourceText source) {
        return ANSWER.read(source);
    }

    private static Optional<PaperDraft> draft(JsonValue record) {
        if (!record.text("id").contains("openalex.org/W")) {
            return Optional.empty();
        }
        JsonValue place = record.at("primary_location");
        JsonValue biblio = record.at("biblio");
        JsonValue title = record.at(record.has("title") ? "title" : "display_name");
        String type = record.text("type");
        String container = place.at("source").text("display_name");
        container = container.isEmpty() ? place.text("raw_source_name") : container;
        PaperDraft draft =
                new PaperDraft()
                        .type(TYPES.getOrDefault(type, "document"))
                        .title(title.text(), title.span())
                        .abstractText(abstractText(record.at("abstract_inverted_index")))
                        .issued(record.text("publication_date"))
                        .issued(record.text("publication_year"))
                        .doi(record.text("doi"))
                        .identifier("pmid", record.at("ids").text("pmid").replaceFirst("^.*/", ""))
                        .url(place.text("landing_page_url"))
                        .identifier("pdf", place.text("pdf_url"))
                        .identifier("openalex", record.text("id").replaceFirst("^.*/", ""));
        for (JsonValue authorship : record.at("authorships").each()) {
            String name = authorship.at("author").text("display_name");
            draft.author(PageNames.of(name.isEmpty() ? authorship.text("raw_author_name") : name));
        }
        return Optional.of(
                draft.venue(container)
                        .field("container-title", container)
                        .field("volume", biblio.text("volume"))
                        .field("issue", biblio.text("issue"))
                        .page(biblio.text("first_page"), biblio.text("last_page"))
                        .field("publisher", place.at("source").text("host_organization_name"))
                        .field("language", record.text("language")));
    }

    /** The text of an inverted index: each word at its positions. */
    private static String abstractText(JsonValue index) {
        Map<Integer, String> words = new TreeMap<>();
        index.members()
                .forEach(
                        (word, positions) -> {
                            for (JsonValue position : positions.each()) {
                                if (words.size() < MAX_WORDS
                                        && position.text().matches("\\d{1,6}")) {
                                    words.put(Integer.parseInt(position.text()), word);
                                }
                            }
                        });
        return String.join(" ", words.values());
    }
}
