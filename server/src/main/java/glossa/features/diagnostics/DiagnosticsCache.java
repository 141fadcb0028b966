package glossa.features.diagnostics;

import glossa.corpus.Scope;
import glossa.features.PageNumbers;
import glossa.features.quotations.QuotationCache;
import glossa.paper.Source;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The results of look-ups in one corpus, so that a keystroke looks up only what is new. Not
 * thread-safe. Valid for one corpus: a caller whose corpus changes needs a new cache.
 */
public final class DiagnosticsCache {
    private static final int MAX_CITED = 10_000;
    private static final int MAX_SCOPES = 64;
    private static final int MAX_PASSAGES = 20_000;

    private final Map<String, Optional<CitedPaper>> cited = bounded(MAX_CITED);
    private final Map<String, List<String>> nearest = bounded(MAX_CITED);
    private final Map<String, List<Mentions.PassageMention>> passages = bounded(MAX_PASSAGES);
    private final Map<String, Optional<Mentions.NamedPaper>> namedPapers = bounded(MAX_PASSAGES);

    private final QuotationCache quotations = new QuotationCache();

    /** The results that depend on which sources a note means. */
    private final Map<Scope, DiagnosticsCache> scoped = bounded(MAX_SCOPES);

    /** An empty cache. */
    public DiagnosticsCache() {}

    /**
     * The facts about a cited paper that the checks use.
     *
     * @param key the paper's main key
     * @param sources the places of its records
     * @param published its published version, if it is a preprint that has one
     * @param pages its page numbers, if a source gives them
     * @param othersWithSameKey the places of the papers with the same key, if there are several
     * @param isInScope whether a bibliography of the note has it by this name
     */
    record CitedPaper(
            String key,
            List<Source> sources,
            Optional<PublishedVersion> published,
            Optional<PageNumbers> pages,
            List<Source> othersWithSameKey,
            boolean isInScope) {}

    /** The published version of a preprint: its key, authors, year and venue, and its records. */
    record PublishedVersion(String key, String description, List<Source> sources) {}

    /** The part of this cache for the names in one scope. */
    DiagnosticsCache within(Scope scope) {
        return scope.isEverything()
                ? this
                : scoped.computeIfAbsent(scope, any -> new DiagnosticsCache());
    }

    Optional<CitedPaper> cited(String name, Function<String, Optional<CitedPaper>> lookUp) {
        return cited.computeIfAbsent(name, lookUp);
    }

    List<String> nearest(String name, Function<String, List<String>> lookUp) {
        return nearest.computeIfAbsent(name, lookUp);
    }

    /** Whether the similar keys of {@code name} were looked up. */
    boolean hasNearest(String name) {
        return nearest.containsKey(name);
    }

    List<Mentions.PassageMention> mentions(
            String passage, Function<String, List<Mentions.PassageMention>> lookUp) {
        return passages.computeIfAbsent(passage, lookUp);
    }

    Optional<Mentions.NamedPaper> namedPaper(
            String words, Function<String, Optional<Mentions.NamedPaper>> lookUp) {
        return namedPapers.computeIfAbsent(words, lookUp);
    }

    /** What is known of quotations and of the papers' texts. */
    QuotationCache quotations() {
        return quotations;
    }

    /** The number of unknown keys whose similar keys were looked up. */
    int unknownKeyCount() {
        return nearest.size();
    }

    /** A map that drops its least recently used entry when it has more than {@code maxSize}. */
    private static <K, T> Map<K, T> bounded(int maxSize) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, T> eldest) {
                return size() > maxSize;
            }
        };
    }
}
