package glossa.index;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * The moment that whoever asks is given. It is let go when another one has taken its place and the
 * last asker has given it back.
 */
final class IndexSnapshots extends ReferenceManager<IndexSnapshot> {
    private @Nullable IndexSnapshot next;

    IndexSnapshots(IndexSnapshot first) {
        current = first;
    }

    /** From now on, whoever asks is given {@code snapshot}. Belongs to the background task. */
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
