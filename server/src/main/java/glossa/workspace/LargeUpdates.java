package glossa.workspace;

import glossa.corpus.CorpusStore.ReplaceResult;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Updates that need more memory or time than the server can spare; another process makes them in
 * the same index.
 */
public interface LargeUpdates {
    /**
     * Makes one update and waits for its end. Then the process merges segments until it is done or
     * {@link #stop}ped.
     *
     * @param site the location of the workspace
     * @param kept files whose papers stay as they are in the index, because only the editor has
     *     their current text
     * @param written called when the index has new contents
     * @return {@link ReplaceResult#REPLACED}, or {@link ReplaceResult#BUSY} if another process is
     *     writing
     * @throws IOException if the update failed
     */
    ReplaceResult run(
            WorkspaceLocation site, Set<Path> kept, Workspace.Progress progress, Runnable written)
            throws IOException;

    /** Starts merging segments, and does not wait for its end. */
    void mergeSegments(WorkspaceLocation site, Set<Path> kept) throws IOException;

    /** Stops the process, so that this one can write the index; committed contents stay. */
    void stop();

    /** Ends what goes on, and starts nothing more: a later run fails. */
    void close();
}
