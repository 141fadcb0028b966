package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.source.Format;
import glossa.source.SourceText;
import glossa.source.services.Crossref;
import glossa.source.services.DataCite;
import glossa.source.services.HuggingFacePapers;
import glossa.source.services.OpenAlex;
import glossa.source.services.SemanticScholar;
import glossa.source.web.ArxivAbstracts;
import glossa.source.web.ArxivFeed;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Responses of scholarly services, each with its own structure. */
final class ServiceAnswersTest {
    private static final String HUGGING_FACE =
            """
            [{"paper": {"id": "2401.00001", "title": "Owls and\\n Maps", "summary": "How owls\\n read.",
              "authors": [{"_id": "a", "user": {"fullname": "X"}, "name": "Ada Lovelace"}], "upvotes": 3,
              "publishedAt": "2024-01-02T00:00:00.000Z"}, "title": "Owls and Maps"},
             {"paper": {"id": "2401.00002", "title": "Foxes", "authors": []}}]
            """;

    private static final String SEMANTIC_SCHOLAR =
            """
            {"total": 2, "data": [
             {"paperId": "abc", "title": "Owls and Maps", "year": 2021, "abstract": null,
              "externalIds": {"ArXiv": "2401.00001v2", "DOI": "10.1000/x", "CorpusId": 1},
              "authors": [{"authorId": "1", "name": "Ludwig van Beethoven"}], "publicationTypes": ["JournalArticle"],
              "journal": {"name": "Owl Letters", "volume": "3", "pages": "1-2"}},
             {"paperId": "def", "title": null}]}
            """;

    private static final String OPEN_ALEX =
            """
            {"results": [{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1000/x", "title": "Owls and Maps",
              "publication_date": "2020-05-22", "type": "book-chapter", "ids": {"pmid": "https://pubmed.ncbi.nlm.nih.gov/7"},
              "authorships": [{"author": {"display_name": "Bo Li"}}], "primary_location": {"source": {"display_name": "Owl Book"}},
              "biblio": {"first_page": "5", "last_page": "9"}, "referenced_works": ["https://openalex.org/W2"],
              "abstract_inverted_index": {"read": [1], "Owls": [0, 2]}}]}
            """;

    private static final String CROSSREF =
            """
            {"status": "ok", "message-type": "work-list", "message": {"total-results": 1, "items": [
              {"DOI": "10.1000/x", "type": "book-chapter", "title": ["Owls &amp; <i>Maps</i>"], "container-title": ["Owl Series", "Owl Book"],
               "author": [{"given": "Ada", "family": "Lovelace", "suffix": "Jr"}, {"name": "The Owls"}], "issued": {"date-parts": [[2019, 5]]},
               "abstract": "<jats:title>Abstract</jats:title><jats:p>Owls read.</jats:p>", "page": "5-9", "reference-count": 2,
               "relation": {"is-cited-by": [{"id": "10.1/y", "id-type": "doi"}]}, "reference": [{"DOI": "10.1/z", "title": ["No"]}]}]}}
            """;

    private static final String DATA_CITE =
            """
            {"data": [{"id": "10.1000/x", "type": "dois", "attributes": {"doi": "10.1000/x", "publicationYear": 2019,
              "titles": [{"title": "Sub", "titleType": "Subtitle"}, {"title": "Owls"}], "publisher": {"name": "Owl Press"},
              "creators": [{"name": "Lovelace, Ada", "familyName": "Lovelace", "givenName": "Ada"}, {"name": "The Owls", "nameType": "Organizational"}],
              "types": {"citeproc": "dataset"}, "descriptions": [{"description": "Owls read.", "descriptionType": "Abstract"}]},
              "relationships": {"client": {"data": {"id": "x", "type": "clients"}}}}]}
            """;

