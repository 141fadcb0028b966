package glossa.source.xml;

import glossa.paper.Name;
import glossa.source.Format;
import glossa.source.ReadResult;
import glossa.source.SourceText;
import glossa.source.csl.CslDraft;
import glossa.source.fields.BibDates;
import glossa.source.fields.PubMedTypes;
import glossa.source.fields.RecordDates;
import glossa.source.fields.RecordTypes;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * PubMed's XML (NLM, "PubMed DTD documentation"): {@code PubmedArticle} and {@code
 * PubmedBookArticle}.
 *
 * <pre>
 * &lt;PubmedArticle>&lt;MedlineCitation>&lt;PMID>12345&lt;/PMID>&lt;Article>&lt;ArticleTitle>Attention...
 * </pre>
 *
 * <p>A record brings no key. What stands in a book is a chapter of it where it has a title of its
 * own.
 */
public final class PubMedXml implements Format {
    private static final Pattern HEAD =
            Pattern.compile("<Pubmed(?:Article|BookArticle)(?:Set)?[\\s>]");

    /** What is said by other means, or is about the record and not about the work. */
    private static final Set<String> SAID_ELSEWHERE =
            Set.of(
                    "PMID",
                    "Article",
                    "KeywordList",
                    "MeshHeadingList",
                    "MedlineJournalInfo",
                    "DateCompleted",
                    "DateRevised",
                    "DateCreated");

    private static final Set<String> SAID_OF_ARTICLE =
            Set.of(
                    "AuthorList",
                    "Journal",
                    "ArticleTitle",
                    "VernacularTitle",
                    "ArticleDate",
                    "Pagination",
                    "Abstract",
                    "Language",
                    "ELocationID",
                    "PublicationTypeList");

    private static final Set<String> SAID_OF_DATA =
            Set.of("ArticleIdList", "History", "ReferenceList");

    @Override
    public String name() {
        return "PubMed XML";
    }

    @Override
    public boolean recognises(SourceText source) {
        return XmlRecords.begins(source, HEAD);
    }

    @Override
    public ReadResult read(SourceText source) {
        return XmlRecords.read(source, "PubmedArticle|PubmedBookArticle", PubMedXml::read);
    }

    private static void read(XmlRecord record, ReadResult.Builder result) {
        CslDraft draft = new CslDraft();
        XmlElement element = record.element();
        Optional<XmlElement> title = Optional.empty();
        Optional<XmlElement> citation = element.first("MedlineCitation");
        Optional<XmlElement> book = element.first("BookDocument");
        if (book.isPresent()) {
            title = book(draft, book.get());
        } else if (citation.isPresent()) {
            title = article(draft, citation.get());
        }
        identifiers(draft, element.all("PubmedData", "ArticleIdList", "ArticleId"));
        identifiers(draft, element.all("PubmedBookData", "ArticleIdList", "ArticleId"));
        element.first("PubmedData").ifPresent(data -> data.keepOthers(draft, SAID_OF_DATA));
        if (!draft.has("title")) {
            result.warning(
                    record.start(),
                    "pubmed-title",
                    "this record has no title; write one: <ArticleTitle>...");
        }
        if (!draft.saysNothing()) {
            result.add(record.paper(draft, title.map(record::content)));
        }
    }

    private static Optional<XmlElement> article(CslDraft draft, XmlElement citation) {
        draft.text("PMID", citation.text("PMID"));
        Optional<XmlElement> title = citation.first("Article", "ArticleTitle");
        draft.text("title", title.map(XmlElement::text).orElse(""));
        citation.first("Article")
                .ifPresent(
                        article -> {
                            journal(draft, article);
                            article.keepOthers(draft, SAID_OF_ARTICLE);
                        });
        citation.all("KeywordList", "Keyword")
                .forEach(word -> draft.more("keyword", ", ", word.text()));
        citation.all("MeshHeadingList", "MeshHeading", "DescriptorName")
                .forEach(word -> draft.more("MeSH", "; ", word.text()));
        citation.keepOthers(draft, SAID_ELSEWHERE);
        draft.text("container-title-short", citation.text("MedlineJournalInfo", "MedlineTA"));
        return title;
    }

