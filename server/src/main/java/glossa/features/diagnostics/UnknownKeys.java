package glossa.features.diagnostics;

import glossa.features.CitationKeys;
import glossa.features.Handles;
import glossa.features.diagnostics.DiagnosticsCache.CitedPaper;
import glossa.grammar.CitationItem;
import glossa.grammar.Range;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.workspace.RemovedKeys.Reason;
import glossa.workspace.RemovedKeys.RemovedKey;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code unknown-key}: a citation with a key that no paper has. {@code key-removed}: a paper had
 * that key before. {@code missing-from-bibliography}: a paper has it, but not in a bibliography
 * that the note names. {@code ambiguous-key}: several papers have it.
 */
final class UnknownKeys {
    private final Snapshot snapshot;
    private final CitedPapers papers;

    private UnknownKeys(Snapshot snapshot, CitedPapers papers) {
        this.snapshot = snapshot;
        this.papers = papers;
    }

    static List<Problem> of(Snapshot snapshot, Note note, CitedPapers papers, Handles handles) {
        UnknownKeys check = new UnknownKeys(snapshot, papers);
        List<Problem> problems = new ArrayList<>();
        Set<String> crossReferences = CitationKeys.crossReferences(snapshot, note);
        for (CitationItem item : note.items()) {
            if (!CitationKeys.namesNoPaper(snapshot, note, item, () -> crossReferences)) {
                check.problem(item.key(), note.lines().range(item.span()))
                        .flatMap(problem -> PossibleHandles.judged(handles, item, problem))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<Problem> problem(String key, Range range) {
        Optional<CitedPaper> paper = papers.of(key);
        if (paper.isPresent() && !paper.get().isInScope()) {
            return Optional.of(missing(key, range, paper.get()));
        }
        if (paper.isPresent()) {
            return ambiguous(key, range, paper.get().othersWithSameKey());
        }
        Optional<RemovedKey> removed = snapshot.removedKeys().of(key);
        if (removed.isEmpty() && snapshot.corpus().size() == 0) {
            return Optional.empty();
        }
        // If the whole file is gone, the key was not misspelled.
        boolean isFileGone = removed.filter(was -> was.reason() != Reason.NOT_IN_FILE).isPresent();
        List<String> nearest = isFileGone ? List.of() : papers.nearest(key);
        boolean mayBeUnread = snapshot.corpus().scope().hasUnread() && nearest.isEmpty();
        String message =
                removed.map(was -> removalMessage(key, was))
                                .orElse("no paper " + key + " in the corpus")
                        + (mayBeUnread
                                ? "; a bibliography of this note that cannot be read may have it"
                                : "")
                        + (nearest.isEmpty() ? "" : "; did you mean " + nearest.getFirst() + "?");
        List<Problem.Related> related = new ArrayList<>();
        for (String suggestion : nearest) {
            Optional<CitedPaper> suggested = papers.of(suggestion);
            if (suggested.isPresent()) {
                List<Source> first = suggested.get().sources().subList(0, 1);
                related.addAll(CitedPapers.related(first, suggestion + " is defined here"));
            }
        }
        return Optional.of(
                new Problem(
                        range,
                        mayBeUnread ? Problem.Severity.HINT : Problem.Severity.WARNING,
                        removed.isPresent() ? "key-removed" : "unknown-key",
                        message,
                        related));
    }

    /** The corpus has the paper, and no bibliography of the note. */
    private Problem missing(String key, Range range, CitedPaper paper) {
        Path bibliography = snapshot.corpus().scope().files().getFirst();
        String name = String.valueOf(bibliography.getFileName());
        boolean isThereOtherwise =
                paper.sources().stream().anyMatch(source -> source.file().equals(bibliography));
        return new Problem(
                range,
                Problem.Severity.WARNING,
                "missing-from-bibliography",
                isThereOtherwise
                        ? name + " has this paper by another key: " + paper.key()
                        : key
                                + " is in "
                                + paper.sources().getFirst().file().getFileName()
                                + ", but in no bibliography of this note; add it to "
                                + name,
                CitedPapers.related(paper.sources().subList(0, 1), key + " is defined here"));
    }

    private static Optional<Problem> ambiguous(String key, Range range, List<Source> sources) {
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Problem(
                        range,
                        Problem.Severity.WARNING,
                        "ambiguous-key",
                        sources.size()
                                + " different papers have the key "
                                + key
                                + "; give each paper its own key",
                        CitedPapers.related(sources, "a paper with the key " + key)));
    }

    private static String removalMessage(String key, RemovedKey removed) {
        return "no paper "
                + key
                + " in the corpus any more: "
                + removed.file().getFileName()
                + switch (removed.reason()) {
                    case FILE_GONE -> ", which contained it, was deleted or moved";
                    case NO_SOURCE -> ", which contains it, is no longer a source";
                    case NOT_IN_FILE -> " no longer contains it";
                };
    }
}
