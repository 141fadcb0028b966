package glossa.features.completion;

import glossa.corpus.Corpus.ContextMatch;
import glossa.notes.CitationContexts;
import glossa.notes.Cursor;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recommendation: the papers that fit the sentence being written, before the reader types a key.
 *
 * <p>The score of a paper is a sum of logarithms, like log odds, of three kinds of evidence:
 *
 * <ul>
 *   <li>how well its title, abstract and authors match the text (BM25, weighted by distance);
 *   <li>how well the sentences match in which it was cited before;
 *   <li>how likely it is to be cited at all. For papers that no note cites this is the estimate of
 *       Good and Turing: together they get the weight of the papers that are cited once. For other
 *       papers it is the number of their citations, where those nearby count most.
 * </ul>
 *
 * <p>Papers whose entries are close to those cited last get more, as far as the notes follow the
 * order of the bibliography.
 *
 * <p>The constants were tuned on two books ({@code slds-nlp-ss20}, {@code causal-inference-in-R});
 * halving or doubling most of them changes little there and elsewhere.
 */
public final class Recommendations {
    /** The weight of a match of an author's name, relative to the title. */
    private static final double NAME_WEIGHT = 0.5;

    /** The weight of a match with a sentence that cites the paper, relative to the title. */
    private static final double CONTEXT_WEIGHT = 0.4;

    /** The weight of the expected number of citations. */
    private static final double LIKELIHOOD_WEIGHT = 1.2;

    /** The citations elsewhere that one directly before the slot is worth. */
    private static final double NEARBY_WEIGHT = 6;

    /** The citations that a citation together with a recently cited paper is worth. */
    private static final double COCITATION_WEIGHT = 0.5;

    /** How much likelier the first citation of a paper is at a slot than on average. */
    private static final double FIRST_CITATION_FACTOR = 3;

    /** The expected citations of a cited paper, at least. */
    private static final double MIN_EXPECTED_CITATIONS = 0.05;

    /** The weight of an adjacent entry if the notes follow the bibliography. */
    private static final double ADJACENCY_WEIGHT = 8;

    /** What a paper loses that the same sentence already cites. */
    private static final double REPETITION_PENALTY = 4.5;

    /** Pairs of successive citations that are compared with the order of the bibliography. */
    private static final int MAX_SUCCESSIONS = 48;

    /** Candidates that are found by the text. */
    private static final int MAX_CANDIDATES = 200;

    /** Candidates of each kind that are found by earlier citations. */
    private static final int MAX_CITED_CANDIDATES = 48;

    private Recommendations() {}

    /**
     * One recommended paper.
     *
     * @param paper the paper, without its abstract
     * @param score comparable only with other scores at the same place
     */
    public record Recommendation(Paper paper, double score) {}

