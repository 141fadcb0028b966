package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.Range;
import glossa.source.edit.BibEntrySorter;
import glossa.source.edit.BibEntryTidier;
import glossa.source.edit.SourceEdits;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Sorts the entries of a {@code .bib} by key, and gives them the same indentation and alignment.
 */
final class ArrangeEntries {
    private ArrangeEntries() {}

    static List<Action> in(Path file, Function<Path, Optional<String>> texts) {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bib")) {
            return List.of();
        }
        return List.of(
                action(
                        "Sort entries by key",
                        ActionKind.SORT,
                        file,
                        texts,
                        text -> BibEntrySorter.of(text).stream().toList()),
                action("Tidy entries", ActionKind.TIDY, file, texts, BibEntryTidier::of));
    }

    private static Action action(
            String title,
            ActionKind kind,
            Path file,
            Function<Path, Optional<String>> texts,
            Function<String, List<SourceEdits.Edit>> edits) {
        return new Action(title, kind, "", Range.of(0, 0, 0, 0), () -> change(file, texts, edits));
    }

    private static ProposedChange change(
            Path file,
            Function<Path, Optional<String>> texts,
            Function<String, List<SourceEdits.Edit>> edits) {
        return ProposedChange.of(
                texts.apply(file).map(edits).orElse(List.of()).stream()
                        .map(edit -> Edit.in(file, edit, ""))
                        .toList());
    }
}
