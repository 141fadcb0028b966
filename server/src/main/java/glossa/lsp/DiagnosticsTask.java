package glossa.lsp;

import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Diagnostic;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/**
 * Publishes the problems of notes and sources: after a short quiet time, and only differences. The
 * notes are left out if the editor pulls their problems.
 */
final class DiagnosticsTask {
    /** Milliseconds to wait for the next keystroke. */
    private static final long QUIET = 60;

    private final Workspace workspace;
    private final EditorMessages editor;
    private final Session session;
    private final NoteProblems noteProblems;
    private final BooleanSupplier isIndexDue;
    private final BackgroundThread thread;
    private final AtomicBoolean notesDue = new AtomicBoolean();
    private final AtomicBoolean sourcesDue = new AtomicBoolean();
    private final Map<String, List<Diagnostic>> published = new HashMap<>();
    private final Set<String> publishedSources = new HashSet<>();
    private volatile boolean areNotesRead;

    /**
     * @param isIndexDue whether an indexing run goes on or is requested, after which {@link
     *     #corpusChanged} or {@link #corpusUnchanged} is called
     */
    DiagnosticsTask(
            Workspace workspace,
            EditorMessages editor,
            NoteProblems noteProblems,
            Session session,
            BooleanSupplier isIndexDue) {
        this.workspace = workspace;
        this.editor = editor;
        this.session = session;
        this.noteProblems = noteProblems;
        this.isIndexDue = isIndexDue;
        this.thread = new BackgroundThread("glossa-diagnostics", editor, workspace::suspectIndex);
    }

    /** The thread that {@link NoteProblems} belongs to. */
    Executor executor() {
        return thread.executor();
    }

    /** A note was typed in, opened or closed. */
    void notesChanged() {
        if (notesDue.compareAndSet(false, true)) {
            thread.runAfter(
                    QUIET,
                    () -> {
                        notesDue.set(false);
                        publishNotes();
                    });
        }
    }

    /** An open source was typed in, opened or closed; the indexing run that follows tells. */
    void bufferChanged() {
        sourcesDue.set(true);
    }

    /** The notes on the disk were read, and may cite other keys than before. */
    void notesRead() {
        areNotesRead = true;
        thread.run(
                () -> {
                    if (noteProblems.areOutdated(workspace.notes().onDisk())) {
                        publishNotes();
                        if (PullDiagnostics.pulls(session.editor())) {
                            editor.refreshDiagnostics();
                        }
                    }
                });
        if (!workspace.openSources().isEmpty()) {
            requestSources();
        }
    }

    /** An indexing run changed the corpus or the settings: any note may have other problems now. */
    void corpusChanged() {
        thread.run(
                () -> {
                    noteProblems.forget();
                    publishSources();
                    publishNotes();
                    if (PullDiagnostics.pulls(session.editor())) {
                        editor.refreshDiagnostics();
                    }
                });
    }

    /** An indexing run changed nothing. */
    void corpusUnchanged() {
        if (sourcesDue.get()) {
            requestSources();
        }
    }

    /**
     * Publishes the problems of open sources, which depend on the citations in notes. If the index
     * is older than the texts of these sources, the next update publishes them instead.
     */
    private void requestSources() {
        sourcesDue.set(true);
        if (!isIndexDue.getAsBoolean()) {
            thread.run(this::publishSources);
        }
    }

    /** Only after the first run: before, an unknown key may only be not yet read. */
    private void publishNotes() {
        if (!workspace.isIndexed()) {
            return;
        }
        if (!PullDiagnostics.pulls(session.editor())) {
            noteProblems.changed(workspace.notes()).forEach(this::publish);
        }
        if (!workspace.openSources().isEmpty() && noteProblems.citesOthers(workspace.notes())) {
            requestSources();
        }
    }

    private void publishSources() {
        sourcesDue.set(false);
        DiagnosticConversion conversion = DiagnosticConversion.of(session, workspace);
        Set<String> now = new HashSet<>();
        SourceProblems.of(workspace, areNotesRead)
                .forEach(
                        (file, problems) -> {
                            String uri = file.toUri().toString();
                            now.add(uri);
                            publish(uri, conversion.ofSource(file, problems));
                        });
        for (String uri : publishedSources) {
            if (!now.contains(uri)) {
                publish(uri, List.of());
            }
        }
        publishedSources.clear();
        publishedSources.addAll(now);
    }

    private void publish(String uri, List<Diagnostic> diagnostics) {
        List<Diagnostic> before = published.getOrDefault(uri, List.of());
        if (before.equals(diagnostics)) {
            return;
        }
        editor.publish(uri, diagnostics);
        if (diagnostics.isEmpty()) {
            published.remove(uri);
        } else {
            published.put(uri, diagnostics);
        }
    }

    /** Publishes nothing more. */
    void stop() {
        thread.interrupt();
    }

    /**
     * Waits for the step that runs.
     *
     * @return whether it ended within so many milliseconds
     */
    boolean awaitEnd(long timeout) throws InterruptedException {
        return thread.awaitEnd(timeout);
    }
}
