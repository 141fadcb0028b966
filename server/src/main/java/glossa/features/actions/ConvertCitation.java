package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.CitationMode;
import glossa.grammar.Span;
import glossa.notes.Note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Converts {@code @a [p. 3]} in running text into {@code [@a, p. 3]} and back, and suppresses or
 * shows the author of an item (pandoc manual, "Citation syntax").
 */
final class ConvertCitation {
    private ConvertCitation() {}

    static List<Action> at(Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (Citation citation : note.syntax().citations()) {
            CitationItem first = citation.items().getFirst();
            boolean isPandocSyntax = note.text().startsWith("@", first.span().start());
            if (!citation.span().touches(selection)
                    || !isPandocSyntax
                    || CitationKeys.namesNoPaper(note, first)) {
                continue;
            }
            converted(note, citation)
                    .map(text -> rewrite(note, citation.span(), "Convert to " + text, text))
                    .ifPresent(actions::add);
            for (CitationItem item : citation.items()) {
                if (item.span().touches(selection)) {
                    actions.add(toggleAuthor(note, item));
                }
            }
        }
        return actions;
    }

    private static Action toggleAuthor(Note note, CitationItem item) {
        int start = item.span().start();
        return item.mode() == CitationMode.SUPPRESS_AUTHOR
                ? rewrite(note, new Span(start - 1, start), "Show the author of @" + item.key(), "")
                : rewrite(
                        note, new Span(start, start), "Suppress the author of @" + item.key(), "-");
    }

    /** The other form of a citation; empty if it has none. */
    private static Optional<String> converted(Note note, Citation citation) {
        String text = citation.span().in(note.text());
        CitationItem first = citation.items().getFirst();
        if (CitationGroup.of(note, citation).isPresent()) {
            boolean isSingle = citation.items().size() == 1 && first.prefix().isEmpty();
            return isSingle ? Optional.of(inText(note, citation)) : Optional.empty();
        }
        if (!text.startsWith("@") && !text.startsWith("-@")) {
            return Optional.empty();
        }
        int keyEnd = first.span().end() - citation.span().start();
        String bracket = text.substring(keyEnd).strip();
        if (bracket.isEmpty()) {
            return Optional.of("[" + text + "]");
        }
        String key = text.substring(0, keyEnd);
        String inner = bracket.substring(1, bracket.length() - 1).strip();
        // "@a [@b]" is a group of two; "@a [p. 3]" has a locator.
        boolean beginsWithItem =
                citation.items().size() > 1
                        && citation.items().get(1).span().start()
                                <= citation.span().start() + text.indexOf('[') + 3;
        return Optional.of("[" + key + (beginsWithItem ? "; " : ", ") + inner + "]");
    }

    private static String inText(Note note, Citation citation) {
        CitationItem item = citation.items().getFirst();
        String minus = item.mode() == CitationMode.SUPPRESS_AUTHOR ? "-" : "";
        String suffix =
                note.text()
                        .substring(item.span().end(), citation.span().end() - 1)
                        .strip()
                        .replaceFirst("^,\\s*", "");
        return minus + item.span().in(note.text()) + (suffix.isEmpty() ? "" : " [" + suffix + "]");
    }

    private static Action rewrite(Note note, Span span, String title, String text) {
        return Action.rewrite(title, note, span, Edit.in(note, span, text));
    }
}
