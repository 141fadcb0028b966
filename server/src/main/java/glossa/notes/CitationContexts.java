package glossa.notes;

import glossa.grammar.Bm25;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The contexts of all citations at one moment: in which sentences each key is cited, and next to
 * which other keys.
 *
 * <p>Most citations are in a {@link ContextIndex} that is shared between moments. Notes that
 * changed since it was built are searched one by one, so they must be few.
 */
public final class CitationContexts {
    /** The contexts of no notes. */
    static final CitationContexts NONE =
            new CitationContexts(ContextIndex.of(Map.of()), new BitSet(), Map.of());

    /** The maximum number of changed notes that are searched one by one. */
    static final int MAX_SINCE = 64;

    private final ContextIndex base;

    /** The notes of {@code base} that are replaced or deleted. */
    private final BitSet gone;

    /** The changed and added notes, by place. */
    private final Map<String, List<CitationContext>> since;

    private final Tally tally;

    private CitationContexts(
            ContextIndex base, BitSet gone, Map<String, List<CitationContext>> since) {
        this.base = base;
        this.gone = gone;
        this.since = since;
        this.tally = Tally.of(base, gone, since.values());
    }

    /** The contexts of these notes. */
    static CitationContexts of(Map<String, List<CitationContext>> byPlace) {
        return new CitationContexts(ContextIndex.of(byPlace), new BitSet(), Map.of());
    }

    /** A copy in which one note has exactly these citations. */
    public CitationContexts with(String uri, List<CitationContext> citings) {
        return with(Map.of(NoteSummaries.place(uri), citings));
    }

    /** A copy in which each of these notes, given by place, has exactly these citations. */
    CitationContexts with(Map<String, List<CitationContext>> byPlace) {
        BitSet without = (BitSet) gone.clone();
        Map<String, List<CitationContext>> all = new HashMap<>(since);
        byPlace.forEach(
                (place, citings) -> {
                    Integer note = base.places.get(place);
                    if (note != null) {
                        without.set(note);
                    }
                    all.put(place, citings);
                });
        return new CitationContexts(base, without, all);
    }

    /** The number of notes that are searched one by one. */
    int since() {
        return since.size();
    }

    /** The number of citations of a key. */
    public int count(String key) {
        return tally.of(base, key);
    }

    /** The number of cited papers. */
    public int papers() {
        return tally.papers;
    }

    /** The number of citations, counting each cited key. */
    public int citations() {
        return tally.citations;
    }

    /** The number of papers that are cited once. */
    public int once() {
        return tally.once;
    }

    /** The number of papers that are cited twice. */
    public int twice() {
        return tally.twice;
    }

    /**
     * The keys that are cited in sentences with some of these words, each with the score of its
     * most similar sentence: BM25 (Robertson and Zaragoza 2009) over sentences.
     *
     * @param words the stems with their weights
     */
    public Map<String, Double> alike(Map<String, Double> words) {
        int sentences = tally.sentences;
        double usual = sentences == 0 ? 1 : Math.max(1.0, (double) tally.words / sentences);
        Map<String, int[]> found = new HashMap<>();
        Map<String, Integer> recent = new HashMap<>();
        List<Set<String>> newer = new ArrayList<>();
        List<CitationContext> newerCitings = new ArrayList<>();
        for (List<CitationContext> citings : since.values()) {
            for (CitationContext citing : citings) {
                Set<String> its = new HashSet<>(Arrays.asList(citing.words().split(" ")));
                newer.add(its);
                newerCitings.add(citing);
                for (String word : words.keySet()) {
                    if (its.contains(word)) {
                        recent.merge(word, 1, Integer::sum);
                    }
                }
            }
        }
        Map<String, Double> weights = new HashMap<>();
        words.forEach(
                (word, weight) -> {
                    int[] with = base.citingsWith(word, gone);
                    int holding = with.length + recent.getOrDefault(word, 0);
                    if (holding > 0) {
                        found.put(word, with);
                        weights.put(word, weight * Bm25.idf(holding, sentences));
                    }
                });
        Map<String, Double> best = new HashMap<>();
        double[] sums = new double[base.citings()];
        found.forEach(
                (word, citings) -> {
                    double weight = weights.getOrDefault(word, 0.0);
                    for (int citing : citings) {
                        sums[citing] += weight * Bm25.presence(base.lengths[citing], usual);
                    }
                });
        for (int citing = 0; citing < sums.length; citing++) {
            double sum = sums[citing];
            if (sum > 0) {
                base.keysOf(citing, key -> best.merge(key, sum, Math::max));
            }
        }
        for (int i = 0; i < newer.size(); i++) {
            double sum = 0;
            for (var weight : weights.entrySet()) {
                if (newer.get(i).contains(weight.getKey())) {
                    sum += weight.getValue() * Bm25.presence(newer.get(i).size(), usual);
                }
            }
            if (sum > 0) {
                double like = sum;
                newerCitings.get(i).keys().forEach(key -> best.merge(key, like, Math::max));
            }
        }
        return best;
    }

