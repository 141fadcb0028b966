package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Adds the first page of the cited paper as a locator. The reader types over it, since an edit of
 * the protocol cannot place the cursor.
 */
final class AddPageLocator {
    private static final Pattern FIRST_PAGE =
            Pattern.compile("\\s*(\\d{1,7})\\s*[-\\u2010-\\u2015]");

    private AddPageLocator() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationGroup group : CitationGroup.at(note, selection)) {
            for (CitationItem item : group.items()) {
                boolean isBare = item.suffix().isBlank() && !CitationKeys.namesNoPaper(note, item);
                if (isBare && item.span().touches(selection)) {
                    firstPage(snapshot, item.key())
                            .ifPresent(page -> actions.add(action(note, item, page)));
                }
            }
        }
        return actions;
    }

    private static Optional<String> firstPage(Snapshot snapshot, String key) {
        return snapshot.corpus()
                .paper(key)
                .map(paper -> FIRST_PAGE.matcher(paper.fields().getOrDefault("page", "")))
                .filter(Matcher::lookingAt)
                .map(page -> page.group(1));
    }

    private static Action action(Note note, CitationItem item, String page) {
        int end = item.span().end();
        return Action.rewrite(
                "Add a page locator to @" + item.key(),
                note,
                item.span(),
                Edit.in(note, new Span(end, end), ", p. " + page));
    }
}
