package glossa.index;

import glossa.paper.Problem;

import org.apache.lucene.util.BytesRef;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The problems in the chunks of one file, by the ids of the chunks, encoded. Thread-safe. */
final class ChunkProblems {
    private final Map<Long, BytesRef> encoded = new HashMap<>();
    private int count;

    /** Adds the problems of a chunk, with places relative to it. */
    synchronized void add(long chunk, List<Problem> problems) {
        int added = Math.min(problems.size(), Problem.MAX_IN_FILE - count);
        if (added > 0) {
            count += added;
            encoded.put(chunk, new BytesRef(FileCodec.encodeProblems(problems.subList(0, added))));
        }
    }

    /** The problems added so far, by chunk. */
    synchronized Map<Long, BytesRef> encoded() {
        return Map.copyOf(encoded);
    }
}
