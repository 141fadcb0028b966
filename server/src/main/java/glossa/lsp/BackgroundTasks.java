package glossa.lsp;

import com.google.gson.JsonObject;

import glossa.corpus.Corpus;
import glossa.notes.NoteSummaries;
import glossa.notes.Notes;
import glossa.settings.Settings;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The three background tasks, one thread each: reading the notes on the disk, indexing (one run at
 * a time; a request during a run means one more run after it) and diagnostics (after a short quiet
 * time, and only what differs).
 */
final class BackgroundTasks {
    private final Workspace workspace;
    private final EditorMessages editor;
    private final Answers answers;
    private final Session session;
    private final ScheduledExecutorService indexing = thread("glossa-index");
    private final ScheduledExecutorService diagnosing = thread("glossa-diagnostics");
    private final ScheduledExecutorService reading = thread("glossa-notes");
    private final AtomicBoolean indexDue = new AtomicBoolean();
    private final AtomicBoolean sourcesDue = new AtomicBoolean();
    private final AtomicBoolean diagnosticsDue = new AtomicBoolean();
    private final AtomicBoolean rehearsalDue = new AtomicBoolean(true);
    private final Map<String, List<Diagnostic>> published = new HashMap<>();
    private final Set<String> sources = new HashSet<>();
    private final NoteProblems notes;
    private volatile boolean notesRead;
    private volatile boolean isIndexing;
    private int runs;
    private volatile boolean isEnding;

    BackgroundTasks(Workspace workspace, EditorMessages editor, Answers answers, Session session) {
        this.workspace = workspace;
        this.editor = editor;
        this.answers = answers;
        this.session = session;
        this.notes = new NoteProblems(workspace, answers);
    }

    /**
     * Milliseconds.
     *
     * @param first how long the first run leaves the processor to the editor's first questions,
     *     which the last session's index can answer
     * @param quiet how long to wait for more of what just happened
     * @param bufferQuiet the same for a source that is typed in
     * @param look how often to look at the disk
     * @param lookWhereWatched the same where the editor watches it
     * @param rest how long after a run it is the last for now
     * @param end how long the end may take
     */
    private record Delays(
            long first,
            long quiet,
            long bufferQuiet,
            long look,
            long lookWhereWatched,
            long rest,
            long end) {}

    private final Delays times = new Delays(150, 60, 150, 400, 700, 5000, 1500);

    /** Starts the first run, and looks for changes on the disk from then on. */
    void start() {
        if (session.watchesFiles()) {
            editor.watch();
        }
        requestIndex(times.first());
        tellOfSettings(session.site().editorSettings());
        reading.execute(this::readNotes);
        long look = session.watchesFiles() ? times.lookWhereWatched() : times.look();
        var _ =
                indexing.scheduleWithFixedDelay(
                        guarded(
                                () -> {
                                    if (workspace.isStale()) {
                                        run();
                                    } else {
                                        workspace.tidy();
                                    }
                                }),
                        look,
                        look,
                        TimeUnit.MILLISECONDS);
    }

    /** The editor has other settings from now on. */
    void setEditorSettings(String json) {
        workspace.setEditorSettings(json);
        tellOfSettings(json);
        sourcesChanged();
    }

    /** There is no file to underline what is wrong in. */
    private void tellOfSettings(String json) {
        if (!json.isEmpty()) {
            indexing.execute(
                    guarded(
                            () ->
                                    Settings.problemsOf(json)
                                            .forEach(
                                                    problem ->
                                                            editor.warn(
                                                                    "Glossa, settings of the"
                                                                            + " editor: "
                                                                            + problem))));
        }
    }

