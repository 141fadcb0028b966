package glossa.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorer;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.function.IntPredicate;

/**
 * The documents that a coarse query matches and that pass a check, for what the index has no exact
 * terms for. The check runs last, on documents that match the other clauses.
 */
final class VerifiedQuery extends Query {
    private final Query coarse;
    private final float cost;
    private final IntPredicate check;

    /**
     * @param coarse matches all documents that may pass
     * @param cost the cost of a check, in Lucene's unit: one comparison
     * @param check whether a document passes
     */
    VerifiedQuery(Query coarse, float cost, IntPredicate check) {
        this.coarse = coarse;
        this.cost = cost;
        this.check = check;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query rewritten = coarse.rewrite(searcher);
        return rewritten.equals(coarse) ? this : new VerifiedQuery(rewritten, cost, check);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost)
            throws IOException {
        Weight weight = coarse.createWeight(searcher, ScoreMode.COMPLETE_NO_SCORES, 1);
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext leaf)
                    throws IOException {
                ScorerSupplier found = weight.scorerSupplier(leaf);
                return found == null
                        ? null
                        : new ScorerSupplier() {
                            @Override
                            public Scorer get(long leadCost) throws IOException {
                                DocIdSetIterator docs = found.get(leadCost).iterator();
                                return new ConstantScoreScorer(
                                        score(), mode, checkedBy(docs, leaf.docBase));
                            }

                            @Override
                            public long cost() {
                                return found.cost();
                            }
                        };
            }

            @Override
            public boolean isCacheable(LeafReaderContext leaf) {
                return false;
            }
        };
    }

    private TwoPhaseIterator checkedBy(DocIdSetIterator docs, int base) {
        return new TwoPhaseIterator(docs) {
            @Override
            public boolean matches() {
                return check.test(base + docs.docID());
            }

            @Override
            public float matchCost() {
                return cost;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    @Override
    public String toString(String field) {
        return "checked(" + coarse.toString(field) + ")";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