    private static void journal(CslDraft draft, XmlElement article) {
        people(draft, article);
        draft.text("container-title", article.text("Journal", "Title"));
        draft.text("container-title-short", article.text("Journal", "ISOAbbreviation"));
        draft.text("ISSN", article.text("Journal", "ISSN"));
        draft.text("volume", article.text("Journal", "JournalIssue", "Volume"));
        draft.text("issue", article.text("Journal", "JournalIssue", "Issue"));
        draft.text("issued", date(article.first("Journal", "JournalIssue", "PubDate")));
        draft.text("issued", date(article.first("ArticleDate")));
        draft.text("page", article.text("Pagination", "MedlinePgn"));
        draft.text(
                "page",
                RecordTypes.pages(
                        article.text("Pagination", "StartPage"),
                        article.text("Pagination", "EndPage")));
        draft.text("abstract", abstractText(article));
        draft.text("language", article.text("Language"));
        draft.text("original-title", article.text("VernacularTitle"));
        locations(draft, article);
        draft.text(
                "type",
                PubMedTypes.csl(
                        kinds(draft, article.all("PublicationTypeList", "PublicationType")),
                        false));
    }

    private static Optional<XmlElement> book(CslDraft draft, XmlElement document) {
        draft.text("PMID", document.text("PMID"));
        Optional<XmlElement> chapter =
                document.first("ArticleTitle").filter(title -> !title.text().isEmpty());
        Optional<XmlElement> title = chapter.or(() -> document.first("Book", "BookTitle"));
        draft.text("title", title.map(XmlElement::text).orElse(""));
        people(draft, document);
        document.first("Book")
                .ifPresent(
                        book -> {
                            people(draft, book);
                            draft.text(
                                    "container-title",
                                    chapter.isEmpty() ? "" : book.text("BookTitle"));
                            draft.text("publisher", book.text("Publisher", "PublisherName"));
                            draft.text(
                                    "publisher-place", book.text("Publisher", "PublisherLocation"));
                            draft.text("collection-title", book.text("CollectionTitle"));
                            draft.text("ISBN", book.text("Isbn"));
                            draft.text("edition", book.text("Edition"));
                            draft.text("volume", book.text("Volume"));
                            draft.text("issued", date(book.first("PubDate")));
                            locations(draft, book);
                        });
        draft.text("issued", date(document.first("ContributionDate")));
        draft.text("abstract", abstractText(document));
        draft.text("language", document.text("Language"));
        draft.text("page", document.text("Pagination", "MedlinePgn"));
        document.all("KeywordList", "Keyword")
                .forEach(word -> draft.more("keyword", ", ", word.text()));
        kinds(draft, document.all("PublicationType"));
        identifiers(draft, document.all("ArticleIdList", "ArticleId"));
        draft.text("type", chapter.isPresent() ? "chapter" : "book");
        return title;
    }

    private static void people(CslDraft draft, XmlElement parent) {
        for (XmlElement list : parent.all("AuthorList")) {
            String role = list.attribute("Type").equals("editors") ? "editor" : "author";
            if (role.equals("author") && draft.has("author")) {
                role = "container-author";
            }
            for (XmlElement author : list.all("Author")) {
                String group = author.text("CollectiveName");
                String given = author.text("ForeName");
                given = given.isEmpty() ? author.text("Initials") : given;
                String suffix = author.text("Suffix");
                String family = author.text("LastName");
                boolean suffixed = !suffix.isEmpty() && !given.isEmpty();
                draft.name(role, new Name(family, suffixed ? given + ", " + suffix : given));
                draft.name(role, new Name(group, ""));
            }
        }
    }

    private static String date(Optional<XmlElement> date) {
        return date.map(
                        d ->
                                d.text("Year").isEmpty()
                                        ? RecordDates.of(d.text("MedlineDate"))
                                        : RecordDates.of(
                                                d.text("Year"), d.text("Month"), d.text("Day")))
                .map(BibDates.Date::whole)
                .orElse("");
    }

    private static String abstractText(XmlElement parent) {
        StringJoiner parts = new StringJoiner(" ");
        for (XmlElement part : parent.all("Abstract", "AbstractText")) {
            String label = part.attribute("Label");
            parts.add(label.isEmpty() ? part.text() : label + ": " + part.text());
        }
        return parts.toString();
    }

    private static List<String> kinds(CslDraft draft, List<XmlElement> types) {
        List<String> kinds = types.stream().map(XmlElement::text).toList();
        draft.text("PublicationType", String.join(", ", kinds));
        return kinds;
    }

    private static void locations(CslDraft draft, XmlElement parent) {
        for (XmlElement location : parent.all("ELocationID")) {
            boolean doi = location.attribute("EIdType").equals("doi");
            draft.text(doi ? "DOI" : location.attribute("EIdType"), location.text());
        }
    }

    private static void identifiers(CslDraft draft, List<XmlElement> ids) {
        for (XmlElement id : ids) {
            switch (id.attribute("IdType")) {
                case "doi" -> draft.text("DOI", id.text());
                case "pubmed" -> draft.text("PMID", id.text());
                case "pmc" -> draft.text("PMCID", id.text());
                case "" -> {}
                default -> draft.text(id.attribute("IdType"), id.text());
            }
        }
    }
}
