package glossa.features;

import glossa.corpus.Sought;
import glossa.corpus.Sought.Field;
import glossa.notes.Notes;
import glossa.notes.Outline;
import glossa.workspace.Snapshot;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What of a query only notes can tell of papers, as the names of those papers. */
final class PaperConditions {
    private final Snapshot snapshot;
    private final Notes notes;

    PaperConditions(Snapshot snapshot) {
        this.snapshot = snapshot;
        this.notes = snapshot.notes();
    }

    /** The same query, where nothing is left that the corpus cannot tell. */
    Sought resolved(Sought sought) {
        return switch (sought) {
            case Sought.All(var parts) ->
                    new Sought.All(parts.stream().map(this::resolved).toList());
            case Sought.Any(var parts) ->
                    new Sought.Any(parts.stream().map(this::resolved).toList());
            case Sought.Not(var part) -> new Sought.Not(resolved(part));
            case Sought.Between between when between.field() == Field.CITED -> cited(between);
            case Sought.Between between when between.field() != Field.YEAR ->
                    named(note -> NoteConditions.has(note, between));
            case Sought.Words words when words.field() == Field.STATUS -> status(words);
            case Sought.Words words when words.field().isOfNotes() ->
                    named(note -> new NoteConditions(snapshot, note).fit(words));
            default -> sought;
        };
    }

    private Sought cited(Sought.Between between) {
        Set<String> within = new HashSet<>();
        Set<String> beyond = new HashSet<>();
        for (Map.Entry<String, Integer> key : notes.cited().entrySet()) {
            (between.has(key.getValue()) ? within : beyond).add(key.getKey());
        }
        // What no note cites is nowhere among the counts.
        return between.has(0) ? new Sought.Not(new Sought.Named(beyond)) : new Sought.Named(within);
    }

    /** What no note says of a paper makes it unread. */
    private Sought status(Sought.Words words) {
        List<String> read = List.of("read", "reading");
        return ReadingStates.state(words.text()).equals("unread")
                ? new Sought.Not(
                        named(
                                note ->
                                        note.fields().getOrDefault("status", List.of()).stream()
                                                .map(ReadingStates::state)
                                                .anyMatch(read::contains)))
                : named(note -> NoteConditions.hasStatus(note, words));
    }

    private Sought named(Predicate<Outline> fits) {
        Set<String> names = new HashSet<>();
        for (Outline note : notes.literature()) {
            if (note.paper().isPresent() && fits.test(note)) {
                names.add(note.paper().get());
            }
        }
        return new Sought.Named(names);
    }
}
