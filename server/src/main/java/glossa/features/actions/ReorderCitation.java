package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.Citation;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Changes how a group's items stand together: in the order of years or keys, merged with the groups
 * beside it, or one bracket each.
 */
final class ReorderCitation {
    private ReorderCitation() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationGroup group : CitationGroup.at(note, selection)) {
            if (group.items().size() < 2) {
                continue;
            }
            // A word before a key, "see", may belong to all that follow.
            if (group.items().stream().allMatch(item -> item.prefix().isEmpty())) {
                Function<Integer, String> byYear =
                        at ->
                                snapshot.corpus()
                                        .paper(group.items().get(at).key())
                                        .map(Paper::year)
                                        .filter(year -> !year.isEmpty())
                                        .orElse("9999");
                order(note, group, "by year", byYear, actions);
                order(note, group, "by key", at -> group.items().get(at).key(), actions);
            }
            List<String> each = group.parts().stream().map(part -> "[" + part + "]").toList();
            add(note, group.span(), "Split the group", String.join(" ", each), actions);
        }
        merge(note, selection, actions);
        return actions;
    }

    private static void order(
            Note note,
            CitationGroup group,
            String how,
            Function<Integer, String> by,
            List<Action> actions) {
        List<String> ordered =
                IntStream.range(0, group.parts().size())
                        .boxed()
                        .sorted(Comparator.comparing(by))
                        .map(group.parts()::get)
                        .toList();
        if (!ordered.equals(group.parts())) {
            add(note, group.span(), "Order the group " + how, CitationGroup.text(ordered), actions);
        }
    }

    /** Group with nothing but blanks between them. */
    private static void merge(Note note, Span selection, List<Action> actions) {
        List<Citation> all = note.syntax().citations();
        for (int i = 0; i < all.size(); i++) {
            List<String> parts = new ArrayList<>();
            int last = i;
            for (int j = i; j < all.size(); j++) {
                boolean beside =
                        j == i
                                || note.text()
                                        .substring(
                                                all.get(j - 1).span().end(),
                                                Math.max(
                                                        all.get(j - 1).span().end(),
                                                        all.get(j).span().start()))
                                        .matches("[ \\t]*\\R?[ \\t]*");
                var group = CitationGroup.of(note, all.get(j));
                if (!beside || group.isEmpty()) {
                    break;
                }
                parts.addAll(group.get().parts());
                last = j;
            }
            Span span = new Span(all.get(i).span().start(), all.get(last).span().end());
            if (last > i && CitationGroup.touch(span, selection)) {
                add(note, span, "Merge the groups", CitationGroup.text(parts), actions);
            }
            i = last;
        }
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
