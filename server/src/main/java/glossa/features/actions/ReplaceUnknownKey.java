package glossa.features.actions;

import glossa.features.Change;
import glossa.features.Keys;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.Kind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;

/** Replaces a key that no paper answers to by one of those it may be a slip of. */
final class ReplaceUnknownKey {
    private static final int MOST = 3;

    private ReplaceUnknownKey() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            boolean within =
                    item.span().start() <= selection.end()
                            && selection.start() <= item.span().end();
            if (within && !Keys.namesNoPaper(note, item) && !snapshot.corpus().has(item.key())) {
                for (String key : snapshot.corpus().nearest(item.key(), MOST)) {
                    actions.add(
                            new Action(
                                    "Replace by @" + key,
                                    Kind.QUICK_FIX,
                                    "unknown-key",
                                    note.lines().range(item.span()),
                                    () -> Change.of(List.of(Keys.edit(note, item, key)))));
                }
            }
        }
        return actions;
    }
}
