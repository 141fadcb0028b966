package glossa.index;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexDeletionPolicy;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Keeps two commits of an index on the disk: the last complete one, and the last partial one of an
 * unfinished update. Readers may look at a partial commit while the update proceeds. The next
 * writer starts from the complete one, so an update that was killed leaves nothing behind.
 */
final class IndexCommits extends IndexDeletionPolicy {
    private static final String PARTIAL = "partial";

    /** The user data of a partial commit. */
    static final Map<String, String> PARTIAL_DATA = Map.of(PARTIAL, "true");

    @Override
    public void onInit(List<? extends IndexCommit> commits) throws IOException {
        onCommit(commits);
    }

    /** Keeps the last commit and the last complete one. */
    @Override
    public void onCommit(List<? extends IndexCommit> commits) throws IOException {
        boolean isNeeded = true;
        for (int i = commits.size() - 1; i >= 0; i--) {
            IndexCommit commit = commits.get(i);
            boolean isLast = i == commits.size() - 1;
            if (!isLast && !(isNeeded && isComplete(commit))) {
                commit.delete();
            } else if (isComplete(commit)) {
                isNeeded = false;
            }
        }
    }

    /**
     * The last commit in a directory; {@code null} where there is none.
     *
     * @param isPartial whether a commit of an unfinished update counts
     */
    static @Nullable IndexCommit last(Directory directory, boolean isPartial) throws IOException {
        if (!DirectoryReader.indexExists(directory)) {
            return null;
        }
        for (IndexCommit commit : DirectoryReader.listCommits(directory).reversed()) {
            if (isPartial || isComplete(commit)) {
                return commit;
            }
        }
        return null;
    }

    private static boolean isComplete(IndexCommit commit) throws IOException {
        return !commit.getUserData().containsKey(PARTIAL);
    }
}
