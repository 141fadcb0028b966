package glossa.index;

import glossa.corpus.CorpusStore;
import glossa.corpus.CorpusStore.TooMuchException;
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
     * @throws TooMuchException if that is more than the run may
     */
    void add(List<Chunk> fresh, int gone) {
        bytes += gone * CorpusStore.PIECE;
        for (Chunk piece : fresh) {
            bytes += Math.max(CorpusStore.PIECE, piece.end() - piece.start());
        }
        if (bytes > most) {
            throw new TooMuchException();
        }
    }
}
