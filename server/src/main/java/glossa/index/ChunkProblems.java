package glossa.index;

import glossa.paper.Problem;

import org.apache.lucene.util.BytesRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong in the pieces of one file, by their ids. Several threads may add. */
final class ChunkProblems {
    private final Map<Long, BytesRef> encoded = new HashMap<>();
    private int count;

    /** Adds what is wrong in a piece, counted from it. */
    synchronized void add(long chunk, List<Problem> problems) {
        int added = Math.min(problems.size(), Problem.MAX_IN_FILE - count);
        if (added > 0) {
            count += added;
            encoded.put(chunk, new BytesRef(PaperCodec.ofProblems(problems.subList(0, added))));
        }
    }

    /** What was added. */
    synchronized Map<Long, BytesRef> encoded() {
        return Map.copyOf(encoded);
    }
}