    /**
     * The papers that fit the text before the cursor, the best first, without those in the bracket
     * around it.
     *
     * @param limit the number of papers at most
     */
    public static List<Recommendation> at(Snapshot snapshot, Cursor cursor, int limit) {
        CitationSlot slot = CitationSlot.at(snapshot, cursor);
        CitationContexts contexts = slot.contexts();
        Map<String, Double> contextScores = contexts.alike(slot.sentenceStems());
        Map<String, Double> cocited = contexts.beside(slot.recent());
        List<List<String>> successions = contexts.successions(MAX_SUCCESSIONS);
        Set<String> keys = new LinkedHashSet<>(slot.recent().keySet());
        addBest(contextScores, keys);
        addBest(slot.nearby(), keys);
        addBest(cocited, keys);
        successions.forEach(keys::addAll);
        List<ContextMatch> matches =
                snapshot.corpus().fitting(slot.words(), slot.names(), keys, MAX_CANDIDATES);
        Map<String, Paper> papers = new HashMap<>();
        matches.forEach(match -> papers.put(match.paper().key(), match.paper()));
        int corpusSize = snapshot.corpus().size();
        double adjacency =
                ADJACENCY_WEIGHT * BibliographyOrder.adherence(successions, papers, corpusSize);
        int uncited = uncitedCount(matches, contexts, corpusSize);
        List<Recommendation> scored = new ArrayList<>();
        for (ContextMatch match : matches) {
            Paper paper = match.paper();
            List<String> names = paper.names();
            if (names.stream().anyMatch(slot.inBracket()::contains)) {
                continue;
            }
            double expected =
                    expectedCitations(citationCount(paper, contexts), contexts, uncited)
                            + NEARBY_WEIGHT * highest(names, slot.nearby())
                            + COCITATION_WEIGHT * highest(names, cocited);
            double score =
                    match.words()
                            + NAME_WEIGHT * match.names()
                            + CONTEXT_WEIGHT * highest(names, contextScores)
                            + LIKELIHOOD_WEIGHT * Math.log(expected)
                            + adjacency * BibliographyOrder.closeness(paper, slot.recent(), papers);
            boolean isRepeated = names.stream().anyMatch(slot.inSentence()::contains);
            scored.add(new Recommendation(paper, isRepeated ? score - REPETITION_PENALTY : score));
        }
        return scored.stream()
                .sorted(
                        Comparator.comparingDouble((Recommendation one) -> -one.score())
                                .thenComparing(one -> one.paper().key()))
                .limit(limit)
                .toList();
    }

    /**
     * The scores of papers by the text before the cursor alone, from 0, by key; they decide between
     * papers that are equal otherwise.
     */
    public static Map<String, Double> fits(
            Snapshot snapshot, Cursor cursor, Collection<String> keys) {
        CitationSlot slot = CitationSlot.at(snapshot, cursor);
        Map<String, Double> contextScores = slot.contexts().alike(slot.sentenceStems());
        Map<String, Double> scores = new HashMap<>();
        for (ContextMatch match : snapshot.corpus().fitting(slot.words(), slot.names(), keys, 0)) {
            scores.put(
                    match.paper().key(),
                    match.words()
                            + NAME_WEIGHT * match.names()
                            + CONTEXT_WEIGHT * highest(match.paper().names(), contextScores));
        }
        return scores;
    }

    private static void addBest(Map<String, Double> scores, Set<String> keys) {
        scores.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> -entry.getValue()))
                .limit(MAX_CITED_CANDIDATES)
                .forEach(entry -> keys.add(entry.getKey()));
    }

    private static double highest(List<String> names, Map<String, Double> scores) {
        double highest = 0;
        for (String name : names) {
            highest = Math.max(highest, scores.getOrDefault(name, 0.0));
        }
        return highest;
    }

    private static int citationCount(Paper paper, CitationContexts contexts) {
        return paper.names().stream().mapToInt(contexts::count).sum();
    }

    /** The number of papers that no note cites; some cited keys may not be in the corpus. */
    private static int uncitedCount(
            List<ContextMatch> matches, CitationContexts contexts, int corpusSize) {
        int uncited = 0;
        for (ContextMatch match : matches) {
            uncited += citationCount(match.paper(), contexts) == 0 ? 1 : 0;
        }
        return Math.max(1, Math.max(uncited, corpusSize - contexts.papers()));
    }

    /**
     * The expected number of citations of a paper (Good 1953, "The population frequencies of
     * species"): a little less than the count for cited papers, an equal share of that difference
     * for the others.
     */
    private static double expectedCitations(int count, CitationContexts contexts, int uncited) {
        int once = contexts.once();
        if (count > 0) {
            double discount = once == 0 ? 0 : once / (once + 2.0 * contexts.twice());
            return Math.max(count - discount, MIN_EXPECTED_CITATIONS);
        }
        int all = contexts.citations();
        return FIRST_CITATION_FACTOR * Math.max(1, all) * (once + 1) / (all + 2) / uncited;
    }
}
