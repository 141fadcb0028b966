package glossa.features.diagnostics;

import glossa.features.CitationKeys;
import glossa.notes.Note;
import glossa.notes.NoteSummary;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Diagnostics: what is wrong in a note. One class for each kind of check; the rules that the codes
 * stand for are in {@link glossa.settings.ProblemCodes}.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /** What is wrong in {@code note} where nothing is set and nothing is known yet. */
    public static List<Problem> of(Snapshot snapshot, Note note) {
        return of(snapshot, note, Settings.DEFAULT, new DiagnosticsCache());
    }

    /**
     * What is wrong in {@code note}, in the order of its text. Where the corpus is empty nothing is
     * known to be wrong with keys: the notes of someone who keeps papers elsewhere are full of
     * them.
     *
     * @param settings what the reader wants to be told of, and how bad it is
     * @param memory what was found out of this corpus before
     */
    public static List<Problem> of(
            Snapshot snapshot, Note note, Settings settings, DiagnosticsCache memory) {
        List<Problem> problems = new ArrayList<>(MissingBibliographies.of(snapshot, note));
        CitedPapers papers = new CitedPapers(snapshot, memory);
        boolean hasPapers = snapshot.corpus().size() > 0;
        if (hasPapers || !snapshot.lost().byName().isEmpty()) {
            problems.addAll(UnknownKeys.of(snapshot, note, papers));
        }
        if (hasPapers) {
            problems.addAll(KeyChoices.of(note, papers));
            problems.addAll(LocatorsOutOfRange.of(note, papers));
        }
        problems.addAll(MalformedLocators.of(note));
        for (Problem loose : IncompleteCitations.of(note)) {
            // Where there are no papers, what begins with an @ is someone's name.
            if (hasPapers || loose.severity() != Problem.Severity.HINT) {
                problems.add(loose);
            }
        }
        if (hasPapers && settings.mentionHints() && settings.severities().isEnabled("mention")) {
            problems.addAll(Mentions.hints(snapshot, note, memory));
        }
        problems.sort(Comparator.comparing(problem -> problem.range().start()));
        return settings.severities().applyTo(problems);
    }

    /**
     * Whether a note that is not open may have keys that no paper answers to; cheap, so that it can
     * be asked of all notes.
     *
     * @param known keys that papers answer to, to be added to
     */
    public static boolean mayCiteUnknown(Snapshot snapshot, NoteSummary note, Set<String> known) {
        for (NoteSummary.Item item : note.items()) {
            String key = item.key();
            boolean isKnown =
                    CitationKeys.namesNoPaper(key)
                            || known.contains(key)
                            || snapshot.corpus().has(key) && known.add(key);
            if (!isKnown) {
                return true;
            }
        }
        return false;
    }

    /** What is wrong with the keys of a note that is not open. */
    public static List<Problem> ofKeys(
            Snapshot snapshot, Note note, Settings settings, DiagnosticsCache memory) {
        boolean any = snapshot.corpus().size() > 0 || !snapshot.lost().byName().isEmpty();
        return any
                ? settings.severities()
                        .applyTo(UnknownKeys.of(snapshot, note, new CitedPapers(snapshot, memory)))
                : List.of();
    }
}
