package glossa.features.diagnostics;

import glossa.features.Handles;
import glossa.features.Handles.Certainty;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.paper.Problem;
import glossa.workspace.Snapshot;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code possible-handle}: a key that no paper has and that is likely the handle of a person, as in
 * {@code Thanks to @ada}. It is reported in place of {@code unknown-key}; a certain handle is not
 * reported at all.
 */
final class PossibleHandles {
    private PossibleHandles() {}

    /**
     * The handles of a note.
     *
     * @param people as {@link glossa.settings.Settings#people}
     */
    static Handles in(Snapshot snapshot, Note note, CitedPapers papers, Set<String> people) {
        return new Handles(
                snapshot.notes(),
                note,
                people,
                key -> papers.of(key).isPresent(),
                papers::nearestIfFew);
    }

    /** Whether an item is a handle and has no paper. */
    static boolean has(Handles handles, CitedPapers papers, CitationItem item) {
        return papers.of(item.key()).isEmpty() && handles.of(item) != Certainty.NONE;
    }

    /** The problem of an item with regard to what it may be otherwise. */
    static Optional<Problem> judged(Handles handles, CitationItem item, Problem problem) {
        if (!problem.code().equals("unknown-key")) {
            return Optional.of(problem);
        }
        return switch (handles.of(item)) {
            case CERTAIN -> Optional.empty();
            case LIKELY -> Optional.of(hint(item.key(), problem));
            case NONE -> Optional.of(problem);
        };
    }

    private static Problem hint(String key, Problem problem) {
        return new Problem(
                problem.range(),
                Problem.Severity.HINT,
                "possible-handle",
                "no paper "
                        + key
                        + " in the corpus; if @"
                        + key
                        + " is a person, add it to people in [notes] of .glossa.toml",
                List.of());
    }
}
