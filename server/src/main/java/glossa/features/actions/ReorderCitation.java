package glossa.features.actions;

import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.grammar.Citation;
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
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Rearranges the items of a citation group: sorted by year or key, merged with the adjacent groups,
 * or each in brackets of its own.
 */
final class ReorderCitation {
    /** Sorts after every year. */
    private static final String UNKNOWN_YEAR = "9999";

    private static final Pattern BETWEEN_GROUPS = Pattern.compile("[ \\t]*\\R?[ \\t]*");

    private ReorderCitation() {}

    static List<Action> at(Snapshot snapshot, Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        for (CitationGroup group : CitationGroup.at(note, selection)) {
            if (group.items().size() < 2) {
                continue;
            }
            // A prefix such as "see" may be meant for all items after it.
            if (group.items().stream().allMatch(item -> item.prefix().isEmpty())) {
                sort(note, group, "year", item -> year(snapshot, item)).ifPresent(actions::add);
                sort(note, group, "key", CitationItem::key).ifPresent(actions::add);
            }
            List<String> single = group.parts().stream().map(part -> "[" + part + "]").toList();
            actions.add(
                    rewrite(
                            note,
                            group.span(),
                            "Split into separate citations",
                            String.join(" ", single)));
        }
        actions.addAll(merges(note, selection));
        return actions;
    }

    private static String year(Snapshot snapshot, CitationItem item) {
        return snapshot.corpus()
                .paper(item.key())
                .map(Paper::year)
                .filter(year -> !year.isEmpty())
                .orElse(UNKNOWN_YEAR);
    }

    /** Empty if the group is sorted already. */
    private static Optional<Action> sort(
            Note note,
            CitationGroup group,
            String criterion,
            Function<CitationItem, String> sortKey) {
        Map<String, String> sortKeys = new HashMap<>();
        for (CitationItem item : group.items()) {
            sortKeys.computeIfAbsent(item.key(), _ -> sortKey.apply(item));
        }
        List<String> sorted =
                IntStream.range(0, group.parts().size())
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        i -> sortKeys.getOrDefault(group.items().get(i).key(), "")))
                        .map(group.parts()::get)
                        .toList();
        return sorted.equals(group.parts())
                ? Optional.empty()
                : Optional.of(
                        rewrite(
                                note,
                                group.span(),
                                "Sort citations by " + criterion,
                                CitationGroup.text(sorted)));
    }

    /** One action for each run of groups with nothing but spaces and a line break between them. */
    private static List<Action> merges(Note note, Span selection) {
        List<Action> actions = new ArrayList<>();
        List<Citation> citations = note.syntax().citations();
        int first = 0;
        while (first < citations.size()) {
            List<String> parts = new ArrayList<>();
            int next = first;
            while (next < citations.size()
                    && (next == first || isAdjacent(note, citations, next))) {
                Optional<CitationGroup> group = CitationGroup.of(note, citations.get(next));
                if (group.isEmpty()) {
                    break;
                }
                parts.addAll(group.get().parts());
                next++;
            }
            if (next > first + 1) {
                Span span =
                        new Span(
                                citations.get(first).span().start(),
                                citations.get(next - 1).span().end());
                if (span.touches(selection)) {
                    actions.add(rewrite(note, span, "Merge citations", CitationGroup.text(parts)));
                }
            }
            first = Math.max(next, first + 1);
        }
        return actions;
    }

    /** Whether a citation directly follows the one before it. */
    private static boolean isAdjacent(Note note, List<Citation> citations, int index) {
        int end = citations.get(index - 1).span().end();
        int start = Math.max(end, citations.get(index).span().start());
        return BETWEEN_GROUPS.matcher(note.text().substring(end, start)).matches();
    }

    private static Action rewrite(Note note, Span span, String title, String text) {
        return Action.rewrite(title, note, span, Edit.in(note, span, text));
    }
}
