package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fixes all problems of a note whose solution is certain: other names of a paper become its key,
 * and locators with a wrong label get the right one. Unknown keys are left alone, since even a
 * close key is a guess; so are identifiers such as {@code doi:10.1000/1}, which are a way to cite.
 */
final class FixAll {
    private FixAll() {}

    static List<Action> at(Snapshot snapshot, Note note) {
        return List.of(
                new Action(
                        "Fix all safe problems",
                        ActionKind.FIX_ALL,
                        "",
                        note.lines().range(new Span(0, 0)),
                        () -> change(snapshot, note)));
    }

    private static ProposedChange change(Snapshot snapshot, Note note) {
        List<ProposedChange.Edit> edits = new ArrayList<>(FixCitation.certainLocatorEdits(note));
        Map<String, Optional<Paper>> papers = new HashMap<>();
        for (CitationItem item : note.items()) {
            boolean isKey = item.key().indexOf(':') < 0 && !CitationKeys.namesNoPaper(note, item);
            Optional<Paper> found =
                    isKey
                            ? papers.computeIfAbsent(item.key(), snapshot.corpus()::paper)
                            : Optional.empty();
            found.filter(paper -> paper.aliases().contains(item.key()))
                    .filter(paper -> !paper.key().equals(item.key()))
                    .map(paper -> CitationKeys.replacement(note, item, paper.key()))
                    .ifPresent(edits::add);
        }
        edits.sort(Comparator.comparingInt(edit -> edit.replaced().start()));
        return ProposedChange.of(edits);
    }
}
