package glossa.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/** Documents that are known by their numbers. */
final class DocsQuery extends Query {
    private final int[] docs;

    /**
     * @param docs sorted; not to be written to
     */
    DocsQuery(int[] docs) {
        this.docs = docs;
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode scoreMode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf) {
                int from = slot(leaf.docBase);
                int to = slot(leaf.docBase + leaf.reader().maxDoc());
                if (from == to) {
                    return null;
                }
                DocIdSetIterator iterator = new Sorted(docs, from, to, leaf.docBase);
                return new DefaultScorerSupplier(
                        new ConstantScoreScorer(score(), scoreMode, iterator));
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    /** A stretch of sorted documents. */
    private static final class Sorted extends DocIdSetIterator {
        private final int[] docs;
        private final int base;
        private final int to;
        private int next;
        private int doc = -1;

        Sorted(int[] docs, int from, int to, int base) {
            this.docs = docs;
            this.next = from;
            this.to = to;
            this.base = base;
        }

        @Override
        public int docID() {
            return doc;
        }

        @Override
        public int nextDoc() {
            doc = next < to ? docs[next++] - base : NO_MORE_DOCS;
            return doc;
        }

        @Override
        public int advance(int target) {
            while (next < to && docs[next] - base < target) {
                next++;
            }
            return nextDoc();
        }

        @Override
        public long cost() {
            return (long) to - next;
        }
    }

    /** The first of them that is not below {@code doc}. */
    private int slot(int doc) {
        int at = Arrays.binarySearch(docs, doc);
        return at < 0 ? -at - 1 : at;
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return docs.length + " documents";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DocsQuery query && Arrays.equals(docs, query.docs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(docs);
    }
}
