package glossa.source.web;

import glossa.grammar.Span;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.source.PaperDraft;
import glossa.source.fields.PageNames;
import glossa.source.json.JsonRecordReader;
import glossa.source.json.JsonValue;

import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Element;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A page's JSON-LD with the vocabulary of schema.org.
 *
 * <pre>
 * {"@type": "ScholarlyArticle", "headline": "A Title", "author": [{"name": "Ada Lovelace"}]}
 * </pre>
 */
final class LinkedData {
    private static final Map<String, String> TYPES =
            Map.of(
                    "ScholarlyArticle", "article-journal",
                    "MedicalScholarlyArticle", "article-journal",
                    "Book", "book",
                    "Chapter", "chapter",
                    "Thesis", "thesis",
                    "Report", "report",
                    "Dataset", "dataset",
                    "SoftwareSourceCode", "software",
                    "PublicationIssue", "periodical");

    private static final JsonRecordReader ANSWER =
            new JsonRecordReader(
                    Set.of("mainEntity", "@graph"),
                    Set.of("citation", "image", "logo", "hasPart", "comment", "review"),
                    LinkedData::draft);

    private LinkedData() {}

    /** The works that the page's data describe, with missing fields from {@code also}. */
    static List<Paper> papers(SavedPage page, PaperDraft also) {
        List<Paper> papers = new ArrayList<>();
        for (Element script : page.html().select("script[type=application/ld+json]")) {
            for (DataNode data : script.dataNodes()) {
                int start = Math.max(0, data.sourceRange().startPos());
                for (JsonRecordReader.ParsedRecord read : read(data, start)) {
                    read.draft().identifiersOf(also);
                    papers.add(
                            read.draft()
                                    .paper(page.source(), read.span(), read.draft().titlePlace()));
                }
            }
        }
        return papers;
    }

    /** The authors of the first work in the page's data. */
    static List<Name> authors(SavedPage page) {
        for (Paper paper : papers(page, new PaperDraft())) {
            return paper.authors();
        }
        return List.of();
    }

    private static List<JsonRecordReader.ParsedRecord> read(DataNode data, int start) {
        List<JsonRecordReader.ParsedRecord> drafts = new ArrayList<>();
        ANSWER.read(data.getWholeData(), start, drafts);
        return drafts;
    }

    private static Optional<PaperDraft> draft(JsonValue record) {
        String type =
                record.at("@type").each().stream()
                        .map(value -> TYPES.getOrDefault(value.text(), ""))
                        .filter(known -> !known.isEmpty())
                        .findFirst()
                        .orElse("");
        if (type.isEmpty()) {
            return Optional.empty();
        }
        JsonValue title = record.at(record.at("headline").text().isBlank() ? "name" : "headline");
        PaperDraft draft =
                new PaperDraft()
                        .type(type)
                        .title(title.text(), title.span())
                        .issued(record.text("datePublished", "dateCreated"))
                        .abstractText(record.text("abstract", "description"));
        for (JsonValue author : record.at("author").each()) {
            String family = author.text("familyName");
            draft.author(
                    family.isEmpty()
                            ? PageNames.of(author.text("name") + author.text())
                            : new Name(family, author.text("givenName")));
        }
        for (String name : List.of("@id", "sameAs", "identifier", "url", "mainEntityOfPage")) {
            for (JsonValue value : record.at(name).each()) {
                String text = value.text() + value.text("value", "@id");
                draft.url(text);
                if (text.startsWith("10.") || text.startsWith("doi:")) {
                    draft.doi(text);
                }
            }
        }
        JsonValue container = record.at("isPartOf").first();
        String journal = container.text("name");
        if (journal.isEmpty()) {
            journal = container.at("isPartOf").first().text("name");
        }
        Span none = record.span();
        return Optional.of(
                draft.venue(journal)
                        .field("container-title", journal)
                        .venue(record.at("publisher").text("name"))
                        .field("publisher", record.at("publisher").text("name"))
                        .field("volume", container.text("volumeNumber"))
                        .field("issue", container.text("issueNumber"))
                        .page(record.text("pageStart"), record.text("pageEnd"))
                        .identifier("isbn", record.text("isbn"))
                        .placedAt(title.span().length() == 0 ? none : title.span()));
    }
}
