package glossa.features.diagnostics;

import glossa.features.CitationKeys;
import glossa.features.diagnostics.DiagnosticsCache.CitedPaper;
import glossa.grammar.CitationItem;
import glossa.grammar.Range;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.workspace.RemovedKeys.Reason;
import glossa.workspace.RemovedKeys.RemovedKey;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code unknown-key}: a citation whose key no paper answers to; {@code key-removed} where one did;
 * {@code ambiguous-key} where several do.
 */
final class UnknownKeys {
    private final Snapshot snapshot;
    private final CitedPapers papers;

    private UnknownKeys(Snapshot snapshot, CitedPapers papers) {
        this.snapshot = snapshot;
        this.papers = papers;
    }

    static List<Problem> of(Snapshot snapshot, Note note, CitedPapers papers) {
        UnknownKeys check = new UnknownKeys(snapshot, papers);
        List<Problem> problems = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (!CitationKeys.namesNoPaper(note, item)) {
                check.problem(item.key(), note.lines().range(item.span())).ifPresent(problems::add);
            }
        }
        return problems;
    }

    private Optional<Problem> problem(String key, Range place) {
        Optional<CitedPaper> paper = papers.of(key);
        if (paper.isPresent()) {
            return ambiguous(key, place, paper.get().othersWithSameKey());
        }
        Optional<RemovedKey> lost = snapshot.lost().of(key);
        if (lost.isEmpty() && snapshot.corpus().size() == 0) {
            return Optional.empty();
        }
        // A paper whose whole file is gone was not misspelt.
        boolean gone = lost.filter(where -> where.how() != Reason.NOT_IN_FILE).isPresent();
        List<String> nearest = gone ? List.of() : papers.nearest(key);
        String message =
                lost.map(where -> removed(key, where)).orElse("no paper " + key + " in the corpus")
                        + (nearest.isEmpty() ? "" : "; did you mean " + nearest.getFirst() + "?");
        List<Problem.Related> related = new ArrayList<>();
        for (String near : nearest) {
            papers.of(near)
                    .ifPresent(
                            found ->
                                    related.addAll(
                                            CitedPapers.related(
                                                    found.sources().subList(0, 1),
                                                    near + " is here")));
        }
        return Optional.of(
                new Problem(
                        place,
                        Problem.Severity.WARNING,
                        lost.isPresent() ? "key-removed" : "unknown-key",
                        message,
                        related));
    }

    private static Optional<Problem> ambiguous(String key, Range place, List<Source> rivals) {
        return rivals.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Problem(
                                place,
                                Problem.Severity.WARNING,
                                "ambiguous-key",
                                rivals.size()
                                        + " different papers have the key "
                                        + key
                                        + "; give each its own",
                                CitedPapers.related(rivals, "a paper with the key " + key)));
    }

    /** A key that a source had when it was last looked at. */
    private static String removed(String key, RemovedKey lost) {
        return "the paper "
                + key
                + " was in "
                + lost.file().getFileName()
                + " until lately; "
                + switch (lost.how()) {
                    case FILE_GONE -> "that file is gone";
                    case NO_SOURCE -> "that file is no source of the corpus any more";
                    case NOT_IN_FILE -> "that file no longer has it";
                };
    }
}