    private static final String FEED =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE feed [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/hostname">]>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom"><title>arXiv Query: &b;&x;</title>
              <entry><id>http://arxiv.org/abs/hep-th/9901001v3</id><title>Owls
                 and &amp; Maps</title><summary> Owls read. </summary><published>1999-01-01T00:00:00Z</published>
                <author><name>Ada Lovelace</name></author><author><name>Bo Li</name></author>
                <arxiv:doi>10.1000/x</arxiv:doi><category term="hep-th"/></entry>
              <entry><id>https://arxiv.org/api/errors#x</id><title>Error</title></entry>
            </feed>
            """;

    private static final String ABSTRACTS =
            """
            ------------------------------------------------------------------------------
            \\\\
            arXiv:2401.00001
            From: Ada Lovelace <ada@example.org>
            Date: Mon, 2 Apr 2007 19:18:42 GMT   (443kb)
            Date (revised v2): Tue, 24 Jul 2008 20:10:27 GMT   (370kb)

            Title: Owls and
              Maps
            Authors: J. Balogh (Here, There), Bo Li and A. Turing
            DOI: 10.1000/x
            \\\\
              Owls
            read.
            \\\\ ( https://arxiv.org/abs/2401.00001 ,  443kb)
            ------------------------------------------------------------------------------
            \\\\
            arXiv:2401.00002
            Title: Foxes
            Authors: Bo Li
            \\\\
              Foxes run.
            """;

    @Test
    void huggingFace() {
        check(
                new HuggingFacePapers(),
                HUGGING_FACE,
                """
                1:43 - article "Owls and Maps" Lovelace, Ada 2024
                4:43 - article "Foxes"
                """,
                Map.of("arxiv", "2401.00001", "url", "https://huggingface.co/papers/2401.00001"),
                "How owls read.");
    }

    @Test
    void semanticScholar() {
        check(
                new SemanticScholar(),
                SEMANTIC_SCHOLAR,
                "2:31 - article-journal \"Owls and Maps\" van Beethoven, Ludwig 2021",
                Map.of("arxiv", "2401.00001", "doi", "10.1000/x", "s2", "abc"),
                "");
    }

    @Test
    void openAlex() {
        check(
                new OpenAlex(),
                OPEN_ALEX,
                "1:94 - chapter \"Owls and Maps\" Li, Bo 2020",
                Map.of("doi", "10.1000/x", "pmid", "7", "openalex", "W1"),
                "Owls read Owls");
    }

    @Test
    void crossref() {
        check(
                new Crossref(),
                CROSSREF,
                "2:59 - chapter \"Owls & Maps\" Lovelace, Ada, Jr; The Owls 2019",
                Map.of("doi", "10.1000/x"),
                "Owls read.");
    }

    @Test
    void dataCite() {
        check(
                new DataCite(),
                DATA_CITE,
                "2:68 - dataset \"Owls: Sub\" Lovelace, Ada; The Owls 2019",
                Map.of("doi", "10.1000/x"),
                "Owls read.");
    }

    /** The works that a service relates as versions of one another. */
    @Test
    void versions() {
        assertEquals(
                List.of("doi:10.1000/new"),
                Identity.relations(
                        new Crossref()
                                .read(
                                        source(
                                                """
                                                {"message-type": "work", "message": {"DOI": "10.1000/x", "title": ["Owls"],
                                                  "relation": {"is-preprint-of": [{"id-type": "doi", "id": "10.1000/new"},
                                                                                  {"id-type": "uri", "id": "urn:owls"}],
                                                               "is-review-of": [{"id-type": "doi", "id": "10.1000/y"}]}}}
                                                """))
                                .papers()
                                .getFirst()));
        assertEquals(
                List.of("doi:10.1000/all"),
                Identity.relations(
                        new DataCite()
                                .read(
                                        source(
                                                """
                                                {"data": {"attributes": {"doi": "10.1000/x", "titles": [{"title": "Owls"}],
                                                  "creators": [{"name": "Fox"}], "relatedIdentifiers": [
                                                    {"relationType": "IsVersionOf", "relatedIdentifierType": "DOI", "relatedIdentifier": "10.1000/all"},
                                                    {"relationType": "Cites", "relatedIdentifierType": "DOI", "relatedIdentifier": "10.1000/y"}]}}}
                                                """))
                                .papers()
                                .getFirst()));
    }

    @Test
    void atom() {
        check(
                new ArxivFeed(),
                FEED,
                "4:63 - article \"Owls and & Maps\" Lovelace, Ada; Li, Bo 1999",
                Map.of(
                        "arxiv", "hep-th/9901001",
                        "doi", "10.1000/x",
                        "url", "http://arxiv.org/abs/hep-th/9901001"),
                "Owls read.");
    }

    @Test
    void abstractsAsText() {
        check(
                new ArxivAbstracts(),
                ABSTRACTS,
                """
                8:8 - article "Owls and Maps" Balogh, J.; Li, Bo; Turing, A. 2007
                19:8 - article "Foxes" Li, Bo
                """,
                Map.of("arxiv", "2401.00001", "doi", "10.1000/x"),
                "Owls read.");
    }

    @Test
    void aBrokenLineAffectsNoOther() {
        assertEquals(
                """
                1:41 - article "One"
                3:41 - article "Three"
                2:25 error json-syntax: expected a colon here; write "name": value; the other lines are read\
                """,
                ReadingLines.lines(
                        new SemanticScholar(),
                        """
                        {"corpusid": 1, "authors": [],"title": "One"}
                        {"corpusid": 2, "title" "Two"}
                        {"corpusid": 3, "authors": [],"title": "Three"}
                        """));
    }

    @Test
    void otherJsonIsNotRecognised() {
        for (Format format :
                new Format[] {
                    new HuggingFacePapers(),
                    new SemanticScholar(),
                    new OpenAlex(),
                    new Crossref(),
                    new DataCite(),
                    new ArxivFeed(),
                    new ArxivAbstracts()
                }) {
            for (String text :
                    new String[] {
                        "",
                        "[]",
                        "{\"name\": \"a-package\", \"version\": \"1\"}",
                        "[{\"id\": \"a\", \"type\": \"book\", \"title\": \"T\"}]",
                        "<?xml version=\"1.0\"?><feed><entry/></feed>",
                        "\\\\\nTitle: x"
                    }) {
                assertFalse(format.recognises(source(text)), format.name() + " " + text);
            }
        }
    }

    @Test
    void cslJsonOfCrossrefKeepsItsKeys() {
        String text =
                """
                [{"id": "owls", "type": "article-journal", "title": "Owls", "DOI": "10.1000/x",
                  "reference-count": 3, "issued": {"date-parts": [[2019]]}}]
                """;
        assertFalse(new Crossref().recognises(source(text)));
        assertEquals("CSL-JSON", Formats.of(source(text)).orElseThrow().name());
    }

    @Test
    void everyPrefixIsRead() {
        String[] texts = {
            HUGGING_FACE, SEMANTIC_SCHOLAR, OPEN_ALEX, CROSSREF, DATA_CITE, FEED, ABSTRACTS
        };
        Format[] formats = {
            new HuggingFacePapers(),
            new SemanticScholar(),
            new OpenAlex(),
            new Crossref(),
            new DataCite(),
            new ArxivFeed(),
            new ArxivAbstracts()
        };
        for (int i = 0; i < texts.length; i++) {
            for (int end = 0; end <= texts[i].length(); end++) {
                formats[i].read(source(texts[i].substring(0, end)));
            }
        }
    }

    private static SourceText source(String text) {
        return SourceText.of(Path.of("/papers/answer"), text);
    }

    /**
     * The papers read, with identifiers and abstract of the first; the format is recognised by
     * content.
     */
    private static void check(
            Format format,
            String text,
            String expected,
            Map<String, String> identifiers,
            String abstractText) {
        assertTrue(format.recognises(source(text)), format.name());
        assertEquals(format.name(), Formats.of(source(text)).orElseThrow().name());
        assertEquals(expected.strip(), ReadingLines.lines(format, text));
        Paper first = format.read(source(text)).papers().getFirst();
        assertEquals(identifiers, first.identifiers());
        assertEquals(abstractText, first.abstractText());
    }
}
