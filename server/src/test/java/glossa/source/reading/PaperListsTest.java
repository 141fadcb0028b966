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

/**
 * Lists of papers as text, in layouts saved from the web: every paper is read with its whole
 * abstract, at the line of its title, and nothing else is.
 */
final class PaperListsTest {
    /** Invented papers, with all the difficulties of the seeds. */
    @Test
    void ownLists() throws IOException {
        check(Path.of("src/test/resources/lists"));
    }

    @Test
    void seeds() throws IOException {
        check(Shared.file("seeds"));
    }

    /**
     * @param lists a folder of lists, with a {@code truth.json} that contains the papers and their
     *     lines
     */
    private static void check(Path lists) throws IOException {
        JsonNode files =
                JsonMapper.builder().build().readTree(lists.resolve("truth.json")).path("files");
        for (var file : files.properties()) {
            List<String> expected = new ArrayList<>();
            for (JsonNode paper : file.getValue().path("papers")) {
                expected.add(
                        shown(
                                paper.path("title_line").asInt(),
                                paper.path("title").stringValue(),
                                paper.path("abstract").stringValue()));
            }
            List<String> read = new ArrayList<>();
            for (Paper paper : SourceFiles.read(lists.resolve(file.getKey())).papers()) {
                int line = paper.sources().getFirst().name().start().line() + 1;
                read.add(shown(line, paper.title(), paper.abstractText()));
            }
            assertEquals(expected, read, file.getKey());
        }
    }

    private static String shown(int line, String title, String abstractText) {
        return line + " " + title + "\n" + abstractText;
    }
}
