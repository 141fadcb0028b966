package glossa.features.actions;

import glossa.features.CitationKeys;
import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.Citation;
import glossa.grammar.CitationItem;
import glossa.grammar.CitationMode;
import glossa.grammar.Span;
import glossa.notes.Note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns {@code @a [p. 3]} in the running text into {@code [@a, p. 3]} and back, and leaves an
 * author out or names him again (pandoc manual, "Citation syntax").
 */
final class ConvertCitation {
    private ConvertCitation() {}

    static List<Action> at(Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (Citation citation : note.syntax().citations()) {
            CitationItem first = citation.items().getFirst();
            boolean pandocs = note.text().startsWith("@", first.span().start());
            if (!CitationGroup.touch(citation.span(), selection)
                    || !pandocs
                    || CitationKeys.namesNoPaper(note, first)) {
                continue;
            }
            converted(note, citation)
                    .ifPresent(text -> add(note, citation.span(), "Write " + text, text, actions));
            for (CitationItem item : citation.items()) {
                if (CitationGroup.touch(item.span(), selection)) {
                    toggleAuthor(note, item, actions);
                }
            }
        }
        return actions;
    }

    private static void toggleAuthor(Note note, CitationItem item, List<Action> actions) {
        int at = item.span().start();
        if (item.mode() == CitationMode.SUPPRESS_AUTHOR) {
            add(note, new Span(at - 1, at), "Name the author of @" + item.key(), "", actions);
        } else {
            add(note, new Span(at, at), "Leave out the author of @" + item.key(), "-", actions);
        }
    }

    private static Optional<String> converted(Note note, Citation citation) {
        Optional<CitationGroup> group = CitationGroup.of(note, citation);
        String text = citation.span().in(note.text());
        CitationItem first = citation.items().getFirst();
        if (group.isPresent()) {
            boolean alone = citation.items().size() == 1 && first.prefix().isEmpty();
            return alone ? Optional.of(inText(note, citation)) : Optional.empty();
        }
        if (!text.startsWith("@") && !text.startsWith("-@")) {
            return Optional.empty();
        }
        int key = first.span().end() - citation.span().start();
        String behind = text.substring(key).strip();
        if (behind.isEmpty()) {
            return Optional.of("[" + text + "]");
        }
        String inner = behind.substring(1, behind.length() - 1).strip();
        String before = text.substring(0, key);
        boolean more =
                citation.items().size() > 1
                        && citation.items().get(1).span().start()
                                <= citation.span().start() + text.indexOf('[') + 3;
        return Optional.of("[" + before + (more ? "; " : ", ") + inner + "]");
    }

    private static String inText(Note note, Citation citation) {
        CitationItem item = citation.items().getFirst();
        String minus = item.mode() == CitationMode.SUPPRESS_AUTHOR ? "-" : "";
        String behind =
                note.text()
                        .substring(item.span().end(), citation.span().end() - 1)
                        .strip()
                        .replaceFirst("^,\\s*", "");
        return minus + item.span().in(note.text()) + (behind.isEmpty() ? "" : " [" + behind + "]");
    }

    private static void add(Note note, Span span, String title, String text, List<Action> actions) {
        actions.add(
                new Action(
                        title,
                        ActionKind.REWRITE,
                        "",
                        note.lines().range(span),
                        () ->
                                ProposedChange.of(
                                        List.of(
                                                new ProposedChange.Edit(
                                                        note.uri(), span, text, "")))));
    }
}
