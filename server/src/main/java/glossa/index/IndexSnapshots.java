package glossa.index;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * Hands out the current snapshot. One is closed when another has taken its place and its last user
 * has released it.
 */
final class IndexSnapshots extends ReferenceManager<IndexSnapshot> {
    private @Nullable IndexSnapshot next;

    IndexSnapshots(IndexSnapshot first) {
        current = first;
    }

    /** Makes {@code snapshot} the current one. Only for the thread that updates the index. */
    void publish(IndexSnapshot snapshot) throws IOException {
        next = snapshot;
        maybeRefreshBlocking();
    }

    @Override
    protected @Nullable IndexSnapshot refreshIfNeeded(IndexSnapshot current) {
        IndexSnapshot published = next;
        next = null;
        return published;
    }

    @Override
    protected void decRef(IndexSnapshot snapshot) throws IOException {
        reader(snapshot).decRef();
    }

    @Override
    protected boolean tryIncRef(IndexSnapshot snapshot) {
        return reader(snapshot).tryIncRef();
    }

    @Override
    protected int getRefCount(IndexSnapshot snapshot) {
        return reader(snapshot).getRefCount();
    }

    private static IndexReader reader(IndexSnapshot snapshot) {
        return snapshot.getIndexReader();
    }
}
