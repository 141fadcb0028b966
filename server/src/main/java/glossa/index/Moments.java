package glossa.index;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.ReferenceManager;
import org.jspecify.annotations.Nullable;

import java.io.IOException;

/**
 * The moment that whoever asks is given. It is let go when another one has taken its place and the
 * last asker has given it back.
 */
final class Moments extends ReferenceManager<Moment> {
    private @Nullable Moment next;

    Moments(Moment first) {
        current = first;
    }

    /** From now on, whoever asks is given {@code moment}. Belongs to the background task. */
    void show(Moment moment) throws IOException {
        next = moment;
        maybeRefreshBlocking();
    }

    @Override
    protected @Nullable Moment refreshIfNeeded(Moment shown) {
        Moment taken = next;
        next = null;
        return taken;
    }

    @Override
    protected void decRef(Moment moment) throws IOException {
        reader(moment).decRef();
    }

    @Override
    protected boolean tryIncRef(Moment moment) {
        return reader(moment).tryIncRef();
    }

    @Override
    protected int getRefCount(Moment moment) {
        return reader(moment).getRefCount();
    }

    private static IndexReader reader(Moment moment) {
        return moment.getIndexReader();
    }
}
