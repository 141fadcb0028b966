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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds the paper's first page as a locator, to be written over: the protocol has no cursor. */
final class AddPageLocator {
    private static final Pattern FIRST_PAGE =
            Pattern.compile("\\s*(\\d{1,7})\\s*[-\\u2010-\\u2015]");

    private AddPageLocator() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationGroup group : CitationGroup.at(note, selection)) {
            for (CitationItem item : group.items()) {
                boolean bare = item.suffix().isBlank() && !CitationKeys.namesNoPaper(note, item);
                if (bare && CitationGroup.touch(item.span(), selection)) {
                    snapshot.corpus()
                            .paper(item.key())
                            .map(
                                    paper ->
                                            FIRST_PAGE.matcher(
                                                    paper.fields().getOrDefault("page", "")))
                            .filter(Matcher::lookingAt)
                            .ifPresent(page -> add(note, item, page.group(1), actions));
                }
            }
        }
        return actions;
    }

    private static void add(Note note, CitationItem item, String page, List<Action> actions) {
        int end = item.span().end();
        actions.add(
                new Action(
                        "Add a page to @" + item.key(),
                        ActionKind.REWRITE,
                        "",
                        note.lines().range(item.span()),
                        () ->
                                ProposedChange.of(
                                        List.of(
                                                new ProposedChange.Edit(
                                                        note.uri(),
                                                        new Span(end, end),
                                                        ", p. " + page,
                                                        "")))));
    }
}
