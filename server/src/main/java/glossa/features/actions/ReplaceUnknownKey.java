package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;

/** Replaces a key that no paper answers to by one of those it may be a slip of. */
final class ReplaceUnknownKey {
    private static final int MAX_SUGGESTIONS = 3;

    private ReplaceUnknownKey() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            boolean within =
                    item.span().start() <= selection.end()
                            && selection.start() <= item.span().end();
            if (within
                    && !CitationKeys.namesNoPaper(note, item)
                    && !snapshot.corpus().has(item.key())) {
                for (String key : snapshot.corpus().nearest(item.key(), MAX_SUGGESTIONS)) {
                    actions.add(
                            new Action(
                                    "Replace by @" + key,
                                    ActionKind.QUICK_FIX,
                                    "unknown-key",
                                    note.lines().range(item.span()),
                                    () ->
                                            ProposedChange.of(
                                                    List.of(
                                                            CitationKeys.replacement(
                                                                    note, item, key)))));
                }
            }
        }
        return actions;
    }
}
