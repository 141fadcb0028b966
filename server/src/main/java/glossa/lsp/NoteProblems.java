package glossa.lsp;

import glossa.corpus.Settings;
import glossa.features.Diagnostics;
import glossa.features.Memory;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.notes.Outline;
import glossa.notes.Outlines;
import glossa.workspace.Snapshot;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Diagnostic;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The problems of notes, kept until note or corpus change. Belongs to the thread of diagnostics.
 */
final class NoteProblems {
    private final Workspace workspace;
    private final Answers answers;
    private final Map<String, Told> told = new HashMap<>();
    private Memory memory = new Memory();

    /** The problems of the notes that lie on the disk, and the outlines that they are of. */
    private Map<String, List<Diagnostic>> closed = Map.of();

    private @Nullable Outlines closedOf;
    private int cited;

    NoteProblems(Workspace workspace, Answers answers) {
        this.workspace = workspace;
        this.answers = answers;
    }

    /** What was found in one version of a note; of no note, where it is open no longer. */
    record Told(@Nullable Note note, List<Diagnostic> problems) {}

    /** The corpus, or what is set, is another. */
    void forget() {
        told.clear();
        memory = new Memory();
        closedOf = null;
    }

    /** The notes that are not as they were, with their problems; none for those that closed. */
    Map<String, Told> changed(Notes notes) {
        Map<String, Told> changed = new LinkedHashMap<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (Note note : notes.all()) {
                Told before = told.get(note.uri());
                if (before == null || !note.equals(before.note())) {
                    changed.put(note.uri(), tell(snapshot, note));
                }
            }
        }
        for (String uri : List.copyOf(told.keySet())) {
            if (notes.note(uri).isEmpty()) {
                told.remove(uri);
                changed.put(uri, new Told(null, List.of()));
            }
        }
        return changed;
    }

    /** Of a note that is open; none of any other document, and none before papers are read. */
    List<Diagnostic> of(Notes notes, String uri) {
        Optional<Note> note = notes.note(uri);
        if (note.isEmpty() || !workspace.isIndexed()) {
            return List.of();
        }
        told.keySet().removeIf(other -> notes.note(other).isEmpty());
        Told before = told.get(uri);
        if (before != null && note.get().equals(before.note())) {
            return before.problems();
        }
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            return tell(snapshot, note.get()).problems();
        }
    }

    /** Of all notes, by their uris: of those that are not open, what is wrong with their keys. */
    Map<String, Pulls.OfOne> ofAll(Notes notes) {
        Map<String, Pulls.OfOne> all = new LinkedHashMap<>();
        if (!workspace.isIndexed()) {
            return all;
        }
        if (closedOf != notes.onDisk()) {
            closed = closed(notes);
            closedOf = notes.onDisk();
        }
        closed.forEach((uri, of) -> all.put(uri, new Pulls.OfOne(Optional.empty(), of)));
        for (Note note : notes.all()) {
            List<Diagnostic> problems = of(notes, note.uri());
            all.put(note.uri(), new Pulls.OfOne(Optional.of(note.version()), problems));
        }
        return all;
    }

    private Map<String, List<Diagnostic>> closed(Notes notes) {
        Map<String, List<Diagnostic>> problems = new HashMap<>();
        Settings settings = workspace.settings();
        Set<String> known = new HashSet<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (Outline outline : notes.outlines()) {
                String uri = outline.uri();
                Optional<Path> file = Note.file(uri);
                if (file.isPresent() && Diagnostics.mayCiteUnknown(snapshot, outline, known)) {
                    // Its text tells whether they are keys.
                    workspace
                            .text(file.get())
                            .map(text -> Note.of(uri, 0, text, workspace.conventions()))
                            .map(
                                    note ->
                                            answers.diagnostics(
                                                    note,
                                                    Diagnostics.ofKeys(
                                                            snapshot, note, settings, memory)))
                            .filter(found -> !found.isEmpty())
                            .ifPresent(found -> problems.put(uri, found));
                }
            }
        }
        return problems;
    }

    private Told tell(Snapshot snapshot, Note note) {
        List<Diagnostic> problems =
                answers.diagnostics(
                        note, Diagnostics.of(snapshot, note, workspace.settings(), memory));
        Told now = new Told(note, problems);
        told.put(note.uri(), now);
        return now;
    }

    /** Whether notes cite other keys than when this was last asked. */
    boolean citesOthers(Notes notes) {
        int now = notes.cited().keySet().hashCode();
        boolean others = now != cited;
        cited = now;
        return others;
    }
}
