package glossa.features.diagnostics;

import glossa.corpus.Corpus;
import glossa.features.CitationKeys;
import glossa.features.Handles;
import glossa.features.reading.GeneratedBlocks;
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
 * Diagnostics: the problems of a note. Each check is a class of its own; {@link
 * glossa.settings.ProblemCodes} lists the codes.
 */
public final class Diagnostics {
    private Diagnostics() {}

    /** The problems of {@code note} with the default settings. */
    public static List<Problem> of(Snapshot snapshot, Note note) {
        return of(snapshot, note, Settings.DEFAULT, new DiagnosticsCache());
    }

    /**
     * The problems of {@code note}, in the order of its text. With an empty corpus no key counts as
     * unknown: a workspace without sources would get a warning at every citation.
     *
     * @param settings which problems are reported, and with what severity
     * @param cache results of earlier calls with the same corpus
     */
    public static List<Problem> of(
            Snapshot whole, Note note, Settings settings, DiagnosticsCache cache) {
        Snapshot snapshot = whole.in(note);
        List<Problem> problems = new ArrayList<>(MissingBibliographies.of(snapshot, note));
        // The papers in its own metadata are a source.
        note.file()
                .filter(snapshot.corpus().scope().files()::contains)
                .ifPresent(file -> problems.addAll(snapshot.corpus().problems(file)));
        CitedPapers papers = new CitedPapers(snapshot, cache);
        Handles handles = PossibleHandles.in(snapshot, note, papers, settings.people());
        boolean hasPapers = snapshot.corpus().size() > 0;
        if (hasPapers || !snapshot.removedKeys().byName().isEmpty()) {
            problems.addAll(UnknownKeys.of(snapshot, note, papers, handles));
        }
        if (hasPapers) {
            problems.addAll(LabelledExamples.of(note, papers));
            problems.addAll(KeyChoices.of(note, papers));
            problems.addAll(LocatorsOutOfRange.of(note, papers));
            if (Misquotations.CODES.stream().anyMatch(settings.severities()::isEnabled)) {
                problems.addAll(
                        Misquotations.of(
                                snapshot,
                                note,
                                cache.within(snapshot.corpus().scope()).quotations()));
            }
        }
        problems.addAll(MalformedLocators.of(note));
        problems.addAll(GeneratedBlocks.problems(note));
        for (Problem problem :
                IncompleteCitations.of(note, item -> PossibleHandles.has(handles, papers, item))) {
            // In a workspace without papers, @name is likely a person's handle.
            if (hasPapers || problem.severity() != Problem.Severity.HINT) {
                problems.add(problem);
            }
        }
        if (hasPapers && settings.mentionHints() && settings.severities().isEnabled("mention")) {
            problems.addAll(Mentions.hints(snapshot, note, cache));
        }
        problems.sort(Comparator.comparing(problem -> problem.range().start()));
        return settings.severities().applyTo(problems);
    }

    /**
     * Whether a note that is not open may cite unknown keys. Cheap enough to be called for all
     * notes of a workspace.
     *
     * @param known keys that papers have; this method adds the ones that it looks up
     */
    public static boolean mayCiteUnknown(Snapshot snapshot, NoteSummary note, Set<String> known) {
        Corpus scoped = snapshot.in(note.uri()).corpus();
        for (NoteSummary.Item item : note.items()) {
            String key = item.key();
            boolean isKnown =
                    CitationKeys.namesNoPaper(key)
                            || known.contains(key)
                            || CitationKeys.namesTarget(snapshot, key, item.span())
                            || snapshot.corpus().has(key) && known.add(key);
            if (!isKnown || scoped.scope().isWhole() && !scoped.isInScope(key)) {
                return true;
            }
        }
        return false;
    }

    /** The problems with the keys of a note that is not open. */
    public static List<Problem> ofKeys(
            Snapshot whole, Note note, Settings settings, DiagnosticsCache cache) {
        Snapshot snapshot = whole.in(note);
        if (snapshot.corpus().size() == 0 && snapshot.removedKeys().byName().isEmpty()) {
            return List.of();
        }
        CitedPapers papers = new CitedPapers(snapshot, cache);
        Handles handles = PossibleHandles.in(snapshot, note, papers, settings.people());
        return settings.severities().applyTo(UnknownKeys.of(snapshot, note, papers, handles));
    }
}