    /**
     * The keys that notes cite close to the given keys, each with a count in which more distant
     * citations have less weight.
     *
     * @param keys the keys with their weights
     */
    public Map<String, Double> beside(Map<String, Double> keys) {
        Map<String, Double> beside = new HashMap<>();
        base.beside(keys, gone, beside);
        for (List<CitationContext> citings : since.values()) {
            for (int i = 0; i < citings.size(); i++) {
                for (String key : citings.get(i).keys()) {
                    Double weight = keys.get(key);
                    if (weight != null) {
                        for (int j = Math.max(0, i - ContextIndex.BESIDE);
                                j <= Math.min(citings.size() - 1, i + ContextIndex.BESIDE);
                                j++) {
                            double less = weight / (1 + Math.abs(i - j));
                            citings.get(j)
                                    .keys()
                                    .forEach(other -> beside.merge(other, less, Double::sum));
                        }
                    }
                }
            }
        }
        keys.keySet().forEach(beside::remove);
        return beside;
    }

    /**
     * Pairs of keys that a note cites one after the other; if there are many notes, from a sample
     * of them.
     *
     * @param most the approximate number of pairs
     */
    public List<List<String>> successions(int most) {
        List<List<String>> pairs = new ArrayList<>();
        for (List<CitationContext> citings : since.values()) {
            List<String> keys = new ArrayList<>();
            citings.forEach(citing -> keys.addAll(citing.keys()));
            addPairs(keys, most, pairs);
        }
        int notes = base.noteStarts.length - 1;
        int step = Math.max(1, base.citings() / Math.max(1, most));
        for (int note = 0; note < notes && pairs.size() < most; note += step) {
            if (!gone.get(note)) {
                List<String> keys = new ArrayList<>();
                for (int i = base.noteStarts[note]; i < base.noteStarts[note + 1]; i++) {
                    base.keysOf(i, keys::add);
                }
                addPairs(keys, most, pairs);
            }
        }
        return pairs;
    }

    private static void addPairs(List<String> keys, int most, List<List<String>> pairs) {
        for (int i = 1; i < keys.size() && pairs.size() < most; i++) {
            if (!keys.get(i).equals(keys.get(i - 1))) {
                pairs.add(List.of(keys.get(i - 1), keys.get(i)));
            }
        }
    }

    /** The totals of all citations: those of the base, corrected by the changed notes. */
    private record Tally(
            Map<String, Integer> differences,
            int papers,
            int citations,
            int once,
            int twice,
            int sentences,
            int words) {
        static Tally of(ContextIndex base, BitSet gone, Collection<List<CitationContext>> since) {
            Map<String, Integer> differences = new HashMap<>();
            int sentences = base.citings();
            int words = base.words;
            for (int note = gone.nextSetBit(0); note >= 0; note = gone.nextSetBit(note + 1)) {
                for (int i = base.noteStarts[note]; i < base.noteStarts[note + 1]; i++) {
                    sentences--;
                    words -= base.lengths[i];
                    base.keysOf(i, key -> differences.merge(key, -1, Integer::sum));
                }
            }
            for (List<CitationContext> citings : since) {
                for (CitationContext citing : citings) {
                    sentences++;
                    words += length(citing.words());
                    citing.keys().forEach(key -> differences.merge(key, 1, Integer::sum));
                }
            }
            int papers = base.papers;
            int citations = base.citations;
            int once = base.once;
            int twice = base.twice;
            for (var difference : differences.entrySet()) {
                int before = base.count(difference.getKey());
                int after = before + difference.getValue();
                papers += Math.min(1, after) - Math.min(1, before);
                citations += difference.getValue();
                once += (after == 1 ? 1 : 0) - (before == 1 ? 1 : 0);
                twice += (after == 2 ? 1 : 0) - (before == 2 ? 1 : 0);
            }
            return new Tally(differences, papers, citations, once, twice, sentences, words);
        }

        int of(ContextIndex base, String key) {
            return base.count(key) + differences.getOrDefault(key, 0);
        }
    }

    private static int length(String words) {
        int length = words.isEmpty() ? 0 : 1;
        for (int i = 0; i < words.length(); i++) {
            length += words.charAt(i) == ' ' ? 1 : 0;
        }
        return length;
    }
}
