package glossa.index;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds candidates for {@link MatchScorer}: the documents of a query or of a range of the term
 * dictionary, a bounded number of each segment, the newest first.
 */
final class CandidateDocs {
    /** Of each segment, at least. */
    private static final int MIN_CANDIDATES_PER_LEAF = 10;

    /** A word of up to this many letters may be the beginnings of three words. */
    private static final int MAX_THREE_WORDS_LENGTH = 9;

    private final IndexSnapshot snapshot;

    CandidateDocs(IndexSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    /** Passes about {@code limit} documents that match {@code query} to the consumer. */
    void find(Query query, int limit, IntConsumer consumer) {
        try {
            Query rewritten = snapshot.rewrite(query);
            if (rewritten instanceof MatchNoDocsQuery) {
                return;
            }
            Weight weight = snapshot.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
            for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
                Scorer scorer = weight.scorer(leaf);
                if (scorer == null) {
                    continue;
                }
                Bits live = leaf.reader().getLiveDocs();
                int left = limitPerLeaf(leaf, limit);
                DocIdSetIterator docs = scorer.iterator();
                for (int doc = docs.nextDoc();
                        doc != DocIdSetIterator.NO_MORE_DOCS;
                        doc = docs.nextDoc()) {
                    if (live == null || live.get(doc)) {
                        consumer.accept(leaf.docBase + doc);
                        if (--left == 0) {
                            break;
                        }
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Passes about {@code limit} documents with a term that begins with {@code prefixText}, in the
     * order of the terms, to the consumer.
     */
    void withPrefix(String field, String prefixText, int limit, IntConsumer consumer) {
        BytesRef prefix = new BytesRef(prefixText);
        List<Integer> found = new ArrayList<>();
        try {
            for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
                Terms terms = leaf.reader().terms(field);
                if (terms == null) {
                    continue;
                }
                Bits live = leaf.reader().getLiveDocs();
                int left = limitPerLeaf(leaf, limit);
                TermsEnum term = terms.iterator();
                @Nullable PostingsEnum docs = null;
                found.clear();
                boolean there = term.seekCeil(prefix) != TermsEnum.SeekStatus.END;
                while (there && left > 0 && StringHelper.startsWith(term.term(), prefix)) {
                    docs = term.postings(docs, PostingsEnum.NONE);
                    for (int doc = docs.nextDoc();
                            doc != DocIdSetIterator.NO_MORE_DOCS && left > 0;
                            doc = docs.nextDoc()) {
                        if (live == null || live.get(doc)) {
                            found.add(leaf.docBase + doc);
                            left--;
                        }
                    }
                    there = term.next() != null;
                }
                // In the order of documents: doc values are read forwards.
                found.sort(null);
                found.forEach(consumer::accept);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether a word of any paper begins with {@code word}. */
    boolean isWordPrefix(String word) {
        BytesRef prefix = new BytesRef(word);
        try {
            for (LeafReaderContext leaf : snapshot.getIndexReader().leaves()) {
                Terms terms = leaf.reader().terms(PaperDocuments.TOKEN);
                if (terms != null) {
                    TermsEnum term = terms.iterator();
                    if (term.seekCeil(prefix) != TermsEnum.SeekStatus.END
                            && StringHelper.startsWith(term.term(), prefix)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int limitPerLeaf(LeafReaderContext leaf, int limit) {
        long docs = Math.max(1, snapshot.getIndexReader().maxDoc());
        return MIN_CANDIDATES_PER_LEAF + (int) (limit * (long) leaf.reader().maxDoc() / docs);
    }

    /** Matches papers with a word that begins with {@code word}. */
    static Query wordPrefix(String word) {
        int letters = word.codePointCount(0, word.length());
        return letters <= PaperTokens.MAX_GRAM_LENGTH
                ? new TermQuery(new Term(PaperDocuments.GRAM, word))
                : new PrefixQuery(new Term(PaperDocuments.TOKEN, word));
    }

    /** Like {@link #wordPrefix}, but compares only as many letters as grams have. */
    private static Query shortPrefix(String word) {
        int end =
                word.codePointCount(0, word.length()) <= PaperTokens.MAX_GRAM_LENGTH
                        ? word.length()
                        : word.offsetByCodePoints(0, PaperTokens.MAX_GRAM_LENGTH);
        return new TermQuery(new Term(PaperDocuments.GRAM, word.substring(0, end)));
    }

    /** Matches papers that have every word of one of the readings. */
    static Query everyWord(TypedText typed) {
        return any(
                typed.readings().stream()
                        .map(
                                words ->
                                        all(
                                                new LinkedHashSet<>(words)
                                                        .stream()
                                                                .map(CandidateDocs::wordPrefix)
                                                                .toList()))
                        .toList());
    }

    /**
     * Matches papers with two adjacent words whose beginnings make up {@code word}: a query a
     * split.
     */
    static List<Query> adjacentWords(String word) {
        List<Query> pairs = new ArrayList<>();
        for (int i = 2; i <= word.length() - 2; i++) {
            String one = word.substring(0, i);
            String other = word.substring(i);
            Term term = new Term(PaperDocuments.PAIR, TitleInitials.pair(one, other));
            pairs.add(
                    other.length() < TitleInitials.HALF
                            ? new PrefixQuery(term)
                            : new TermQuery(term));
        }
        return pairs;
    }

    /**
     * Matches papers with two or three words, anywhere, whose beginnings make up {@code word}: a
     * query a split.
     */
    static List<Query> splitWords(String word) {
        List<Query> splits = new ArrayList<>();
        for (int i = 2; i <= word.length() - 2; i++) {
            Query one = shortPrefix(word.substring(0, i));
            splits.add(all(List.of(one, shortPrefix(word.substring(i)))));
            for (int j = i + 2;
                    j <= word.length() - 2 && word.length() <= MAX_THREE_WORDS_LENGTH;
                    j++) {
                splits.add(
                        all(
                                List.of(
                                        one,
                                        shortPrefix(word.substring(i, j)),
                                        shortPrefix(word.substring(j)))));
            }
        }
        return splits;
    }

    /** Matches papers with one of these words. */
    static Query anyWord(Collection<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(PaperDocuments.TOKEN, words.iterator().next()))
                : new TermInSetQuery(PaperDocuments.TOKEN, PaperDocuments.termBytes(words));
    }

    /** Matches what all queries match; nothing if there are none. */
    static Query all(Collection<Query> queries) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        queries.forEach(query -> all.add(query, Occur.FILTER));
        return queries.isEmpty() ? new MatchNoDocsQuery("no clauses") : all.build();
    }

    /** Matches what any query matches; nothing if there are none. */
    static Query any(Collection<Query> queries) {
        if (queries.size() == 1) {
            return queries.iterator().next();
        }
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        queries.forEach(query -> any.add(query, Occur.SHOULD));
        return queries.isEmpty() ? new MatchNoDocsQuery("no clauses") : any.build();
    }
}
