package glossa.index;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.CollectionTerminatedException;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The index as it is between two runs, and what is worked out of it once for all that ask. */
final class IndexSnapshot extends IndexSearcher {
    private static final int MAX_REMEMBERED = 20_000;
    private static final int MAX_OF_A_NAME = 4;

    /** One of each note that is written in lately, and one of all notes. */
    private static final int SETS_REMEMBERED = 6;

    /** Keys that were asked for and are not there, with those that are nearest. */
    final Map<String, List<String>> nearest = new ConcurrentHashMap<>();

    /** Documents by a name that they answer to. */
    private final Map<String, int[]> named = new ConcurrentHashMap<>();

    /** Sets of keys that were favoured lately. */
    private final List<PreferredDocs> favoured = new ArrayList<>();

    private volatile @Nullable Files files;

    /**
     * What is known of the files.
     *
     * @param stored by file
     * @param places where their pieces stand
     */
    record Files(Map<Path, StoredFile> stored, ChunkPlaces places) {
        static Files of(Map<Path, StoredFile> stored) {
            Map<Path, ChunkPlaces.FileChunks> pieces = new HashMap<>();
            stored.forEach((path, file) -> pieces.put(path, file.pieces()));
            return new Files(stored, new ChunkPlaces(pieces));
        }
    }

    /**
     * @param files what is known of the files, if it is; else it is read when it is asked for
     */
    IndexSnapshot(IndexReader reader, @Nullable Files files) {
        super(reader);
        this.files = files;
        setQueryCache(null);
    }

    /** What is known of the files; read once. */
    Files files() {
        Files known = files;
        if (known == null) {
            Map<Path, StoredFile> stored = new HashMap<>();
            Query all = new PrefixQuery(new Term(PaperDocuments.SOURCE, ""));
            for (int doc : docs(all, Integer.MAX_VALUE)) {
                StoredFile file = StoredFile.of(document(doc));
                stored.put(file.file(), file);
            }
            known = Files.of(stored);
            files = known;
        }
        return known;
    }

    /** The documents that answer to a name. */
    int[] named(String name) {
        if (named.size() > MAX_REMEMBERED) {
            named.clear();
        }
        return named.computeIfAbsent(
                name,
                n ->
                        docs(new TermQuery(new Term(PaperDocuments.NAME, n)), MAX_OF_A_NAME)
                                .stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
    }

    /** What is known of a set of keys; the same for an equal set that was asked for lately. */
    PreferredDocs favoured(Set<String> keys) {
        synchronized (favoured) {
            for (PreferredDocs known : favoured) {
                if (known.keys().equals(keys)) {
                    return known;
                }
            }
            if (favoured.size() == SETS_REMEMBERED) {
                favoured.removeFirst();
            }
            PreferredDocs made = new PreferredDocs(keys);
            favoured.add(made);
            return made;
        }
    }

    private Document document(int doc) {
        try {
            return storedFields().document(doc);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The first documents that fit, in the order of the index; stops as soon as there are enough.
     */
    List<Integer> docs(Query query, int most) {
        List<Integer> docs = new ArrayList<>();
        try {
            search(
                    query,
                    new CollectorManager<SimpleCollector, Void>() {
                        @Override
                        public SimpleCollector newCollector() {
                            return new First(docs, most);
                        }

                        @Override
                        public @Nullable Void reduce(Collection<SimpleCollector> collectors) {
                            return null;
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return docs;
    }

    private static final class First extends SimpleCollector {
        private final List<Integer> docs;
        private final int most;
        private int base;

        First(List<Integer> docs, int most) {
            this.docs = docs;
            this.most = most;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            if (docs.size() >= most) {
                throw new CollectionTerminatedException();
            }
            base = context.docBase;
        }

        @Override
        public void collect(int doc) {
            docs.add(base + doc);
            if (docs.size() >= most) {
                throw new CollectionTerminatedException();
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
