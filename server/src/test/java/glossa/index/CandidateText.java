package glossa.index;

import glossa.paper.Name;
import glossa.paper.Paper;

import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A paper in one line, as tests of the matcher write it. */
final class CandidateText {
    private CandidateText() {}

    /**
     * @param line {@code keys | title | authors | year | venue}, as in {@code vaswani2017, attn |
     *     Attention Is All You Need | Vaswani, Ashish; Shazeer, Noam | 2017 | NeurIPS}; the first
     *     key is the paper's, and parts at the end may be left out
     */
    static MatchCandidate of(String line) {
        String[] parts = Arrays.copyOf(line.split("\\|"), 5);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parts[i] == null ? "" : parts[i].strip();
        }
        List<String> keys = List.of(parts[0].split(",\\s*"));
        List<Name> authors = new ArrayList<>();
        for (String author : parts[2].isEmpty() ? new String[0] : parts[2].split(";\\s*")) {
            String[] names = author.split(",\\s*", 2);
            authors.add(new Name(names[0], names.length > 1 ? names[1] : ""));
        }
        Paper paper =
                Paper.builder()
                        .key(keys.getFirst())
                        .aliases(keys.subList(1, keys.size()))
                        .title(parts[1])
                        .authors(authors)
                        .year(parts[3])
                        .venue(parts[4])
                        .build();
        byte[] summary = PaperCodec.encodeSummary(paper, new ChunkPlaces(Map.of()));
        return new MatchCandidate().read(new BytesRef(summary));
    }
}
