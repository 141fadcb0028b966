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
import java.util.List;
import java.util.Optional;

/**
 * All that can be mended in a note without a doubt: a paper's other keys become its own, and
 * locators are written so that they are read. A key that nobody knows is left: what it was meant
 * for is a guess, however near another one is. An identifier such as {@code doi:10.1000/1} is left
 * too: it is a way of citing.
 */
final class FixAll {
    private FixAll() {}

    static List<Action> at(Snapshot snapshot, Note note) {
        return List.of(
                new Action(
                        "Mend all that is safe to mend",
                        ActionKind.FIX_ALL,
                        "",
                        note.lines().range(new Span(0, 0)),
                        () -> change(snapshot, note)));
    }

    private static ProposedChange change(Snapshot snapshot, Note note) {
        List<ProposedChange.Edit> edits = new ArrayList<>(FixCitation.locators(note));
        for (CitationItem item : note.items()) {
            boolean isKey = item.key().indexOf(':') < 0 && !CitationKeys.namesNoPaper(note, item);
            Optional<Paper> paper = isKey ? snapshot.corpus().paper(item.key()) : Optional.empty();
            paper.filter(of -> of.aliases().contains(item.key()))
                    .filter(of -> !of.key().equals(item.key()))
                    .ifPresent(of -> edits.add(CitationKeys.replacement(note, item, of.key())));
        }
        edits.sort(Comparator.comparingInt(edit -> edit.replaced().start()));
        return ProposedChange.of(edits);
    }
}
