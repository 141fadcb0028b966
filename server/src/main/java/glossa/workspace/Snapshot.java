package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.notes.Notes;

/**
 * Notes and corpus at one moment: all that a feature can see. The caller of {@link
 * Workspace#snapshot} closes it, in the same thread.
 *
 * @param removedKeys the cited keys that the corpus no longer has
 * @param files the files that notes may refer to
 */
public record Snapshot(Notes notes, Corpus corpus, RemovedKeys removedKeys, WorkspaceFiles files)
        implements AutoCloseable {
    @Override
    public void close() {
        corpus.close();
    }
}
