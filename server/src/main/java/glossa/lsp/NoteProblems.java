package glossa.lsp;

import glossa.features.diagnostics.Diagnostics;
import glossa.features.diagnostics.DiagnosticsCache;
import glossa.notes.Note;
import glossa.notes.NoteSummaries;
import glossa.notes.NoteSummary;
import glossa.notes.Notes;
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
 * The problems of notes, kept until the note or the corpus changes. Belongs to the thread of
 * diagnostics.
 */
final class NoteProblems {
    private final Session session;
    private final Workspace workspace;
    private final Map<String, FoundProblems> found = new HashMap<>();
    private DiagnosticsCache cache = new DiagnosticsCache();

    /** The problems of the notes on the disk, and the summaries that they were found from. */
    private Map<String, List<Diagnostic>> onDisk = Map.of();

    private @Nullable NoteSummaries onDiskOf;
    private int citedKeys;

    NoteProblems(Session session, Workspace workspace) {
        this.session = session;
        this.workspace = workspace;
    }

    /**
     * The problems of one version of a note.
     *
     * @param onDisk the notes on the disk, to which wiki links of the note may lead
     */
    private record FoundProblems(Note note, NoteSummaries onDisk, List<Diagnostic> problems) {
        boolean areOf(Note now, NoteSummaries onDiskNow) {
            return now.equals(note) && (onDisk == onDiskNow || !dependOnOthers());
        }

        /** Whether a key may be no unknown key because it is the name of a note. */
        boolean dependOnOthers() {
            return !problems.isEmpty() && note.text().contains("[[");
        }
    }

    /** The corpus or the settings changed. */
    void forget() {
        found.clear();
        cache = new DiagnosticsCache();
        onDiskOf = null;
    }

    /**
     * The problems of the open notes that changed since the last call, by URI; an empty list for
     * those that were closed.
     */
    Map<String, List<Diagnostic>> changed(Notes notes) {
        Map<String, List<Diagnostic>> changed = new LinkedHashMap<>();
        try (Snapshot snapshot = workspace.snapshot(notes)) {
            for (Note note : notes.all()) {
                FoundProblems before = found.get(note.uri());
                if (before == null || !before.areOf(note, notes.onDisk())) {
                    changed.put(note.uri(), find(snapshot, note));
                }
            }
        }
        for (String uri : List.copyOf(found.keySet())) {
            if (notes.note(uri).isEmpty()) {
                found.remove(uri);
                changed.put(uri, List.of());
            }
        }
        return changed;
    }

    /** The problems of an open note; none of other documents, and none before papers are read. */
    List<Diagnostic> ofNote(Snapshot snapshot, String uri) {
        Notes notes = snapshot.notes();
        Optional<Note> note = notes.note(uri);
        if (note.isEmpty() || !workspace.isIndexed()) {
            return List.of();
        }
        found.keySet().removeIf(other -> notes.note(other).isEmpty());
        FoundProblems before = found.get(uri);
        return before != null && before.areOf(note.get(), notes.onDisk())
                ? before.problems()
                : find(snapshot, note.get());
    }

    /** The problems of all notes by URI; for those that are not open, only those of keys. */
    Map<String, PullDiagnostics.NoteReport> ofAllNotes(Snapshot snapshot) {
        Map<String, PullDiagnostics.NoteReport> all = new LinkedHashMap<>();
        if (!workspace.isIndexed()) {
            return all;
        }
        NoteSummaries summaries = snapshot.notes().onDisk();
        if (onDiskOf != summaries) {
            onDisk = findOnDisk(snapshot);
            onDiskOf = summaries;
        }
        onDisk.forEach(
                (uri, problems) ->
                        all.put(uri, new PullDiagnostics.NoteReport(Optional.empty(), problems)));
        for (Note note : snapshot.notes().all()) {
            all.put(
                    note.uri(),
                    new PullDiagnostics.NoteReport(
                            Optional.of(note.version()), ofNote(snapshot, note.uri())));
        }
        return all;
    }

    private Map<String, List<Diagnostic>> findOnDisk(Snapshot snapshot) {
        Map<String, List<Diagnostic>> problems = new HashMap<>();
        DiagnosticConversion conversion = DiagnosticConversion.of(session, workspace);
        Set<String> knownKeys = new HashSet<>();
        for (NoteSummary summary : snapshot.notes().outlines()) {
            Optional<Path> file = Note.file(summary.uri());
            if (file.isEmpty() || !Diagnostics.mayCiteUnknown(snapshot, summary, knownKeys)) {
                continue;
            }
            // Whether these are keys is only known from the text.
            Optional<String> text = workspace.text(file.get());
            if (text.isEmpty()) {
                continue;
            }
            Note note = Note.of(summary.uri(), 0, text.get(), workspace.conventions());
            List<Diagnostic> ofNote =
                    conversion.ofNote(
                            note, Diagnostics.ofKeys(snapshot, note, workspace.settings(), cache));
            if (!ofNote.isEmpty()) {
                problems.put(note.uri(), ofNote);
            }
        }
        return problems;
    }

    private List<Diagnostic> find(Snapshot snapshot, Note note) {
        List<Diagnostic> problems =
                DiagnosticConversion.of(session, workspace)
                        .ofNote(note, Diagnostics.of(snapshot, note, workspace.settings(), cache));
        found.put(note.uri(), new FoundProblems(note, snapshot.notes().onDisk(), problems));
        return problems;
    }

    /** Whether an open note may have other problems because of the notes on the disk. */
    boolean areOutdated(NoteSummaries now) {
        return found.values().stream()
                .anyMatch(before -> before.dependOnOthers() && before.onDisk() != now);
    }

    /** Whether the notes cite other keys than at the last call. */
    boolean citesOthers(Notes notes) {
        int before = citedKeys;
        citedKeys = notes.cited().keySet().hashCode();
        return citedKeys != before;
    }
}
