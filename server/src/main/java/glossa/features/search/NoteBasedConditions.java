package glossa.features.search;

import glossa.features.ReadingStates;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.query.PaperQuery;
import glossa.query.PaperQuery.Field;
import glossa.workspace.Snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Resolves the conditions of a query that only notes can answer to the names of the matching
 * papers.
 */
final class NoteBasedConditions {
    private final Snapshot snapshot;
    private final Notes notes;

    NoteBasedConditions(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.notes = snapshot.notes();
    }

    /** The query with all its conditions answerable by the corpus. */
    PaperQuery resolved(PaperQuery sought) {
        return switch (sought) {
            case PaperQuery.All(var parts) ->
                    new PaperQuery.All(parts.stream().map(this::resolved).toList());
            case PaperQuery.Any(var parts) ->
                    new PaperQuery.Any(parts.stream().map(this::resolved).toList());
            case PaperQuery.Not(var part) -> new PaperQuery.Not(resolved(part));
            case PaperQuery.Between between when between.field() == Field.CITED ->
                    citedBetween(between);
            case PaperQuery.Between between when between.field() != Field.YEAR ->
                    papersWithNote(note -> NoteQueryMatcher.isWithin(note, between));
            case PaperQuery.Words words when words.field() == Field.STATUS -> withStatus(words);
            case PaperQuery.Words words when words.field().isOfNotes() ->
                    papersWithNote(note -> new NoteQueryMatcher(snapshot, note).matches(words));
            default -> sought;
        };
    }

    private PaperQuery citedBetween(PaperQuery.Between between) {
        Set<String> within = new HashSet<>();
        Set<String> beyond = new HashSet<>();
        for (Map.Entry<String, Integer> key : notes.cited().entrySet()) {
            (between.has(key.getValue()) ? within : beyond).add(key.getKey());
        }
        // Papers that no note cites have no count.
        return between.has(0)
                ? new PaperQuery.Not(new PaperQuery.Named(beyond))
                : new PaperQuery.Named(within);
    }

    /** A paper without a status in any note counts as unread. */
    private PaperQuery withStatus(PaperQuery.Words words) {
        List<String> read = List.of("read", "reading");
        return ReadingStates.normalized(words.text()).equals("unread")
                ? new PaperQuery.Not(
                        papersWithNote(
                                note ->
                                        note.fields().getOrDefault("status", List.of()).stream()
                                                .map(ReadingStates::normalized)
                                                .anyMatch(read::contains)))
                : papersWithNote(note -> NoteQueryMatcher.hasStatus(note, words));
    }

    private PaperQuery papersWithNote(Predicate<NoteSummary> fits) {
        Set<String> names = new HashSet<>();
        for (NoteSummary note : notes.literature()) {
            if (note.paper().isPresent() && fits.test(note)) {
                names.add(note.paper().get());
            }
        }
        return new PaperQuery.Named(names);
    }
}
