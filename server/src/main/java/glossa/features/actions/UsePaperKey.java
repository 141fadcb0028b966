package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.PaperVersions;
import glossa.features.actions.Actions.Action;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Replaces another name of a paper with its key, or a preprint with its published version. */
final class UsePaperKey {
    private UsePaperKey() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (!item.span().touches(selection) || CitationKeys.namesNoPaper(note, item)) {
                continue;
            }
            Optional<Paper> found = snapshot.corpus().paper(item.key());
            if (found.isEmpty()) {
                continue;
            }
            Paper paper = found.get();
            if (!paper.key().equals(item.key())) {
                String title = "Replace with the paper's main key, @" + paper.key();
                actions.add(action(title, "two-names", note, item, paper.key()));
            }
            PaperVersions.published(snapshot.corpus(), paper)
                    .map(PaperVersions.Version::key)
                    .map(
                            key ->
                                    action(
                                            "Cite the published version, @" + key,
                                            "preprint-cited",
                                            note,
                                            item,
                                            key))
                    .ifPresent(actions::add);
        }
        return actions;
    }

    private static Action action(
            String title, String code, Note note, CitationItem item, String key) {
        return Action.quickFix(
                title, code, note, item.span(), CitationKeys.replacement(note, item, key));
    }
}
