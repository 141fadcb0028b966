package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.source.edit.BibExtract;
import glossa.workspace.Snapshot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A new {@code .bib} beside a note, with what the note cites and nothing else; or one with what all
 * notes cite. Offered where no file of that name is there yet.
 */
final class WriteBibliography {
    private WriteBibliography() {}

    static List<Action> of(Snapshot snapshot, Note note, Function<Path, Optional<String>> texts) {
        List<Action> actions = new ArrayList<>();
        Optional<Path> file = note.file();
        if (file.isEmpty()) {
            return actions;
        }
        String name = String.valueOf(file.get().getFileName()).replaceFirst("\\.[^.]+$", "");
        List<String> cited = note.items().stream().map(CitationItem::key).distinct().toList();
        if (!cited.isEmpty()) {
            add(
                    actions,
                    snapshot,
                    note,
                    file.get().resolveSibling(name + ".bib"),
                    "this note",
                    cited,
                    texts);
        }
        snapshot.around().folders().stream()
                .findFirst()
                .ifPresent(
                        folder ->
                                add(
                                        actions,
                                        snapshot,
                                        note,
                                        folder.resolve("cited.bib"),
                                        "all notes",
                                        snapshot.notes().cited().keySet(),
                                        texts));
        return actions;
    }

    private static void add(
            List<Action> actions,
            Snapshot snapshot,
            Note note,
            Path file,
            String who,
            Collection<String> keys,
            Function<Path, Optional<String>> texts) {
        if (snapshot.around().exists(file)) {
            return;
        }
        actions.add(
                new Action(
                        "Write " + file.getFileName() + " with what is cited in " + who,
                        ActionKind.SOURCE,
                        "",
                        note.lines().range(new Span(0, 0)),
                        () -> change(snapshot, file, keys, texts)));
    }

    private static ProposedChange change(
            Snapshot snapshot,
            Path file,
            Collection<String> keys,
            Function<Path, Optional<String>> texts) {
        Map<String, List<Paper>> cited =
                new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(String::compareTo));
        for (String key : keys) {
            List<Paper> records = snapshot.corpus().records(key);
            if (!records.isEmpty()) {
                cited.put(key, records);
            }
        }
        String text = BibExtract.of(cited, texts);
        return new ProposedChange(
                List.of(),
                List.of(),
                text.isEmpty()
                        ? List.of()
                        : List.of(new ProposedChange.Creation(file, text, "New file")));
    }
}
