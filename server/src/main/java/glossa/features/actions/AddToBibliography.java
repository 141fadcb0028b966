package glossa.features.actions;

import glossa.features.ProposedChange;
import glossa.features.ProposedChange.Edit;
import glossa.features.actions.Actions.Action;
import glossa.features.actions.Actions.ActionKind;
import glossa.grammar.CitationItem;
import glossa.grammar.Span;
import glossa.notes.Note;
import glossa.paper.Paper;
import glossa.source.edit.BibEntryInserter;
import glossa.source.edit.SourceEdits;
import glossa.workspace.Snapshot;
import glossa.workspace.WorkspaceFiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Copies a cited paper into the note's {@code .bib}, when its record is only in another source (a
 * saved page, a dump, another file). The target is the {@code .bib} that the note names, otherwise
 * the nearest one, from the note's folder upwards.
 */
final class AddToBibliography {
    private static final String SOURCES_LABEL = "In sources";

    private AddToBibliography() {}

    static List<Action> at(
            Snapshot whole, Note note, Span selection, Function<Path, Optional<String>> texts) {
        Snapshot snapshot = whole.in(note);
        List<Action> actions = new ArrayList<>();
        Set<String> keys = new LinkedHashSet<>();
        Optional<Path> bibliography =
                note.items().isEmpty() ? Optional.empty() : bibliography(snapshot, note);
        if (bibliography.isEmpty()) {
            return actions;
        }
        for (CitationItem item : note.items()) {
            if (item.span().touches(selection) && keys.add(item.key())) {
                action(snapshot, note, item, bibliography.get(), texts).ifPresent(actions::add);
            }
        }
        return actions;
    }

    private static Optional<Action> action(
            Snapshot snapshot,
            Note note,
            CitationItem item,
            Path file,
            Function<Path, Optional<String>> texts) {
        List<Paper> records = snapshot.corpus().records(item.key());
        if (records.isEmpty()) {
            return Optional.empty();
        }
        List<Path> bibliographies = new ArrayList<>(snapshot.corpus().scope().files());
        bibliographies.add(file);
        // A record that the note means by another key is no reason to add a second one.
        boolean isThere =
                records.stream()
                        .map(record -> record.sources().getFirst().file())
                        .anyMatch(bibliographies::contains);
        Optional<String> text = isThere ? Optional.empty() : texts.apply(file);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean isMissing = !snapshot.corpus().isInScope(item.key());
        Optional<SourceEdits.Edit> entry = entryEdit(snapshot, item.key(), text.get(), texts);
        return entry.map(
                edit ->
                        new Action(
                                "Add @" + item.key() + " to " + file.getFileName(),
                                isMissing ? ActionKind.QUICK_FIX : ActionKind.REWRITE,
                                isMissing ? "missing-from-bibliography" : "",
                                note.lines().range(item.span()),
                                () ->
                                        ProposedChange.of(
                                                List.of(Edit.in(file, edit, SOURCES_LABEL)))));
    }

    private static Optional<SourceEdits.Edit> entryEdit(
            Snapshot snapshot, String key, String text, Function<Path, Optional<String>> texts) {
        Paper paper = snapshot.corpus().paper(key).orElseThrow();
        Optional<Paper> bibRecord =
                snapshot.corpus().records(key).stream()
                        .filter(record -> isBib(record.sources().getFirst().file()))
                        .findFirst();
        return BibEntryInserter.of(
                text,
                key,
                paper,
                bibRecord.map(Paper::key).orElse(key),
                bibRecord.flatMap(record -> texts.apply(record.sources().getFirst().file())));
    }

    /** The first {@code .bib} in the note's scope, otherwise the nearest one. */
    static Optional<Path> bibliography(Snapshot snapshot, Note note) {
        Optional<Path> named =
                snapshot.scopes().of(note, snapshot.files()).files().stream()
                        .filter(AddToBibliography::isBib)
                        .filter(snapshot.files()::isInside)
                        .findFirst();
        return named.isPresent() ? named : nearest(snapshot.files(), note);
    }

    private static Optional<Path> nearest(WorkspaceFiles around, Note note) {
        return foldersToSearch(around, note).stream()
                .flatMap(folder -> around.sourcesIn(folder).stream())
                .filter(AddToBibliography::isBib)
                .findFirst();
    }

    /** The note's folder and those above it, up to the workspace folder; then the others. */
    private static List<Path> foldersToSearch(WorkspaceFiles around, Note note) {
        List<Path> folders = new ArrayList<>();
        Path at = note.file().map(Path::getParent).orElse(null);
        while (at != null) {
            Path folder = at;
            folders.add(folder);
            if (around.folders().contains(folder)
                    || around.folders().stream().noneMatch(folder::startsWith)) {
                break;
            }
            at = at.getParent();
        }
        around.folders().stream().filter(folder -> !folders.contains(folder)).forEach(folders::add);
        return folders;
    }

    private static boolean isBib(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".bib");
    }
}
