package glossa.features.completion;

import glossa.grammar.WordStems;
import glossa.paper.Paper;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BM25 as the textbooks have it (k1 1.2, b 0.75), over titles and abstracts. */
final class TextbookBm25 {
    private final Map<String, Map<String, Integer>> papers = new LinkedHashMap<>();
    private final Map<String, Integer> holding = new HashMap<>();
    private final Map<String, Integer> lengths = new HashMap<>();
    private final double usual;

    TextbookBm25(List<Paper> all) {
        for (Paper paper : all) {
            Map<String, Integer> counts = new HashMap<>();
            List<String> stems = WordStems.of(paper.title() + " " + paper.abstractText());
            stems.forEach(stem -> counts.merge(stem, 1, Integer::sum));
            counts.keySet().forEach(stem -> holding.merge(stem, 1, Integer::sum));
            papers.put(paper.key(), counts);
            lengths.put(paper.key(), stems.size());
        }
        usual = lengths.values().stream().mapToInt(Integer::intValue).average().orElse(1);
    }

    List<String> keys(List<String> words) {
        Set<String> asked = new HashSet<>(words);
        Map<String, Double> scores = new HashMap<>();
        papers.forEach(
                (key, counts) -> {
                    double sum = 0;
                    for (String word : asked) {
                        int count = counts.getOrDefault(word, 0);
                        int with = holding.getOrDefault(word, 0);
                        double rarity = Math.log(1 + (papers.size() - with + 0.5) / (with + 0.5));
                        double length = lengths.getOrDefault(key, 0) / usual;
                        sum += rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * length));
                    }
                    scores.put(key, sum);
                });
        return scores.keySet().stream()
                .sorted(
                        Comparator.comparingDouble((String key) -> -scores.getOrDefault(key, 0.0))
                                .thenComparing(Comparator.naturalOrder()))
                .toList();
    }
}
