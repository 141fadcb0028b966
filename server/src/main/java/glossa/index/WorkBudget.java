package glossa.index;

import glossa.corpus.CorpusStore;
import glossa.source.Chunk;

import java.util.List;

/** The work of an update so far, in bytes of sources, and its limit. */
final class WorkBudget {
    private final long maxBytes;
    private long usedBytes;

    /**
     * @param maxBytes as of {@link CorpusStore#replace}
     */
    WorkBudget(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Adds the work of one file, before it is done.
     *
     * @param fresh the chunks to read
     * @param gone the number of chunks to remove
     * @return whether the work is within the limit
     */
    boolean add(List<Chunk> fresh, int gone) {
        usedBytes += gone * CorpusStore.MIN_CHUNK_COST;
        for (Chunk piece : fresh) {
            usedBytes += Math.max(CorpusStore.MIN_CHUNK_COST, piece.end() - piece.start());
        }
        return usedBytes <= maxBytes;
    }
}
