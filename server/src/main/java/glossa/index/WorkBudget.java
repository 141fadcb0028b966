package glossa.index;

import glossa.corpus.CorpusStore;
import glossa.source.Chunk;

import java.util.List;

/** How much of the sources a run has to read or to take away, and how much it may. */
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
     * Adds what one file takes, before it is taken.
     *
     * @param fresh pieces that are to be read
     * @param gone how many pieces are to be taken away
     * @return whether the run may still take that much
     */
    boolean add(List<Chunk> fresh, int gone) {
        usedBytes += gone * CorpusStore.MIN_CHUNK_COST;
        for (Chunk piece : fresh) {
            usedBytes += Math.max(CorpusStore.MIN_CHUNK_COST, piece.end() - piece.start());
        }
        return usedBytes <= maxBytes;
    }
}
