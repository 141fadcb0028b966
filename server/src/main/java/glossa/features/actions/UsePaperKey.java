package glossa.features.actions;

import glossa.corpus.Corpus;
import glossa.features.CitationKeys;
import glossa.features.PaperVersions;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cites a paper by its own key in place of another of its names, or its published version. */
final class UsePaperKey {
    private UsePaperKey() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationItem item : note.items()) {
            if (!CitationGroup.touch(item.span(), selection)
                    || CitationKeys.namesNoPaper(note, item)) {
                continue;
            }
            Corpus corpus = snapshot.corpus();
            Optional<Paper> paper = corpus.paper(item.key());
            paper.filter(of -> !of.key().equals(item.key()))
                    .ifPresent(
                            of ->
                                    add(
                                            note,
                                            item,
                                            "Use the paper's own key, @" + of.key(),
                                            "two-names",
                                            of.key(),
                                            actions));
            paper.flatMap(of -> PaperVersions.published(corpus, of).map(PaperVersions.Version::key))
                    .ifPresent(
                            key ->
                                    add(
                                            note,
                                            item,
                                            "Cite the published version, @" + key,
                                            "preprint-cited",
                                            key,
                                            actions));
        }
        return actions;
    }

    private static void add(
            Note note,
            CitationItem item,
            String title,
            String code,
            String key,
            List<Action> actions) {
        actions.add(
                new Action(
                        title,
                        ActionKind.QUICK_FIX,
                        code,
                        note.lines().range(item.span()),
                        () ->
                                ProposedChange.of(
                                        List.of(CitationKeys.replacement(note, item, key)))));
    }
}
