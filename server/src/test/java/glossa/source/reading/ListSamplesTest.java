package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Paper;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Lists by others, saved as text: the number of papers that each must give. */
final class ListSamplesTest {
    private static final Map<String, Integer> PAPERS =
            Map.of("daily-2024-08-01.tagstrip.txt", 13, "trending-link-style.txt", 4);

    @Test
    void listsAsText() throws IOException {
        for (var file : SavedSamples.of("hf_text_dumps", ".txt")) {
            List<Paper> papers = SavedSamples.read(file);
            papers.forEach(paper -> System.out.println("       " + paper.title()));
            assertEquals(PAPERS.get(file.getFileName().toString()), papers.size());
        }
    }
}
