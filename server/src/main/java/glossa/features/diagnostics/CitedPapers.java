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

/** What the corpus says of the names that a note cites, each asked once. */
final class CitedPapers {
    private static final int MAX_SUGGESTIONS = 3;

    /** A note of another workspace has a thousand unknown keys, and no one reads them all. */
    private static final int MAX_UNKNOWN_KEYS = 100;

    private final Corpus corpus;
    private final DiagnosticsCache memory;

    CitedPapers(Snapshot snapshot, DiagnosticsCache memory) {
        this.corpus = snapshot.corpus();
        this.memory = memory;
    }

    /** The paper that answers to a name. */
    Optional<CitedPaper> of(String name) {
        return memory.cited(name, this::lookUp);
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
                                        othersWithSameKey(name)));
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

    /** The keys that a name may be a slip of, the nearest first. */
    List<String> nearest(String name) {
        return memory.unknownKeyCount() > MAX_UNKNOWN_KEYS
                ? List.of()
                : memory.nearest(name, unknown -> corpus.nearest(unknown, MAX_SUGGESTIONS));
    }

    /** Where papers stand, as places that belong to a problem. */
    static List<Problem.Related> related(List<Source> sources, String message) {
        List<Problem.Related> related = new ArrayList<>();
        for (Source source : sources) {
            related.add(new Problem.Related(source.file(), source.name(), message));
        }
        return related;
    }
}
