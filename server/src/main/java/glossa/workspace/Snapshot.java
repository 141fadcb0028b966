package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.notes.Notes;

/**
 * Notes and corpus at one moment: all that a feature may see. Whoever takes one closes it, in the
 * same thread.
 */
public record Snapshot(Notes notes, Corpus corpus) implements AutoCloseable {
    @Override
    public void close() {
        corpus.close();
    }
}
