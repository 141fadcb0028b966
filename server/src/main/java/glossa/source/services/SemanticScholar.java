package glossa.source.services;

import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonFormat;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Responses of Semantic Scholar's Academic Graph, and lines of its datasets, which have the same
 * names in lower case (Semantic Scholar Academic Graph API, "Paper").
 *
 * <pre>
 * {"total": 1, "data": [{"paperId": "…", "title": "A Title", "externalIds": {"DOI": "10.1000/x"}}]}
 * </pre>
 */
public final class SemanticScholar implements JsonFormat {
    private static final Map<String, String> TYPES =
            Map.of(
                    "JournalArticle", "article-journal",
                    "Review", "article-journal",
                    "Conference", "paper-conference",
                    "Book", "book",
                    "BookSection", "chapter",
                    "Dataset", "dataset");

    private static final JsonRecordReader ANSWER =
            new JsonRecordReader(
                    Set.of("data", "recommendedPapers", "citedPaper", "citingPaper", "matches"),
                    Set.of(
                            "references",
                            "citations",
                            "embedding",
                            "contexts",
                            "intents",
                            "citationStyles",
                            "s2FieldsOfStudy",
                            "s2fieldsofstudy"),
                    SemanticScholar::draft);

    private static final Pattern MARK = Pattern.compile("\"(?:paperId|corpusid|corpusId)\"\\s*:");

    private static final Pattern TITLE = Pattern.compile("\"title\"\\s*:");

    @Override
    public String name() {
        return "Semantic Scholar JSON";
    }

    @Override
    public boolean recognises(SourceText source) {
        String head = JsonRecordReader.head(source);
        return MARK.matcher(head).find() && TITLE.matcher(head).find();
    }

    @Override
    public ReadResult read(SourceText source) {
        return ANSWER.read(source);
    }

    private static Optional<PaperDraft> draft(JsonValue record) {
        if (!record.has("paperId") && !record.has("corpusid") && !record.has("corpusId")) {
            return Optional.empty();
        }
        JsonValue ids = record.at(record.has("externalIds") ? "externalIds" : "externalids");
        JsonValue journal = record.at("journal");
        JsonValue venue = record.at("publicationVenue");
        PaperDraft draft =
                new PaperDraft()
                        .title(record.at("title").text(), record.at("title").span())
                        .abstractText(record.text("abstract"))
                        .issued(record.text("publicationDate", "publicationdate"))
                        .issued(record.text("year"))
                        .doi(ids.text("DOI"))
                        .arxiv(ids.text("ArXiv"))
                        .identifier("pmid", ids.text("PubMed"))
                        .identifier("acl", ids.text("ACL"))
                        .field("PMCID", ids.text("PubMedCentral"))
                        .identifier("s2", record.text("paperId"))
                        .url(record.text("url"))
                        .identifier("pdf", record.at("openAccessPdf").text("url"));
        record.at("authors").each().forEach(a -> draft.author(PageNames.of(a.text("name"))));
        String type = "";
        for (String name : List.of("publicationTypes", "publicationtypes")) {
            for (JsonValue value : record.at(name).each()) {
                type = type.isEmpty() ? TYPES.getOrDefault(value.text(), "") : type;
            }
        }
        if (venue.text("type").equals("conference")) {
            type = "paper-conference";
        }
        String container = journal.text("name");
        container = container.isEmpty() ? venue.text("name") : container;
        container = container.isEmpty() ? record.text("venue") : container;
        if (type.isEmpty() && venue.text("type").equals("journal")) {
            type = "article-journal";
        }
        return Optional.of(
                draft.type(type)
                        .venue(container)
                        .field("container-title", container)
                        .field("volume", journal.text("volume"))
                        .field("page", journal.text("pages"))
                        .field("tldr", record.at("tldr").text("text")));
    }
}