    /** Notes are read in turns with doing nothing, so that no answer waits for long. */
    private void readNotes() {
        long start = System.nanoTime();
        boolean[] more = {false};
        guarded(
                        () -> {
                            NoteSummaries before = workspace.notes().onDisk();
                            more[0] = workspace.readNotes();
                            NoteSummaries now = workspace.notes().onDisk();
                            boolean read = workspace.isIndexed() && !more[0];
                            if (now != before && !more[0]) {
                                editor.log(MessageType.Info, now.size() + " notes on the disk");
                                editor.lookAgain(session.editor());
                            }
                            if (read && (now != before || !notesRead)) {
                                notesRead = true;
                                if (!workspace.openSources().isEmpty()) {
                                    diagnoseOpenSources();
                                }
                            }
                        })
                .run();
        long spent = (System.nanoTime() - start) / 1_000_000;
        var _ =
                reading.schedule(
                        this::readNotes, more[0] ? spent : times.look(), TimeUnit.MILLISECONDS);
    }

    /** The disk may have changed. */
    void sourcesChanged() {
        workspace.notesChanged();
        requestIndex(times.quiet());
    }

    /** An unsaved source was typed in, opened or closed. */
    void bufferChanged() {
        sourcesDue.set(true);
        requestIndex(times.bufferQuiet());
    }

