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

/** A searcher over one commit of the index, with caches that all queries share. */
final class IndexSnapshot extends IndexSearcher {
    private static final int MAX_CACHED_NAMES = 20_000;
    private static final int MAX_DOCS_PER_NAME = 200;

    /** One for each note that is edited, and one for all notes. */
    private static final int MAX_CACHED_KEY_SETS = 6;

    /** Unknown keys with the keys nearest to them ({@link KeySuggestions}). */
    final Map<String, List<String>> similarKeys = new ConcurrentHashMap<>();

    /** The documents of each name that was looked up. */
    private final Map<String, int[]> docsByName = new ConcurrentHashMap<>();

    /** The papers of the scopes of recent queries. */
    final ScopedDocs.Cache scopedDocs = new ScopedDocs.Cache();

    /** The sets of preferred keys of the last queries, oldest first. */
    private final List<PreferredDocs> preferred = new ArrayList<>();

    private volatile @Nullable IndexedFiles files;

    /**
     * The files of the index.
     *
     * @param stored the files by their paths
     * @param places the places of their chunks
     */
    record IndexedFiles(Map<Path, StoredFile> stored, ChunkPlaces places) {
        static IndexedFiles of(Map<Path, StoredFile> stored) {
            Map<Path, ChunkPlaces.FileChunks> pieces = new HashMap<>();
            stored.forEach((path, file) -> pieces.put(path, file.chunks()));
            return new IndexedFiles(stored, new ChunkPlaces(pieces));
        }
    }

    /**
     * @param files the files of the commit; {@code null} to read them when they are needed
     */
    IndexSnapshot(IndexReader reader, @Nullable IndexedFiles files) {
        super(reader);
        this.files = files;
        setQueryCache(null);
    }

    /** The files of the commit; read once. */
    IndexedFiles files() {
        IndexedFiles known = files;
        if (known == null) {
            Map<Path, StoredFile> stored = new HashMap<>();
            Query all = new PrefixQuery(new Term(PaperDocuments.FILE, ""));
            for (int doc : firstDocs(all, Integer.MAX_VALUE)) {
                StoredFile file = StoredFile.of(document(doc));
                stored.put(file.file(), file);
            }
            known = IndexedFiles.of(stored);
            files = known;
        }
        return known;
    }

    /** The documents with a name. */
    int[] docsNamed(String name) {
        if (docsByName.size() > MAX_CACHED_NAMES) {
            docsByName.clear();
        }
        return docsByName.computeIfAbsent(
                name,
                n ->
                        firstDocs(
                                        new TermQuery(new Term(PaperDocuments.NAME, n)),
                                        MAX_DOCS_PER_NAME)
                                .stream()
                                .mapToInt(Integer::intValue)
                                .toArray());
    }

    /** The papers of a set of keys; the same object for an equal set of a recent query. */
    PreferredDocs preferred(Set<String> keys) {
        synchronized (preferred) {
            for (PreferredDocs known : preferred) {
                if (known.keys().equals(keys)) {
                    return known;
                }
            }
            if (preferred.size() == MAX_CACHED_KEY_SETS) {
                preferred.removeFirst();
            }
            PreferredDocs created = new PreferredDocs(keys);
            preferred.add(created);
            return created;
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
     * The first documents that match, in the order of the index. Stops as soon as there are enough.
     */
    List<Integer> firstDocs(Query query, int limit) {
        List<Integer> docs = new ArrayList<>();
        try {
            search(
                    query,
                    new CollectorManager<SimpleCollector, Void>() {
                        @Override
                        public SimpleCollector newCollector() {
                            return new FirstDocs(docs, limit);
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

    private static final class FirstDocs extends SimpleCollector {
        private final List<Integer> docs;
        private final int limit;
        private int base;

        FirstDocs(List<Integer> docs, int limit) {
            this.docs = docs;
            this.limit = limit;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) {
            if (docs.size() >= limit) {
                throw new CollectionTerminatedException();
            }
            base = context.docBase;
        }

        @Override
        public void collect(int doc) {
            docs.add(base + doc);
            if (docs.size() >= limit) {
                throw new CollectionTerminatedException();
            }
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }
}
