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
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Creates a {@code .bib} with exactly the papers that a note cites, beside that note; or one with
 * the papers that all notes cite. Offered only while no file of that name exists.
 */
final class WriteBibliography {
    private WriteBibliography() {}

    static List<Action> of(Snapshot snapshot, Note note, Function<Path, Optional<String>> texts) {
        Optional<Path> noteFile = note.file();
        if (noteFile.isEmpty()) {
            return List.of();
        }
        List<Action> actions = new ArrayList<>();
        String noteName = String.valueOf(noteFile.get().getFileName());
        Path ofNote =
                noteFile.get().resolveSibling(noteName.replaceFirst("\\.[^.]+$", "") + ".bib");
        List<String> keys = note.items().stream().map(CitationItem::key).distinct().toList();
        if (!keys.isEmpty() && !snapshot.files().exists(ofNote)) {
            actions.add(action(snapshot, note, ofNote, "this note", keys, texts));
        }
        Optional<Path> ofAll =
                snapshot.files().folders().stream()
                        .findFirst()
                        .map(folder -> folder.resolve("cited.bib"))
                        .filter(file -> !snapshot.files().exists(file));
        if (ofAll.isPresent()) {
            Set<String> all = snapshot.notes().cited().keySet();
            actions.add(action(snapshot, note, ofAll.get(), "all notes", all, texts));
        }
        return actions;
    }

    private static Action action(
            Snapshot snapshot,
            Note note,
            Path file,
            String citing,
            Collection<String> keys,
            Function<Path, Optional<String>> texts) {
        return new Action(
                "Write " + file.getFileName() + " with the papers cited in " + citing,
                ActionKind.WRITE_BIBLIOGRAPHY,
                "",
                note.lines().range(new Span(0, 0)),
                () -> change(snapshot, file, keys, texts));
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
