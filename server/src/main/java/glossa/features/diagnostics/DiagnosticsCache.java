package glossa.features.diagnostics;

import glossa.features.PageNumbers;
import glossa.paper.Source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What diagnostics have found out of one corpus, so that a keystroke asks only for what is new. For
 * one thread; whoever has another corpus starts with another memory.
 */
public final class DiagnosticsCache {
    private static final int MAX_CITED = 10_000;
    private static final int MAX_PASSAGES = 20_000;

    private final Map<String, Optional<CitedPaper>> cited = bounded(MAX_CITED);
    private final Map<String, List<String>> nearest = bounded(MAX_CITED);
    private final Map<String, List<Mentions.PassageMention>> passages = bounded(MAX_PASSAGES);
    private final Map<String, Optional<Mentions.NamedPaper>> namedPapers = bounded(MAX_PASSAGES);

    /** A memory of nothing. */
    public DiagnosticsCache() {}

    /**
     * What is known of a cited paper.
     *
     * @param key the paper's own
     * @param sources where it stands
     * @param published the key of what was published of it, and where that stands, if it is a
     *     preprint
     * @param pages its pages
     * @param othersWithSameKey where the other papers stand that have the same key
     */
    record CitedPaper(
            String key,
            List<Source> sources,
            Optional<PublishedVersion> published,
            Optional<PageNumbers> pages,
            List<Source> othersWithSameKey) {}

    /** A published version of a preprint. */
    record PublishedVersion(String key, String description, List<Source> sources) {}

    Optional<CitedPaper> cited(String name, Function<String, Optional<CitedPaper>> asked) {
        return computeIfAbsent(cited, name, asked);
    }

    List<String> nearest(String name, Function<String, List<String>> asked) {
        return computeIfAbsent(nearest, name, asked);
    }

    List<Mentions.PassageMention> mentions(
            String passage, Function<String, List<Mentions.PassageMention>> asked) {
        return computeIfAbsent(passages, passage, asked);
    }

    Optional<Mentions.NamedPaper> namedPaper(
            String words, Function<String, Optional<Mentions.NamedPaper>> asked) {
        return computeIfAbsent(namedPapers, words, asked);
    }

    /** How many unknown keys were asked about. */
    int unknownKeyCount() {
        return nearest.size();
    }

    private static <T> T computeIfAbsent(
            Map<String, T> known, String of, Function<String, T> asked) {
        T found = known.get(of);
        if (found == null) {
            found = asked.apply(of);
            known.put(of, found);
        }
        return found;
    }

    /** What was not asked for the longest is forgotten first. */
    private static <T> Map<String, T> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
                return size() > most;
            }
        };
    }
}
