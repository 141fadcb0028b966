package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import org.apache.lucene.index.Term;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Finds papers by what is typed. */
final class PaperSearch {
    /** How many papers of each stage are looked at closely; the rest is not worth a keystroke. */
    private static final int CANDIDATES = 100;

    private static final int MAX_NEAREST = 5;
    private static final int MAX_REMEMBERED = 5000;

    /** Letters at the start that a suggested key has in common with one that is far from it. */
    private static final int SAME_START = 4;

    private final StoredPapers docs;

    PaperSearch(StoredPapers docs) {
        this.docs = docs;
    }

    /** As {@link Corpus#search}. */
    List<Paper> search(CompletionQuery asked) {
        TypedText typed = TypedText.of(asked.typed());
        CompletionSearch looking = new CompletionSearch(docs.snapshot(), typed, asked);
        looking.look();
        return looking.best().stream().map(match -> docs.summary(match.doc())).toList();
    }

    /** As {@link Corpus#mentioning}. */
    List<Paper> mentioning(String words, int limit) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        List<String> tokens = ProseTokens.words(words);
        if (tokens.isEmpty()) {
            return List.of();
        }
        tokens.forEach(
                token ->
                        query.add(new TermQuery(new Term(PaperDocuments.TEXT, token)), Occur.MUST));
        try {
            List<Paper> papers = new ArrayList<>();
            for (var hit : docs.snapshot().search(query.build(), limit).scoreDocs) {
                papers.add(docs.paper(hit.doc));
            }
            return papers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link Corpus#nearest}. */
    List<String> nearest(String name, int limit) {
        Map<String, List<String>> nearest = docs.snapshot().similarKeys;
        if (nearest.size() > MAX_REMEMBERED) {
            nearest.clear();
        }
        List<String> names = nearest.computeIfAbsent(name, this::findNearest);
        return names.subList(0, Math.min(limit, names.size()));
    }

    private List<String> findNearest(String name) {
        String squeezed = TextFolding.squeeze(name);
        if (squeezed.isEmpty()) {
            return List.of();
        }
        int most = squeezed.length() < 4 ? 1 : 2;
        Automaton nearly = new LevenshteinAutomata(squeezed, true).toAutomaton(most);
        Query slip =
                new AutomatonQuery(
                        new Term(PaperDocuments.FOLDED_NAME, squeezed),
                        Operations.determinize(nearly, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
        record Near(String name, int slips) {}
        List<Near> near = new ArrayList<>();
        MatchCandidate target = new MatchCandidate();
        for (int doc : docs.find(slip, CANDIDATES)) {
            target.read(docs.summaryBytes(doc));
            for (int i = 0; i < target.names(); i++) {
                String other = target.name(i);
                int slips = EditDistance.between(squeezed, TextFolding.squeeze(other), most);
                if (slips <= most && !other.equals(name)) {
                    near.add(new Near(other, slips));
                }
            }
        }
        near.sort(Comparator.comparingInt(Near::slips).thenComparing(Near::name));
        List<String> names = new ArrayList<>(near.stream().map(Near::name).distinct().toList());
        if (names.isEmpty() && squeezed.length() > SAME_START) {
            // Further away than two slips: a key that begins alike and that completion would offer.
            search(CompletionQuery.of(name, MAX_NEAREST)).stream()
                    .map(Paper::key)
                    .filter(
                            key ->
                                    TextFolding.squeeze(key)
                                            .startsWith(squeezed.substring(0, SAME_START)))
                    .forEach(names::add);
        }
        return List.copyOf(names.subList(0, Math.min(MAX_NEAREST, names.size())));
    }
}
