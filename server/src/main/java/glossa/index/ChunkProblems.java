package glossa.index;

import glossa.paper.Problem;

import org.apache.lucene.util.BytesRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong in the pieces of one file, by their ids. Several threads may add. */
final class ChunkProblems {
    private final Map<Long, BytesRef> bytes = new HashMap<>();
    private int count;

    /** Adds what is wrong in a piece, counted from it. */
    synchronized void add(long piece, List<Problem> problems) {
        int most = Math.min(problems.size(), Problem.MAX_IN_FILE - count);
        if (most > 0) {
            count += most;
            bytes.put(piece, new BytesRef(PaperCodec.ofProblems(problems.subList(0, most))));
        }
    }

    /** What was added. */
    synchronized Map<Long, BytesRef> bytes() {
        return Map.copyOf(bytes);
    }
}
