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

    /** From now on, whoever asks is given {@code moment}. Belongs to the background task. */
    void show(IndexSnapshot moment) throws IOException {
        next = moment;
        maybeRefreshBlocking();
    }

    @Override
    protected @Nullable IndexSnapshot refreshIfNeeded(IndexSnapshot shown) {
        IndexSnapshot taken = next;
        next = null;
        return taken;
    }

    @Override
    protected void decRef(IndexSnapshot moment) throws IOException {
        reader(moment).decRef();
    }

    @Override
    protected boolean tryIncRef(IndexSnapshot moment) {
        return reader(moment).tryIncRef();
    }

    @Override
    protected int getRefCount(IndexSnapshot moment) {
        return reader(moment).getRefCount();
    }

    private static IndexReader reader(IndexSnapshot moment) {
        return moment.getIndexReader();
    }
}
