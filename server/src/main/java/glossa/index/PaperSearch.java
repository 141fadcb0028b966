package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.Paper;
import glossa.corpus.Words;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds papers by what is typed. */
final class PaperSearch {
    /** How many papers of each stage are looked at closely; the rest is not worth a keystroke. */
    private static final int CANDIDATES = 100;

    private static final int MOST_NEAREST = 5;
    private static final int MOST_REMEMBERED = 5000;

    /** Letters at the start that a suggested key has in common with one that is far from it. */
    private static final int SAME_START = 4;

    private final PaperDocs docs;

    PaperSearch(PaperDocs docs) {
        this.docs = docs;
    }

    /** As {@link Corpus#search}. */
    List<Paper> search(String typed, Set<String> preferred, int limit) {
        Match.Query query = Match.Query.of(typed);
        Map<Integer, Match> matches = new HashMap<>();
        Query ofPreferred = new TermInSetQuery(Documents.NAME, Documents.texts(preferred));
        if (query.isEmpty()) {
            look(ofPreferred, CANDIDATES, query, preferred, matches);
            look(new FieldExistsQuery(Documents.BRIEF), limit, query, preferred, matches);
        } else {
            Query asTyped =
                    new BooleanQuery.Builder()
                            .add(
                                    new PrefixQuery(new Term(Documents.KEY, query.squeezed())),
                                    Occur.SHOULD)
                            .add(all(query.words(), false), Occur.SHOULD)
                            .add(all(query.parts(), false), Occur.SHOULD)
                            .build();
            if (!preferred.isEmpty()) {
                // However many others fit as well, the preferred ones are among those compared.
                look(
                        new BooleanQuery.Builder()
                                .add(ofPreferred, Occur.FILTER)
                                .add(asTyped, Occur.FILTER)
                                .build(),
                        CANDIDATES,
                        query,
                        preferred,
                        matches);
            }
            look(
                    new PrefixQuery(new Term(Documents.KEY, query.squeezed())),
                    CANDIDATES,
                    query,
                    preferred,
                    matches);
            if (matches.size() < limit) {
                look(asTyped, CANDIDATES, query, preferred, matches);
            }
            // Where a paper fits as typed, nothing was mistyped.
            if (matches.isEmpty()) {
                look(all(query.words(), true), CANDIDATES, query, preferred, matches);
                look(all(query.parts(), true), CANDIDATES, query, preferred, matches);
            }
        }
        return matches.values().stream()
                .sorted(Match.BEST_FIRST)
                .limit(limit)
                .map(match -> docs.shown(match.doc()))
                .toList();
    }

    /**
     * Compares the first papers that a stage finds with what was typed, and keeps those that fit.
     */
    private void look(
            Query stage,
            int most,
            Match.Query query,
            Set<String> preferred,
            Map<Integer, Match> matches) {
        for (int doc : docs.find(stage, most)) {
            if (!matches.containsKey(doc)) {
                Match match = Match.of(doc, docs.target(doc), query, preferred);
                if (match.score() > 0) {
                    matches.put(doc, match);
                }
            }
        }
    }

    /** Every word begins a token of the paper, or, with slips forgiven, nearly does. */
    private static Query all(List<String> words, boolean slips) {
        if (words.isEmpty()) {
            return new org.apache.lucene.search.MatchNoDocsQuery("no words");
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : new LinkedHashSet<>(words)) {
            int letters = word.codePointCount(0, word.length());
            Query exact =
                    letters <= Tokens.LONGEST_GRAM
                            ? new TermQuery(new Term(Documents.GRAM, word))
                            : new PrefixQuery(new Term(Documents.TOKEN, word));
            int forgiven = slips ? Match.slips(word) : 0;
            if (forgiven == 0) {
                query.add(exact, Occur.FILTER);
            } else {
                Automaton nearly =
                        Operations.determinize(
                                Operations.concatenate(
                                        List.of(
                                                new LevenshteinAutomata(word.substring(1), true)
                                                        .toAutomaton(
                                                                forgiven, word.substring(0, 1)),
                                                Automata.makeAnyString())),
                                Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
                query.add(
                        new ConstantScoreQuery(
                                new AutomatonQuery(new Term(Documents.TOKEN, word), nearly)),
                        Occur.FILTER);
            }
        }
        return query.build();
    }

    /** As {@link Corpus#mentioning}. */
    List<Paper> mentioning(String words, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> tokens = RunningText.words(words);
        if (tokens.isEmpty()) {
            return List.of();
        }
        tokens.forEach(
                token -> query.add(new TermQuery(new Term(Documents.TEXT, token)), Occur.MUST));
        try {
            List<Paper> papers = new ArrayList<>();
            for (var hit : docs.moment().search(query.build(), limit).scoreDocs) {
                papers.add(docs.stored(hit.doc));
            }
            return papers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link Corpus#nearest}. */
    List<String> nearest(String name, int limit) {
        Map<String, List<String>> nearest = docs.moment().nearest;
        if (nearest.size() > MOST_REMEMBERED) {
            nearest.clear();
        }
        List<String> names = nearest.computeIfAbsent(name, this::findNearest);
        return names.subList(0, Math.min(limit, names.size()));
    }

    private List<String> findNearest(String name) {
        String squeezed = Words.squeeze(name);
        if (squeezed.isEmpty()) {
            return List.of();
        }
        int most = squeezed.length() < 4 ? 1 : 2;
        Automaton nearly = new LevenshteinAutomata(squeezed, true).toAutomaton(most);
        Query slip =
                new AutomatonQuery(
                        new Term(Documents.KEY, squeezed),
                        Operations.determinize(nearly, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        record Near(String name, int slips) {}
        List<Near> near = new ArrayList<>();
        for (int doc : docs.find(slip, CANDIDATES)) {
            for (String other : docs.target(doc).names()) {
                int slips = EditDistance.between(squeezed, Words.squeeze(other), most);
                if (slips <= most && !other.equals(name)) {
                    near.add(new Near(other, slips));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::slips).thenComparing(Near::name));
        List<String> names = new ArrayList<>(near.stream().map(Near::name).distinct().toList());
        if (names.isEmpty() && squeezed.length() > SAME_START) {
            // Further away than two slips: a key that begins alike and that completion would offer.
            search(name, Set.of(), MOST_NEAREST).stream()
                    .map(Paper::key)
                    .filter(key -> Words.squeeze(key).startsWith(squeezed.substring(0, SAME_START)))
                    .forEach(names::add);
        }
        return List.copyOf(names.subList(0, Math.min(MOST_NEAREST, names.size())));
    }
}
