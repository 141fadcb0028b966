package glossa.index;

import glossa.corpus.Scope;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The papers with a record in a scope, in one snapshot.
 *
 * @param docs their documents
 * @param ofSeveralRecords those of papers with several records, some of which may lie elsewhere
 * @param keys the keys of the first of them, which a query compares however many papers match
 *     elsewhere
 */
record ScopedDocs(Set<Integer> docs, Set<Integer> ofSeveralRecords, Set<String> keys) {
    private static final int MAX_KEYS = 2_000;
    private static final int MAX_CACHED = 16;

    /** Where there is no scope. */
    static final ScopedDocs NONE = new ScopedDocs(Set.of(), Set.of(), Set.of());

    boolean contains(int doc) {
        return docs.contains(doc);
    }

    /** Those of the scopes that were asked for last. */
    static final class Cache {
        private final Map<Scope, ScopedDocs> known =
                new LinkedHashMap<>(16, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Scope, ScopedDocs> eldest) {
                        return size() > MAX_CACHED;
                    }
                };

        synchronized ScopedDocs of(StoredPapers papers, Scope scope) {
            return scope.isEverything()
                    ? NONE
                    : known.computeIfAbsent(scope, asked -> find(papers, asked));
        }

        private static ScopedDocs find(StoredPapers papers, Scope scope) {
            List<Long> chunks = new ArrayList<>();
            for (Path file : scope.files()) {
                StoredFile stored = papers.snapshot().files().stored().get(file);
                if (stored != null) {
                    Arrays.stream(stored.chunks().ids()).forEach(chunks::add);
                }
            }
            Query within =
                    new TermInSetQuery(PaperDocuments.CHUNK, PaperDocuments.encodedNumbers(chunks));
            Query several =
                    new BooleanQuery.Builder()
                            .add(within, Occur.FILTER)
                            .add(
                                    new TermQuery(new Term(PaperDocuments.SEVERAL_RECORDS, "")),
                                    Occur.FILTER)
                            .build();
            List<Integer> docs = papers.find(within);
            Set<String> keys = new HashSet<>();
            docs.stream().limit(MAX_KEYS).forEach(doc -> keys.add(papers.summary(doc).key()));
            return new ScopedDocs(
                    Set.copyOf(docs), Set.copyOf(papers.find(several)), Set.copyOf(keys));
        }
    }
}
