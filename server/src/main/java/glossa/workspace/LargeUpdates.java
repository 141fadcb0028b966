package glossa.workspace;

import glossa.corpus.CorpusStore.ReplaceResult;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Runs that take more memory or time than a server has beside its answers, done by another process
 * on the same index.
 */
public interface LargeUpdates {
    /**
     * One run, to its end. What is left to be done then is to make the index faster, which goes on
     * until it is done, or {@link #stop}ped.
     *
     * @param site the workspace's
     * @param kept files that stay as they are in the index, since only the editor has what they say
     * @param written told when there is more to be seen in the index than before
     * @return {@link ReplaceResult#REPLACED}, or {@link ReplaceResult#BUSY} if a third process is
     *     writing
     * @throws IOException if it did not come to its end
     */
    ReplaceResult run(
            WorkspaceLocation site, Set<Path> kept, Workspace.Progress progress, Runnable written)
            throws IOException;

    /** Has the index made faster, without waiting for it. */
    void mergeSegments(WorkspaceLocation site, Set<Path> kept) throws IOException;

    /** Ends what goes on, so that the index can be written here; what was whole stays. */
    void stop();
}
