package glossa.features.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.Fixture;
import glossa.grammar.NoteConventions;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;

/** Annotations as JSON-LD, held against the W3C's Web Annotation Data Model. */
final class AnnotationExportTest {
    private static final String WORLD =
            """
            -- a.bib --
            @article{fox, title = {Foxes}, doi = {10.1000/fox<1>}}
            @book{owl, title = {Owls}}
            -- a.md --
            > Foxes sleep. [@fox, p. 3]

            Do they? #question [@fox, sec. 2 and 3]

            Nothing on this in @owl. #critique #method
            """;

    /** The motivations of section 3.3.5. */
    private static final Set<String> MOTIVATIONS =
            Set.of(
                    "assessing",
                    "bookmarking",
                    "classifying",
                    "commenting",
                    "describing",
                    "editing",
                    "highlighting",
                    "identifying",
                    "linking",
                    "moderating",
                    "questioning",
                    "replying",
                    "tagging");

    @Test
    void annotations() {
        JsonNode all = exported();
        check(
                all,
                0,
                """
                {"type":"Annotation","motivation":"highlighting","body":[],\
                "target":{"source":"https://doi.org/10.1000/fox%3C1%3E","selector":[\
                {"type":"TextQuoteSelector","exact":"Foxes sleep."},\
                {"type":"FragmentSelector","conformsTo":"http://tools.ietf.org/rfc/rfc3778","value":"page=3"}]}}\
                """);
        check(
                all,
                2,
                """
                {"type":"Annotation","motivation":"assessing","body":[\
                {"type":"TextualBody","value":"Nothing on this in @owl. #critique #method","format":"text/markdown","purpose":"commenting"},\
                {"type":"TextualBody","value":"critique","purpose":"tagging"},\
                {"type":"TextualBody","value":"method","purpose":"tagging"}],\
                "target":{"source":"urn:citekey:owl"}}\
                """);
    }

    private static void check(JsonNode all, int number, String expected) {
        var annotation = all.at("/first/items/" + number).deepCopy().asObject();
        annotation.remove("id");
        assertEquals(expected, annotation.toString());
    }

    /** The sentences of the model with MUST, for what is used of it (sections 3, 4 and 5). */
    @Test
    void theModel() {
        JsonNode all = exported();
        assertEquals("http://www.w3.org/ns/anno.jsonld", all.get("@context").asString());
        assertEquals("AnnotationCollection", all.get("type").asString());
        JsonNode page = all.get("first");
        assertEquals("AnnotationPage", page.get("type").asString());
        assertEquals(page.get("items").size(), all.get("total").asInt());
        Set<String> ids = new HashSet<>();
        for (JsonNode identified : new JsonNode[] {all, page}) {
            assertTrue(ids.add(iri(identified.get("id"))));
        }
        for (JsonNode one : page.get("items")) {
            assertTrue(ids.add(iri(one.get("id"))), "an annotation has one IRI of its own");
            assertEquals("Annotation", one.get("type").asString());
            assertTrue(MOTIVATIONS.contains(one.get("motivation").asString()));
            for (JsonNode body : one.get("body")) {
                assertEquals("TextualBody", body.get("type").asString());
                assertTrue(body.get("value").isString());
                assertTrue(MOTIVATIONS.contains(body.get("purpose").asString()));
            }
            JsonNode target = one.get("target");
            String _ = iri(target.get("source"));
            if (target.has("selector")) {
                assertTrue(target.get("selector").size() > 0);
                for (JsonNode selector : target.get("selector")) {
                    boolean isQuote = selector.get("type").asString().equals("TextQuoteSelector");
                    assertTrue(selector.get(isQuote ? "exact" : "value").isString());
                }
            }
        }
        assertEquals(exported(), all, "the same notes give the same IRIs");
    }

    private static String iri(JsonNode node) {
        URI uri = URI.create(node.asString());
        assertTrue(uri.isAbsolute(), node.toString());
        return uri.toString();
    }

    private static JsonNode exported() {
        try (Fixture fixture = Fixture.of(WORLD);
                Snapshot snapshot = fixture.snapshot()) {
            return new JsonMapper()
                    .readTree(
                            AnnotationExport.jsonLd(
                                    snapshot,
                                    PaperAnnotations.all(snapshot, NoteConventions.DEFAULT)));
        }
    }
}
