package glossa.features.actions;

import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.display.ReferenceList;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.List;

/** Writes the list of what a note cites, or writes it anew. */
final class ListReferences {
    private ListReferences() {}

    static List<Action> at(Snapshot snapshot, Note note) {
        boolean cites = note.items().stream().anyMatch(item -> snapshot.corpus().has(item.key()));
        return cites
                ? List.of(
                        new Action(
                                ReferenceList.exists(note)
                                        ? "Refresh the list of references"
                                        : "Insert the list of references",
                                ActionKind.SOURCE,
                                "",
                                note.lines().range(new Span(0, 0)),
                                () -> ReferenceList.change(snapshot, note)))
                : List.of();
    }
}
