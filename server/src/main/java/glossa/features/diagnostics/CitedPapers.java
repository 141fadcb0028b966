package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.features.PageNumbers;
import glossa.features.PaperVersions;
import glossa.features.diagnostics.DiagnosticsCache.CitedPaper;
import glossa.features.diagnostics.DiagnosticsCache.PublishedVersion;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The papers behind the names that a note cites; each name is looked up once. */
final class CitedPapers {
    private static final int MAX_SUGGESTIONS = 3;

    /**
     * Unknown keys that get suggestions. A note of another workspace may have thousands, and a
     * search for similar keys is slow.
     */
    private static final int MAX_UNKNOWN_KEYS = 100;

    private final Corpus corpus;
    private final DiagnosticsCache cache;

    CitedPapers(Snapshot snapshot, DiagnosticsCache cache) {
        this.corpus = snapshot.corpus();
        this.cache = cache.within(snapshot.corpus().scope());
    }

    /** The paper that has {@code name} as its key or as another name. */
    Optional<CitedPaper> of(String name) {
        return cache.cited(name, this::lookUp);
    }

    private Optional<CitedPaper> lookUp(String name) {
        return corpus.paper(name)
                .map(
                        paper ->
                                new CitedPaper(
                                        paper.key(),
                                        paper.sources(),
                                        published(paper),
                                        PageNumbers.of(paper),
                                        othersWithSameKey(name),
                                        corpus.isInScope(name)));
    }

    private List<Source> othersWithSameKey(String name) {
        return corpus.contenders(name).stream().map(paper -> paper.sources().getFirst()).toList();
    }

    private Optional<PublishedVersion> published(Paper paper) {
        return PaperVersions.published(corpus, paper)
                .map(
                        version ->
                                new PublishedVersion(
                                        version.key(),
                                        version.description(),
                                        corpus.paper(version.key())
                                                .map(Paper::sources)
                                                .orElse(List.of())));
    }

    /** The keys that an unknown name may be a misspelling of, the most similar first. */
    List<String> nearest(String name) {
        return nearestIfFew(name).orElse(List.of());
    }

    /** The same; empty if there are too many unknown names to look for similar keys. */
    Optional<List<String>> nearestIfFew(String name) {
        return cache.unknownKeyCount() > MAX_UNKNOWN_KEYS && !cache.hasNearest(name)
                ? Optional.empty()
                : Optional.of(
                        cache.nearest(name, unknown -> corpus.nearest(unknown, MAX_SUGGESTIONS)));
    }

    /** Records as the related places of a problem, each with {@code message}. */
    static List<Problem.Related> related(List<Source> sources, String message) {
        List<Problem.Related> related = new ArrayList<>();
        for (Source source : sources) {
            related.add(new Problem.Related(source.file(), source.name(), message));
        }
        return related;
    }
}
