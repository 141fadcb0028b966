package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Shared;
import glossa.paper.Paper;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The three seed documents: every paper, on its line, and nothing else. */
final class SeedsTest {
    @Test
    void everyPaperOfTheSeedsIsReadAndNothingElse() throws IOException {
        Path seeds = Shared.file("seeds");
        JsonNode files =
                JsonMapper.builder().build().readTree(seeds.resolve("truth.json")).path("files");
        for (var file : files.properties()) {
            List<String> expected = new ArrayList<>();
            for (JsonNode paper : file.getValue().path("papers")) {
                expected.add(
                        paper.path("title_line").asInt()
                                + " "
                                + paper.path("title").stringValue()
                                + "\n"
                                + paper.path("abstract").stringValue());
            }
            List<String> read = new ArrayList<>();
            for (Paper paper : SourceFiles.read(seeds.resolve(file.getKey())).papers()) {
                read.add(
                        paper.sources().getFirst().name().start().line()
                                + 1
                                + " "
                                + paper.title()
                                + "\n"
                                + paper.abstractText());
            }
            assertEquals(expected, read, file.getKey());
        }
    }
}
