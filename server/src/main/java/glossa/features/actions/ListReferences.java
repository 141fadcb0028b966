package glossa.features.actions;

import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.features.display.ReferenceList;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.List;

/** Inserts the list of the papers that a note cites, or brings it up to date. */
final class ListReferences {
    private ListReferences() {}

    static List<Action> at(Snapshot snapshot, Note note) {
        boolean citesPapers =
                note.items().stream()
                        .map(CitationItem::key)
                        .distinct()
                        .anyMatch(snapshot.corpus()::has);
        if (!citesPapers) {
            return List.of();
        }
        String title =
                ReferenceList.exists(note)
                        ? "Refresh the list of references"
                        : "Insert the list of references";
        return List.of(
                new Action(
                        title,
                        ActionKind.LIST_REFERENCES,
                        "",
                        note.lines().range(new Span(0, 0)),
                        () -> ReferenceList.change(snapshot, note)));
    }
}
