package glossa.lsp;

import glossa.features.diagnostics.Diagnostics;
import glossa.features.diagnostics.DiagnosticsCache;
import glossa.notes.Note;
import glossa.notes.NoteSummaries;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
import glossa.settings.Settings;
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
    private final Map<String, PublishedProblems> told = new HashMap<>();
    private DiagnosticsCache memory = new DiagnosticsCache();

    /** The problems of the notes that lie on the disk, and the outlines that they are of. */
    private Map<String, List<Diagnostic>> closed = Map.of();

    private @Nullable NoteSummaries closedOf;
    private int cited;

    NoteProblems(Workspace workspace, Answers answers) {
        this.workspace = workspace;
        this.answers = answers;
    }

    /** What was found in one version of a note; of no note, where it is open no longer. */
    record PublishedProblems(@Nullable Note note, List<Diagnostic> problems) {}

    /** The corpus, or what is set, is another. */
    void forget() {
        told.clear();
        memory = new DiagnosticsCache();
        closedOf = null;
    }

    /** The notes that are not as they were, with their problems; none for those that closed. */
    Map<String, PublishedProblems> changed(Notes notes) {
        Map<String, PublishedProblems> changed = new LinkedHashMap<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (Note note : notes.all()) {
                PublishedProblems before = told.get(note.uri());
                if (before == null || !note.equals(before.note())) {
                    changed.put(note.uri(), tell(snapshot, note));
                }
            }
        }
        for (String uri : List.copyOf(told.keySet())) {
            if (notes.note(uri).isEmpty()) {
                told.remove(uri);
                changed.put(uri, new PublishedProblems(null, List.of()));
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
        PublishedProblems before = told.get(uri);
        if (before != null && note.get().equals(before.note())) {
            return before.problems();
        }
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            return tell(snapshot, note.get()).problems();
        }
    }

    /** Of all notes, by their uris: of those that are not open, what is wrong with their keys. */
    Map<String, PullDiagnostics.NoteReport> ofAll(Notes notes) {
        Map<String, PullDiagnostics.NoteReport> all = new LinkedHashMap<>();
        if (!workspace.isIndexed()) {
            return all;
        }
        if (closedOf != notes.onDisk()) {
            closed = closed(notes);
            closedOf = notes.onDisk();
        }
        closed.forEach(
                (uri, of) -> all.put(uri, new PullDiagnostics.NoteReport(Optional.empty(), of)));
        for (Note note : notes.all()) {
            List<Diagnostic> problems = of(notes, note.uri());
            all.put(
                    note.uri(),
                    new PullDiagnostics.NoteReport(Optional.of(note.version()), problems));
        }
        return all;
    }

    private Map<String, List<Diagnostic>> closed(Notes notes) {
        Map<String, List<Diagnostic>> problems = new HashMap<>();
        Settings settings = workspace.settings();
        Set<String> known = new HashSet<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (NoteSummary outline : notes.outlines()) {
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

    private PublishedProblems tell(Snapshot snapshot, Note note) {
        List<Diagnostic> problems =
                answers.diagnostics(
                        note, Diagnostics.of(snapshot, note, workspace.settings(), memory));
        PublishedProblems now = new PublishedProblems(note, problems);
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
