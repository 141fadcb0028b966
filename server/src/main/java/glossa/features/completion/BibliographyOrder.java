package glossa.features.completion;

import glossa.paper.Paper;
import glossa.paper.Source;

import java.util.List;
import java.util.Map;

/**
 * The order of the entries in a bibliography as evidence for the next citation: many authors keep
 * their bibliography in the order in which they cite.
 */
final class BibliographyOrder {
    /** Entries between two records after which their closeness halves. */
    private static final double HALF_LIFE = 3;

    /** Entries between two records that still count as close. */
    private static final double MAX_DISTANCE = 12;

    /** Pairs without close entries that are added, so that few pairs prove little. */
    private static final int ASSUMED_PAIRS = 5;

    private BibliographyOrder() {}

    /**
     * How far the notes follow the order of the bibliography: the share of successive citations
     * whose entries are close, beyond chance.
     *
     * @param pairs the keys of successive citations
     * @param papers papers by key; pairs of others do not count
     * @param size the number of papers in the corpus
     */
    static double adherence(List<List<String>> pairs, Map<String, Paper> papers, int size) {
        double known = 0;
        double close = 0;
        for (List<String> pair : pairs) {
            Paper first = papers.get(pair.getFirst());
            Paper second = papers.get(pair.getLast());
            if (first != null && second != null) {
                known++;
                close += distance(first, second) <= HALF_LIFE ? 1 : 0;
            }
        }
        double chance = Math.min(1, 2 * HALF_LIFE / Math.max(1, size));
        return Math.max(0, close - chance * known) / (known + ASSUMED_PAIRS);
    }

    /**
     * How close the entry of a paper is to those cited last, from 0 to 1.
     *
     * @param recent the keys cited last, with their weights
     * @param papers papers by key; other keys do not count
     */
    static double closeness(Paper paper, Map<String, Double> recent, Map<String, Paper> papers) {
        double closest = 0;
        for (var cited : recent.entrySet()) {
            Paper other = papers.get(cited.getKey());
            if (other == null || other.key().equals(paper.key())) {
                continue;
            }
            double distance = distance(paper, other);
            if (distance <= MAX_DISTANCE) {
                double closeness = cited.getValue() * Math.pow(0.5, distance / HALF_LIFE);
                closest = Math.max(closest, closeness);
            }
        }
        return closest;
    }

    /** The approximate number of entries between two records; infinite for different files. */
    private static double distance(Paper one, Paper other) {
        Source first = one.sources().getFirst();
        Source second = other.sources().getFirst();
        if (!first.file().equals(second.file())) {
            return Double.POSITIVE_INFINITY;
        }
        int lines = Math.abs(first.record().start().line() - second.record().start().line());
        return 2.0 * lines / (2 + lines(first) + lines(second));
    }

    private static int lines(Source source) {
        return source.record().end().line() - source.record().start().line() + 1;
    }
}
