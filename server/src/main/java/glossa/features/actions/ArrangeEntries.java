package glossa.features.actions;

import glossa.corpus.SortedEntries;
import glossa.corpus.SourceEdits;
import glossa.corpus.TidiedEntries;
import glossa.features.Change;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.Kind;
import glossa.grammar.Range;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Sorts the entries of a {@code .bib} by key, and indents and aligns them alike. */
final class ArrangeEntries {
    private ArrangeEntries() {}

    static List<Action> in(Path file, Function<Path, Optional<String>> texts) {
        if (!String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bib")) {
            return List.of();
        }
        return List.of(
                action(
                        "Sort entries by key",
                        Kind.SORT,
                        file,
                        texts,
                        text -> SortedEntries.of(text).stream().toList()),
                action("Tidy entries", Kind.TIDY, file, texts, TidiedEntries::of));
    }

    private static Action action(
            String title,
            Kind kind,
            Path file,
            Function<Path, Optional<String>> texts,
            Function<String, List<SourceEdits.Edit>> edits) {
        return new Action(
                title,
                kind,
                "",
                Range.of(0, 0, 0, 0),
                () ->
                        Change.of(
                                texts.apply(file).map(edits).orElse(List.of()).stream()
                                        .map(
                                                edit ->
                                                        new Change.Edit(
                                                                file.toUri().toString(),
                                                                edit.replaced(),
                                                                edit.text(),
                                                                ""))
                                        .toList()));
    }
}
