package glossa.source.reading;

import glossa.paper.Paper;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How far two readings of the same bibliography agree. Only letters and digits are compared,
 * ignoring case.
 *
 * @param entries the number of papers in the other reading
 * @param missing the keys of those that ours lacks
 * @param titles the number of other papers whose titles agree; likewise for the other fields
 * @param differences one line for each field that differs
 */
record Agreement(
        int entries,
        List<String> missing,
        int titles,
        int families,
        int years,
        int dois,
        List<String> differences) {
    static Agreement of(List<Paper> ours, List<Paper> others) {
        Map<String, Deque<Paper>> byKey = new HashMap<>();
        for (Paper paper : ours) {
            byKey.computeIfAbsent(paper.key(), key -> new ArrayDeque<>()).add(paper);
        }
        List<String> missing = new ArrayList<>();
        List<String> differences = new ArrayList<>();
        int[] agree = new int[4];
        for (Paper other : others) {
            Deque<Paper> found = byKey.getOrDefault(other.key(), new ArrayDeque<>());
            Paper our = found.poll();
            if (our == null) {
                missing.add(other.key());
                continue;
            }
            String[] labels = {"title", "family", "year", "doi"};
            for (int i = 0; i < labels.length; i++) {
                String one = field(our, labels[i]);
                String two = field(other, labels[i]);
                // An identifier or a year that only ours has is not a difference.
                if (squeeze(one).equals(squeeze(two)) || i >= 2 && two.isEmpty()) {
                    agree[i]++;
                } else {
                    differences.add(
                            other.key() + " " + labels[i] + ": " + one + " | pandoc: " + two);
                }
            }
        }
        return new Agreement(
                others.size(), missing, agree[0], agree[1], agree[2], agree[3], differences);
    }

    /** The share of titles, family names, years and DOIs that agree, from 0 to 1. */
    double share() {
        int compared = 4 * (entries - missing.size());
        return compared == 0 ? 1 : (double) (titles + families + years + dois) / compared;
    }

    @Override
    public String toString() {
        int compared = entries - missing.size();
        return String.format(
                Locale.ROOT,
                "%d entries, %d missing; title %d/%d, family %d/%d, year %d/%d, doi %d/%d",
                entries,
                missing.size(),
                titles,
                compared,
                families,
                compared,
                years,
                compared,
                dois,
                compared);
    }

    private static String field(Paper paper, String label) {
        return switch (label) {
            case "title" -> paper.title();
            case "family" -> paper.authors().isEmpty() ? "" : paper.authors().getFirst().family();
            case "year" -> paper.year();
            default -> paper.identifiers().getOrDefault("doi", "");
        };
    }

    private static String squeeze(String text) {
        StringBuilder squeezed = new StringBuilder();
        text.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(squeezed::appendCodePoint);
        return squeezed.toString();
    }
}
