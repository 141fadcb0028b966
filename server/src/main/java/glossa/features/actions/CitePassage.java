package glossa.features.actions;

import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.quotations.TextPassages;
import glossa.features.quotations.TextPassages.Passage;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.workspace.Snapshot;

import java.util.List;

/**
 * Where did I read this? Cites the pages that have the selected words, exactly or nearly, behind
 * the selection.
 */
final class CitePassage {
    private static final int MAX_PASSAGES = 3;

    /** UTF-16 units of a selection that is a sentence or a few. */
    private static final int MIN_LENGTH = 12;

    private static final int MAX_LENGTH = 1_000;

    private static final int MAX_SHOWN = 50;

    private CitePassage() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        String words = selection.in(note.text());
        boolean isSentence =
                selection.length() >= MIN_LENGTH
                        && selection.length() <= MAX_LENGTH
                        && note.items().stream().noneMatch(item -> item.span().touches(selection));
        if (!isSentence) {
            return List.of();
        }
        int end = selection.start() + words.stripTrailing().length();
        Span behind = new Span(end, end);
        return TextPassages.of(snapshot, words, MAX_PASSAGES).stream()
                .map(
                        passage ->
                                Action.rewrite(
                                        title(passage),
                                        note,
                                        selection,
                                        Edit.in(note, behind, " [" + passage.citation() + "]")))
                .toList();
    }

    private static String title(Passage passage) {
        String words = passage.around().get(1);
        return "Cite "
                + passage.citation()
                + (passage.isExact() ? ", which has these words" : ": " + shortened(words));
    }

    private static String shortened(String words) {
        return words.length() <= MAX_SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MAX_SHOWN / 2)) + "…";
    }
}
