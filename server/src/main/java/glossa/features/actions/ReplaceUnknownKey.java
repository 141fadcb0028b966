package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.actions.Actions.Action;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;

/** Replaces a key that no paper has with a similar one that a paper has. */
final class ReplaceUnknownKey {
    private static final int MAX_SUGGESTIONS = 3;

    private ReplaceUnknownKey() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            boolean isUnknown =
                    item.span().touches(selection)
                            && !CitationKeys.namesNoPaper(snapshot, note, item)
                            && !snapshot.corpus().has(item.key());
            if (!isUnknown) {
                continue;
            }
            for (String key : snapshot.corpus().nearest(item.key(), MAX_SUGGESTIONS)) {
                actions.add(
                        Action.quickFix(
                                "Replace with @" + key,
                                "unknown-key",
                                note,
                                item.span(),
                                CitationKeys.replacement(note, item, key)));
            }
        }
        return actions;
    }
}
