package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.paper.EditDistance;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Suggests the keys that a mistyped key may mean: {@link Corpus#nearest}. */
final class KeySuggestions {
    private static final int MAX_SUGGESTIONS = 5;

    /** Keys compared by edit distance for one suggestion. */
    private static final int MAX_CANDIDATES = 100;

    /** Mistyped keys whose suggestions are cached. */
    private static final int MAX_CACHED_KEYS = 5000;

    /** First letters that a suggestion beyond two edits has in common with the mistyped key. */
    private static final int COMMON_PREFIX_LENGTH = 4;

    /** A shorter key allows one edit, any other two. */
    private static final int MIN_TWO_EDITS_LENGTH = 4;

    /** A longer key, in UTF-16 units, is no slip, and its automaton would take seconds. */
    private static final int MAX_KEY_LENGTH = 400;

    private final StoredPapers papers;

    KeySuggestions(StoredPapers papers) {
        this.papers = papers;
    }

    /** A key or an alias, and its distance from the mistyped key. */
    private record SimilarKey(String key, int edits) {}

    /** As {@link Corpus#nearest}. */
    List<String> nearest(String key, int limit) {
        Map<String, List<String>> cache = papers.snapshot().similarKeys;
        if (cache.size() > MAX_CACHED_KEYS) {
            cache.clear();
        }
        List<String> suggestions = cache.computeIfAbsent(key, this::find);
        return suggestions.subList(0, Math.min(limit, suggestions.size()));
    }

    private List<String> find(String key) {
        String squeezed = TextFolding.squeeze(key);
        if (squeezed.isEmpty() || squeezed.length() > MAX_KEY_LENGTH) {
            return List.of();
        }
        List<String> suggestions =
                new ArrayList<>(
                        similar(key, squeezed).stream()
                                .sorted(
                                        Comparator.comparingInt(SimilarKey::edits)
                                                .thenComparing(SimilarKey::key))
                                .map(SimilarKey::key)
                                .distinct()
                                .toList());
        if (suggestions.isEmpty() && squeezed.length() > COMMON_PREFIX_LENGTH) {
            // Further away than two edits: a key that completion offers and that begins alike.
            String prefix = squeezed.substring(0, COMMON_PREFIX_LENGTH);
            CompletionSearch.papers(papers, CompletionQuery.of(key, MAX_SUGGESTIONS)).stream()
                    .map(Paper::key)
                    .filter(other -> TextFolding.squeeze(other).startsWith(prefix))
                    .forEach(suggestions::add);
        }
        return List.copyOf(suggestions.subList(0, Math.min(MAX_SUGGESTIONS, suggestions.size())));
    }

    /** The keys and aliases within one or two edits. */
    private List<SimilarKey> similar(String key, String squeezed) {
        int maxEdits = squeezed.length() < MIN_TWO_EDITS_LENGTH ? 1 : 2;
        Automaton withinEdits = new LevenshteinAutomata(squeezed, true).toAutomaton(maxEdits);
        Query query =
                new AutomatonQuery(
                        new Term(PaperDocuments.FOLDED_NAME, squeezed),
                        Operations.determinize(
                                withinEdits, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        List<SimilarKey> similar = new ArrayList<>();
        MatchCandidate candidate = new MatchCandidate();
        for (int doc : papers.find(query, MAX_CANDIDATES)) {
            candidate.read(papers.summaryBytes(doc));
            for (int i = 0; i < candidate.names(); i++) {
                String other = candidate.name(i);
                int edits = EditDistance.between(squeezed, TextFolding.squeeze(other), maxEdits);
                if (edits <= maxEdits && !other.equals(key)) {
                    similar.add(new SimilarKey(other, edits));
                }
            }
        }
        return similar;
    }
}
