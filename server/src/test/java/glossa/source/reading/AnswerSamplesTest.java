package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import glossa.paper.Paper;
import glossa.paper.Whitespace;
import glossa.source.fields.CslMarkup;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Recorded responses of scholarly services: the number of papers in each, and the number that are
 * read.
 */
final class AnswerSamplesTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void arxiv() throws IOException {
        for (Path file : SavedSamples.of("arxiv_atom", ".json")) {
            String body = JSON.readTree(file).path("body").stringValue();
            feed(file, body);
        }
        for (Path file : SavedSamples.of("arxiv_atom", ".xml")) {
            feed(file, Files.readString(file));
        }
        for (Path file : SavedSamples.of("arxiv_abs_native", ".abs")) {
            List<Paper> papers = SavedSamples.read(file);
            assertEquals(1, papers.size(), file.toString());
            Paper paper = papers.getFirst();
            String name = file.getFileName().toString();
            assertEquals("arXiv__" + paper.identifiers().get("arxiv") + ".abs", name);
            assertFalse(paper.authors().isEmpty() || paper.abstractText().isEmpty(), name);
        }
    }

    private static void feed(Path file, String body) {
        List<Paper> papers = SavedSamples.read(file, body);
        int entries = body.split("<entry>", -1).length - 1;
        int errors = body.split("/api/errors", -1).length - 1;
        assertEquals(errors > 0 ? 0 : entries, papers.size(), file.toString());
        for (Paper paper : papers) {
            assertFalse(paper.authors().isEmpty() || paper.year().isEmpty(), paper.title());
            assertFalse(paper.identifiers().getOrDefault("arxiv", "").isEmpty(), paper.title());
        }
    }

    @Test
    void semanticScholar() throws IOException {
        for (Path file : SavedSamples.of("semantic_scholar_json", "transformer.json")) {
            JsonNode expected = JSON.readTree(file).path("data");
            List<Paper> papers = SavedSamples.read(file);
            assertEquals(expected.size(), papers.size());
            for (int i = 0; i < papers.size(); i++) {
                JsonNode record = expected.get(i);
                Paper paper = papers.get(i);
                assertEquals(record.path("title").stringValue(), paper.title());
                assertEquals(record.path("year").asString(), paper.year());
                assertEquals(record.path("authors").size(), paper.authors().size());
                assertEquals(
                        record.path("externalIds").path("DOI").asString(""),
                        paper.identifiers().getOrDefault("doi", ""));
            }
        }
    }

    @Test
    void huggingFace() throws IOException {
        Path file = SavedSamples.of("hf_papers_html", "slbqc__huggingface_papers.html").getFirst();
        var props =
                org.jsoup.Jsoup.parse(Files.readString(file))
                        .expectFirst("[data-target=DailyPapers]")
                        .attr("data-props");
        JsonNode daily = JSON.readTree(props).path("dailyPapers");
        List<Paper> papers = SavedSamples.read(Path.of("/daily.json"), daily.toString());
        assertEquals(daily.size(), papers.size());
    }

    @Test
    void openAlex() throws IOException {
        for (Path file : SavedSamples.of("openalex_json", ".json")) {
            assertEquals(
                    JSON.readTree(file).path("results").size(), SavedSamples.read(file).size());
        }
        for (Path file : SavedSamples.of("openalex_json", ".yaml")) {
            int works = 0;
            for (String body : bodies(file)) {
                JsonNode record = JSON.readTree(body);
                if (!record.path("id").asString("").contains("openalex.org/W")) {
                    continue;
                }
                works++;
                Paper paper = SavedSamples.read(file, body).getFirst();
                assertEquals(
                        Whitespace.collapsed(CslMarkup.plain(record.path("title").asString())),
                        paper.title());
                assertEquals(record.path("publication_year").asString(), paper.year());
                assertEquals(record.path("authorships").size(), paper.authors().size());
            }
            assertFalse(works == 0, file.toString());
        }
    }

    @Test
    void crossref() throws IOException {
        for (Path file : SavedSamples.of("crossref_json", ".json")) {
            if (!file.toString().endsWith("_out.json")) {
                work(JSON.readTree(file).path("message"), SavedSamples.read(file).getFirst());
            }
        }
        Path alone = SavedSamples.of("commonmeta", "front-matter__crossref.json").getFirst();
        work(JSON.readTree(alone), SavedSamples.read(alone).getFirst());
        for (Path file : SavedSamples.of("crossref_json", ".yaml")) {
            for (String body : bodies(file)) {
                JsonNode items =
                        body.startsWith("{")
                                ? JSON.readTree(body).path("message").path("items")
                                : JSON.createArrayNode();
                List<Paper> papers = SavedSamples.read(file, body);
                int titled = 0;
                for (JsonNode item : items) {
                    titled += item.path("title").size() > 0 ? 1 : 0;
                }
                assertEquals(titled, papers.size(), file.toString());
            }
        }
    }

    private static void work(JsonNode record, Paper paper) {
        assertEquals(record.path("DOI").stringValue(), paper.identifiers().get("doi"));
        assertEquals(record.path("author").size(), paper.authors().size());
        assertEquals(
                record.path("issued").path("date-parts").path(0).path(0).asString(), paper.year());
    }

    @Test
    void dataCite() throws IOException {
        for (Path file : SavedSamples.of("datacite", ".json")) {
            JsonNode record = JSON.readTree(file);
            Paper paper = SavedSamples.read(file).getFirst();
            assertEquals(record.path("doi").stringValue(), paper.identifiers().get("doi"));
            assertEquals(record.path("publicationYear").asString(), paper.year());
            assertEquals(record.path("creators").size(), paper.authors().size());
        }
    }

    /** The bodies of recorded responses; a Base64 body may be compressed. */
    private static List<String> bodies(Path file) throws IOException {
        JsonNode recording = YAMLMapper.builder().build().readTree(file);
        List<String> bodies = new java.util.ArrayList<>();
        for (JsonNode interaction : recording.path("interactions")) {
            JsonNode body = interaction.path("response").path("body").path("string");
            byte[] bytes =
                    body.isBinary()
                            ? body.binaryValue()
                            : body.asString("").getBytes(StandardCharsets.UTF_8);
            if (bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b) {
                try (var unpacked =
                        new java.util.zip.GZIPInputStream(
                                new java.io.ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readAllBytes();
                }
            }
            bodies.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return bodies;
    }
}
