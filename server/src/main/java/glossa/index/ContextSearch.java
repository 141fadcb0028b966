package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.Corpus.ContextMatch;
import glossa.grammar.Bm25;
import glossa.grammar.WordStems;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.util.BytesRef;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds papers for the text around a citation: {@link Corpus#fitting}. Lucene finds candidates by
 * the rarest words, which are then scored by all words.
 *
 * <p>A paper without abstract must not lose to one with an abstract for having fewer words. So the
 * title alone counts one half of the score, and title and abstract together the other.
 */
final class ContextSearch {
    /** Names in the query for candidates, and the share of the candidates that it may add. */
    private static final int MAX_NAMES = 3;

    private static final int NAME_SHARE = 8;

    /** Words in the query for candidates where there are few papers, and where there are many. */
    private static final int MAX_WORDS = 24;

    private static final int MAX_WORDS_MANY_PAPERS = 10;
    private static final int MANY_PAPERS = 5_000;

    /** The same where each word alone would take as long as a keystroke may. */
    private static final int MAX_WORDS_VERY_MANY_PAPERS = 4;

    private static final int VERY_MANY_PAPERS = 100_000;

    /** Among very many papers, a word is used that at most one of this many papers has. */
    private static final int MIN_RARITY_VERY_MANY_PAPERS = 40;

    /** Papers that are scored where there are many. */
    private static final int MAX_SCORED_MANY_PAPERS = 60;

    /** Inflected forms of one word in the query, and terms looked at to find them. */
    private static final int MAX_FORMS = 8;

    private static final int MAX_TERMS_PER_WORD = 40;

    /** A shorter stem has only the forms that are written down here. */
    private static final int SHORT_WORD_LENGTH = 4;

    /** The mean number of words of a title without stop words, and of the names of a paper. */
    private static final double MEAN_TITLE_WORDS = 7;

    private static final double MEAN_NAMES = 5;

    private final StoredPapers papers;
    private final IndexReader reader;

    /** The weight of each stem: its weight in the context times its rarity. */
    private final Map<String, Double> weights = new HashMap<>();

    private final Map<String, Double> names = new HashMap<>();
    private final Query query;
    private boolean hasManyPapers;

    ContextSearch(StoredPapers papers, Map<String, Double> words, Collection<String> names) {
        this.papers = papers;
        this.reader = papers.snapshot().getIndexReader();
        try {
            this.query = query(words, names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A word of the context.
     *
     * @param rarity its inverse document frequency
     */
    private record ContextTerm(String stem, String word, double weight, double rarity) {}

    private Query query(Map<String, Double> words, Collection<String> names) throws IOException {
        int papers = Math.max(1, reader.getDocCount(PaperDocuments.TEXT));
        Map<String, ContextTerm> byStem = new LinkedHashMap<>();
        for (var word : words.entrySet()) {
            String stem = WordStems.stem(word.getKey());
            double rarity =
                    Bm25.idf(reader.docFreq(new Term(PaperDocuments.TEXT, word.getKey())), papers);
            byStem.merge(
                    stem,
                    new ContextTerm(stem, word.getKey(), word.getValue(), rarity),
                    (one, other) -> one.weight >= other.weight ? one : other);
        }
        List<ContextTerm> rarest = new ArrayList<>(byStem.values());
        rarest.sort(Comparator.comparingDouble((ContextTerm word) -> -word.weight * word.rarity));
        BooleanQuery.Builder found = new BooleanQuery.Builder();
        int left =
                papers > VERY_MANY_PAPERS
                        ? MAX_WORDS_VERY_MANY_PAPERS
                        : papers > MANY_PAPERS ? MAX_WORDS_MANY_PAPERS : MAX_WORDS;
        int most = papers > VERY_MANY_PAPERS ? papers / MIN_RARITY_VERY_MANY_PAPERS : papers;
        hasManyPapers = papers > MANY_PAPERS;
        for (ContextTerm word : rarest) {
            double rarity = word.rarity;
            if (left > 0) {
                TermForms forms = forms(word);
                if (!forms.terms.isEmpty() && forms.papers <= most) {
                    left--;
                    rarity = Bm25.idf(forms.papers, papers);
                    found.add(
                            new BoostQuery(synonyms(forms.terms), (float) word.weight),
                            Occur.SHOULD);
                }
            }
            weights.put(word.stem, word.weight * rarity);
        }
        for (String name : names) {
            int holding = reader.docFreq(new Term(PaperDocuments.TOKEN, name));
            if (holding > 0) {
                this.names.put(name, Bm25.idf(holding, papers));
            }
        }
        return found.build();
    }

    /** Matches papers with the rarest of the names. */
    private Query nameQuery() {
        BooleanQuery.Builder named = new BooleanQuery.Builder();
        names.entrySet().stream()
                .sorted(Comparator.comparingDouble(name -> -name.getValue()))
                .limit(MAX_NAMES)
                .forEach(
                        name ->
                                named.add(
                                        new BoostQuery(
                                                new ConstantScoreQuery(
                                                        new TermQuery(
                                                                new Term(
                                                                        PaperDocuments.TOKEN,
                                                                        name.getKey()))),
                                                name.getValue().floatValue()),
                                        Occur.SHOULD));
        return named.build();
    }

    private static Query synonyms(List<BytesRef> terms) {
        SynonymQuery.Builder synonyms = new SynonymQuery.Builder(PaperDocuments.TEXT);
        terms.forEach(term -> synonyms.addTerm(new Term(PaperDocuments.TEXT, term)));
        return synonyms.build();
    }

    /**
     * The inflected forms of a word in the index.
     *
     * @param papers about how many papers have one of them
     */
    private record TermForms(List<BytesRef> terms, int papers) {}

    /** The terms of the index with the same stem. */
    private TermForms forms(ContextTerm word) throws IOException {
        List<BytesRef> terms = new ArrayList<>();
        int papers = 0;
        Terms all = MultiTerms.getTerms(reader, PaperDocuments.TEXT);
        if (all == null) {
            return new TermForms(terms, 0);
        }
        TermsEnum at = all.iterator();
        if (word.stem.length() < SHORT_WORD_LENGTH) {
            for (String form : forms(word.word, word.stem, word.stem + "s")) {
                if (WordStems.stem(form).equals(word.stem) && at.seekExact(new BytesRef(form))) {
                    terms.add(BytesRef.deepCopyOf(at.term()));
                    papers += at.docFreq();
                }
            }
            return new TermForms(terms, papers);
        }
        // A final y becomes i in a stem.
        String start = word.stem.substring(0, word.stem.length() - 1);
        BytesRef prefix = new BytesRef(start);
        String last = word.stem.substring(word.stem.length() - 1);
        String from = last.equals("i") ? start + "i" : word.stem;
        int looked = 0;
        for (TermsEnum.SeekStatus status = at.seekCeil(new BytesRef(from));
                status != TermsEnum.SeekStatus.END
                        && looked < MAX_TERMS_PER_WORD
                        && terms.size() < MAX_FORMS;
                looked++) {
            BytesRef term = at.term();
            if (!org.apache.lucene.util.StringHelper.startsWith(term, prefix)) {
                break;
            }
            if (WordStems.stem(term.utf8ToString()).equals(word.stem)) {
                terms.add(BytesRef.deepCopyOf(term));
                papers += at.docFreq();
            }
            if (at.next() == null) {
                break;
            }
        }
        for (String form : forms(word.word, start + "y")) {
            BytesRef bytes = new BytesRef(form);
            if (!terms.contains(bytes)
                    && WordStems.stem(form).equals(word.stem)
                    && at.seekExact(bytes)) {
                terms.add(bytes);
                papers += at.docFreq();
            }
        }
        return new TermForms(terms, papers);
    }

    private static Set<String> forms(String... forms) {
        return new LinkedHashSet<>(Arrays.asList(forms));
    }

    /** As {@link Corpus#fitting}. */
    List<ContextMatch> papers(Collection<String> always, int limit) {
        Map<Integer, Float> scores = new LinkedHashMap<>();
        try {
            if (!always.isEmpty()) {
                Query wanted =
                        new BooleanQuery.Builder()
                                .add(
                                        new TermInSetQuery(
                                                PaperDocuments.NAME,
                                                PaperDocuments.termBytes(always)),
                                        Occur.FILTER)
                                .add(query, Occur.SHOULD)
                                .build();
                find(wanted, 2 * always.size(), scores);
            }
            int maxScored = hasManyPapers ? Math.min(limit, MAX_SCORED_MANY_PAPERS) : limit;
            if (maxScored > 0) {
                Map<Integer, Float> named = new LinkedHashMap<>();
                find(query, maxScored, scores);
                find(nameQuery(), Math.max(1, maxScored / NAME_SHARE), named);
                named.keySet().forEach(doc -> scores.putIfAbsent(doc, 0f));
                if (scores.size() < maxScored) {
                    for (int doc :
                            papers.find(new FieldExistsQuery(PaperDocuments.SUMMARY), maxScored)) {
                        scores.putIfAbsent(doc, 0f);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<ContextMatch> matches = new ArrayList<>();
        scores.forEach((doc, score) -> matches.add(match(papers.summary(doc), score)));
        return matches;
    }

    /** Lucene leaves out the factor K1 + 1, which all its scores have. */
    private void find(Query wanted, int most, Map<Integer, Float> scores) throws IOException {
        var top =
                papers.snapshot().search(wanted, new TopScoreDocCollectorManager(most, null, most));
        for (ScoreDoc hit : top.scoreDocs) {
            scores.putIfAbsent(hit.doc, hit.score * (float) (Bm25.K1 + 1));
        }
    }

    private ContextMatch match(Paper paper, float text) {
        List<String> title = WordStems.of(paper.title());
        double ofTitle = 0;
        double presence = Bm25.presence(title.size(), MEAN_TITLE_WORDS);
        for (String stem : new HashSet<>(title)) {
            ofTitle += weights.getOrDefault(stem, 0.0) * presence;
        }
        return new ContextMatch(
                paper, (ofTitle + text) / 2, names.isEmpty() ? 0 : nameScore(paper));
    }

    private double nameScore(Paper paper) {
        Set<String> its = new HashSet<>(PaperTokens.atEdges(paper.key()));
        for (Name author : paper.authors()) {
            its.addAll(List.of(TextFolding.fold(author.family()).split("[^\\p{L}\\p{Nd}]+")));
        }
        double sum = 0;
        for (String name : its) {
            sum += names.getOrDefault(name, 0.0);
        }
        return sum * Bm25.presence(its.size(), MEAN_NAMES);
    }
}
