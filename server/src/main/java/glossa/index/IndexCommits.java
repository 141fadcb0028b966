package glossa.index;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The moments of an index that are on the disk: the last whole one, and what a run has written so
 * far that has not come to its end. The latter can be looked at while the run goes on; whoever
 * writes next begins at the whole one, so a run that was killed leaves nothing behind.
 */
final class IndexCommits extends IndexDeletionPolicy {
    private static final String PARTIAL = "partial";

    /** What marks a commit as one of a run that goes on. */
    static final Map<String, String> PARTIAL_DATA = Map.of(PARTIAL, "true");

    @Override
    public void onInit(List<? extends IndexCommit> commits) throws IOException {
        onCommit(commits);
    }

    /** Keeps the last whole one and what comes after it, the last alone of that. */
    @Override
    public void onCommit(List<? extends IndexCommit> commits) throws IOException {
        boolean isNeeded = true;
        for (int i = commits.size() - 1; i >= 0; i--) {
            IndexCommit commit = commits.get(i);
            boolean isLast = i == commits.size() - 1;
            if (!isLast && !(isNeeded && isWhole(commit))) {
                commit.delete();
            } else if (isWhole(commit)) {
                isNeeded = false;
            }
        }
    }

    /**
     * The last one in a directory.
     *
     * @param isPartial whether one of a run that goes on counts
     */
    static @Nullable IndexCommit last(Directory directory, boolean isPartial) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return null;
        }
        for (IndexCommit commit : DirectoryReader.listCommits(directory).reversed()) {
            if (isPartial || isWhole(commit)) {
                return commit;
            }
        }
        return null;
    }

    /** The number of the last one, whole or not. Lists the directory's files and reads none. */
    static long generation(Directory directory) throws IOException {
        return SegmentInfos.getLastCommitGeneration(directory);
    }

    private static boolean isWhole(IndexCommit commit) throws IOException {
        return !commit.getUserData().containsKey(PARTIAL);
    }
}
