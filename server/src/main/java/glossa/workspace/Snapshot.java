package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.notes.Notes;

/**
 * Notes and corpus at one moment: all that a feature may see. Whoever takes one closes it, in the
 * same thread.
 *
 * @param lost the names that the corpus had until lately
 * @param around the files that notes may name
 */
public record Snapshot(Notes notes, Corpus corpus, RemovedKeys lost, WorkspaceFiles around)
        implements AutoCloseable {
    @Override
    public void close() {
        corpus.close();
    }
}
