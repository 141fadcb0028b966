package glossa.index;

import glossa.corpus.CorpusStore;
import glossa.source.Chunk;

import java.util.List;

/** How much of the sources a run has to read or to take away, and how much it may. */
final class WorkBudget {
    private final long most;
    private long bytes;

    /**
     * @param most as of {@link CorpusStore#replace}
     */
    WorkBudget(long most) {
        this.most = most;
    }

    /**
     * Adds what one file takes, before it is taken.
     *
     * @param fresh pieces that are to be read
     * @param gone how many pieces are to be taken away
     * @return whether the run may still take that much
     */
    boolean add(List<Chunk> fresh, int gone) {
        bytes += gone * CorpusStore.MIN_CHUNK_COST;
        for (Chunk piece : fresh) {
            bytes += Math.max(CorpusStore.MIN_CHUNK_COST, piece.end() - piece.start());
        }
        return bytes <= most;
    }
}