    /** A note was typed in, opened or closed. */
    void notesChanged() {
        rehearse();
        if (diagnosticsDue.compareAndSet(false, true)) {
            var _ =
                    diagnosing.schedule(
                            guarded(
                                    () -> {
                                        diagnosticsDue.set(false);
                                        diagnoseNotes();
                                    }),
                            times.quiet(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /**
     * Lets a run that is writing here end, for so long as an editor may be kept waiting. It is not
     * interrupted: an interrupt would close the files under the index. What other processes do ends
     * at once.
     *
     * @return whether nothing runs any more
     */
    boolean stop() {
        isEnding = true;
        diagnosing.shutdownNow();
        reading.shutdownNow();
        indexing.shutdown();
        workspace.stop();
        try {
            return indexing.awaitTermination(times.end(), TimeUnit.MILLISECONDS)
                    && diagnosing.awaitTermination(times.end(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void requestIndex(long delay) {
        if (indexDue.compareAndSet(false, true)) {
            var _ = indexing.schedule(guarded(this::run), delay, TimeUnit.MILLISECONDS);
        }
    }

    private void run() {
        isIndexing = true;
        indexDue.set(false);
        boolean changed = false;
        try {
            changed = index();
        } finally {
            isIndexing = false;
            if (!changed && sourcesDue.get()) {
                diagnoseOpenSources();
            }
        }
    }

    /** Whether anything changed; then all is diagnosed again. */
    private boolean index() {
        String token = "glossa-index-" + runs++;
        boolean[] begun = {false};
        long start = System.nanoTime();
        boolean changed =
                workspace.index(
                        (file, number, count) -> {
                            if (session.progress() && !begun[0]) {
                                editor.beginProgress(token, "Indexing papers");
                                begun[0] = true;
                            }
                            if (begun[0]) {
                                editor.reportProgress(
                                        token,
                                        number + "/" + count + " " + file.getFileName(),
                                        (int) (100L * (number - 1) / count));
                            }
                        });
        if (changed) {
            if (session.colours().refreshes()) {
                editor.recolour();
            }
            editor.lookAgain(session.editor());
            try (Corpus corpus = workspace.snapshot(Notes.NONE).corpus()) {
                String summary =
                        corpus.size() + " papers in " + corpus.problems().size() + " sources";
                if (begun[0]) {
                    editor.endProgress(token, summary);
                }
                editor.log(
                        MessageType.Info,
                        summary + " (" + (System.nanoTime() - start) / 1_000_000 + " ms)");
            }
            forgetLater(runs);
            rehearse();
            var _ =
                    diagnosing.schedule(
                            guarded(
                                    () -> {
                                        // Another corpus may answer otherwise for every note.
                                        notes.forget();
                                        diagnoseSources();
                                        diagnoseNotes();
                                        if (PullDiagnostics.pulls(session.editor())) {
                                            editor.repull();
                                        }
                                    }),
                            0,
                            TimeUnit.MILLISECONDS);
        } else if (begun[0]) {
            editor.endProgress(token, "nothing changed");
        }
        return changed;
    }

    /** Once, when there are papers and a note. */
    private void rehearse() {
        if (workspace.isIndexed()
                && !workspace.notes().all().isEmpty()
                && rehearsalDue.compareAndSet(true, false)) {
            Warmup rehearsal = new Warmup(workspace, answers, () -> isEnding);
            Thread thread = new Thread(guarded(rehearsal::play), "glossa-rehearsal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Gives the memory back that a run took and let go, when none has followed for a while: a heap
     * that has grown by what is large is not made smaller otherwise.
     */
    private void forgetLater(int run) {
        var _ =
                indexing.schedule(
                        guarded(
                                () -> {
                                    if (run == runs) {
                                        System.gc();
                                    }
                                }),
                        times.rest(),
                        TimeUnit.MILLISECONDS);
    }

    /** Only after the first run: before, a key that is not found may only be not yet read. */
    private void diagnoseNotes() {
        if (!workspace.isIndexed()) {
            return;
        }
        if (!PullDiagnostics.pulls(session.editor())) {
            notes.changed(workspace.notes()).forEach((uri, told) -> publish(uri, told.problems()));
        }
        if (!workspace.openSources().isEmpty() && notes.citesOthers(workspace.notes())) {
            diagnoseOpenSources();
        }
    }

    /** The problems of a note, asked for by the editor; worked out in turn with all others. */
    CompletableFuture<Object> pull(JsonObject params) {
        Notes now = workspace.notes();
        String uri = PullDiagnostics.uri(params);
        return CompletableFutures.computeAsync(
                diagnosing,
                cancel -> {
                    cancel.checkCanceled();
                    return PullDiagnostics.report(
                            notes.of(now, uri), PullDiagnostics.previous(params));
                });
    }

    /** The problems of all notes, those that are not open too. */
    CompletableFuture<Object> pullAll(JsonObject params) {
        Notes now = workspace.notes();
        return CompletableFutures.computeAsync(
                diagnosing,
                cancel -> {
                    cancel.checkCanceled();
                    return PullDiagnostics.reports(
                            notes.ofAll(now), PullDiagnostics.allPrevious(params));
                });
    }

    /**
     * What notes cite bears on what is told of the sources that are open. Where the index is behind
     * their texts, the run that mends this tells.
     */
    private void diagnoseOpenSources() {
        sourcesDue.set(true);
        if (!indexDue.get() && !isIndexing) {
            var _ = diagnosing.schedule(guarded(this::diagnoseSources), 0, TimeUnit.MILLISECONDS);
        }
    }

    private void diagnoseSources() {
        sourcesDue.set(false);
        Set<String> now = new HashSet<>();
        SourceProblems.of(workspace, notesRead)
                .forEach(
                        (file, of) -> {
                            String uri = file.toUri().toString();
                            now.add(uri);
                            publish(uri, answers.diagnostics(file, of));
                        });
        for (String uri : sources) {
            if (!now.contains(uri)) {
                publish(uri, List.of());
            }
        }
        sources.clear();
        sources.addAll(now);
    }

    private void publish(String uri, List<Diagnostic> diagnostics) {
        List<Diagnostic> before = published.getOrDefault(uri, List.of());
        if (!before.equals(diagnostics)) {
            editor.publish(uri, diagnostics);
            if (diagnostics.isEmpty()) {
                published.remove(uri);
            } else {
                published.put(uri, diagnostics);
            }
        }
    }

    /** A task that failed is told, and the next one runs. */
    private Runnable guarded(Runnable task) {
        return () -> {
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                if (isEnding) {
                    return;
                }
                editor.log(MessageType.Error, "a background task failed: " + e);
                e.printStackTrace();
            }
        };
    }

    private static ScheduledExecutorService thread(String name) {
        ScheduledThreadPoolExecutor executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        task -> {
                            Thread thread = new Thread(task, name);
                            thread.setDaemon(true);
                            return thread;
                        });
        // What is only due later keeps no editor waiting at the end.
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return executor;
    }
}
