package glossa.lsp;

import glossa.notes.NoteSummaries;
import glossa.settings.Settings;
import glossa.workspace.PaperTexts;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.MessageType;

import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The four background tasks, one thread each: indexing (one run at a time; a request during a run
 * means one more run after it), reading the notes on the disk, reading the texts of papers, and
 * {@link DiagnosticsTask}.
 */
final class BackgroundTasks {
    /**
     * Milliseconds before the first run, which leave the processor to the editor's first requests:
     * the index of the last session can answer them.
     */
    private static final long FIRST_RUN_DELAY = 150;

    /** Milliseconds to wait for more changes on the disk. */
    private static final long DISK_QUIET = 60;

    /** Milliseconds to wait for the next keystroke in a source. */
    private static final long BUFFER_QUIET = 150;

    /** Milliseconds between two looks at the disk. */
    private static final long LOOK_INTERVAL = 400;

    /** The same if the editor watches files. */
    private static final long LOOK_INTERVAL_WATCHED = 700;

    /** Milliseconds between two looks for texts that are missing. */
    private static final long TEXT_INTERVAL = 500;

    /** Milliseconds without a further run after which memory is given back. */
    private static final long MEMORY_QUIET = 5000;

    /** Milliseconds that each task may take to end. */
    private static final long END_TIMEOUT = 1500;

    private final Workspace workspace;
    private final EditorMessages editor;
    private final AnswerState state;
    private final Session session;
    private final DiagnosticsTask diagnostics;
    private final BackgroundThread indexing;
    private final BackgroundThread noteReading;
    private final BackgroundThread textReading;
    private final AtomicBoolean indexDue = new AtomicBoolean();
    private final AtomicBoolean warmupDue = new AtomicBoolean(true);
    private volatile boolean isIndexing;
    private volatile boolean isEnding;
    private int runs;
    private volatile boolean areNotesRead;
    private Optional<String> toldTrouble = Optional.empty();

    BackgroundTasks(
            Workspace workspace, EditorMessages editor, AnswerState state, Session session) {
        this.workspace = workspace;
        this.editor = editor;
        this.state = state;
        this.session = session;
        this.indexing = new BackgroundThread("glossa-index", editor, workspace::suspectIndex);
        this.noteReading = new BackgroundThread("glossa-notes", editor, workspace::suspectIndex);
        this.textReading = new BackgroundThread("glossa-texts", editor, () -> {});
        this.diagnostics =
                new DiagnosticsTask(
                        workspace,
                        editor,
                        state.problems(),
                        session,
                        () -> indexDue.get() || isIndexing);
    }

    /** The thread of diagnostics. */
    Executor diagnosticsExecutor() {
        return diagnostics.executor();
    }

    /** Starts the first run, and looks for changes on the disk from then on. */
    void start() {
        if (session.watchesFiles()) {
            editor.watchFiles();
        }
        requestIndex(FIRST_RUN_DELAY);
        showSettingsProblems(session.site().editorSettings());
        noteReading.run(this::readNotes);
        textReading.runAfter(TEXT_INTERVAL, this::readTexts);
        indexing.repeat(
                session.watchesFiles() ? LOOK_INTERVAL_WATCHED : LOOK_INTERVAL,
                () -> {
                    if (workspace.isStale()) {
                        index();
                    } else {
                        workspace.mergeSegmentsWhenIdle();
                        var _ = workspace.verifyIndex();
                    }
                    tellTrouble();
                });
    }

    /** Says once what is wrong with the index, and once that it is well again. */
    private void tellTrouble() {
        Optional<String> trouble = workspace.indexTrouble();
        if (!trouble.equals(toldTrouble)) {
            toldTrouble = trouble;
            editor.log(
                    trouble.isPresent() ? MessageType.Warning : MessageType.Info,
                    trouble.orElse("the index is up to date again"));
        }
    }

    /** The editor has these settings from now on. */
    void setEditorSettings(String json) {
        workspace.setEditorSettings(json);
        showSettingsProblems(json);
        sourcesChanged();
    }

    /** As messages, since there is no file in which they could be diagnostics. */
    private void showSettingsProblems(String json) {
        if (!json.isEmpty()) {
            indexing.run(
                    () ->
                            Settings.problemsOf(json)
                                    .forEach(
                                            problem ->
                                                    editor.warn(
                                                            "Glossa: editor settings: "
                                                                    + problem)));
        }
    }

    /** Shows a message to the reader. */
    void warn(String message) {
        editor.warn("Glossa: " + message);
    }

    /** Files on the disk may have changed. */
    void sourcesChanged() {
        workspace.notesChanged();
        requestIndex(DISK_QUIET);
    }

    /** An open source was typed in, opened or closed. */
    void bufferChanged() {
        diagnostics.bufferChanged();
        requestIndex(BUFFER_QUIET);
    }

    /** A note was typed in, opened or closed. */
    void notesChanged() {
        warmUp();
        if (workspace.namesOthers()) {
            requestIndex(BUFFER_QUIET);
        }
        diagnostics.notesChanged();
    }

    private void requestIndex(long delay) {
        if (indexDue.compareAndSet(false, true)) {
            indexing.runAfter(delay, this::index);
        }
    }

    private void index() {
        isIndexing = true;
        indexDue.set(false);
        boolean changed = false;
        try {
            changed = IndexRun.run(workspace, editor, session, runs++);
        } finally {
            isIndexing = false;
            if (!changed) {
                diagnostics.corpusUnchanged();
            }
        }
        if (changed) {
            giveMemoryBackLater(runs);
            warmUp();
            diagnostics.corpusChanged();
        }
    }

    /**
     * Collects garbage when no run has followed for a while: the heap that a large run has grown
     * does not shrink otherwise.
     */
    private void giveMemoryBackLater(int run) {
        indexing.runAfter(
                MEMORY_QUIET,
                () -> {
                    if (run == runs) {
                        System.gc();
                    }
                });
    }

    /** Reads some notes, then pauses as long as that took, so that no answer waits for long. */
    private void readNotes() {
        long start = System.nanoTime();
        boolean more = false;
        try {
            NoteSummaries before = workspace.notes().onDisk();
            more = workspace.readNotes();
            NoteSummaries now = workspace.notes().onDisk();
            if (!more) {
                notesRead(before, now);
            }
        } finally {
            long spent = (System.nanoTime() - start) / 1_000_000;
            noteReading.runAfter(more ? spent : LOOK_INTERVAL, this::readNotes);
        }
    }

    /** Reads the texts of some papers, once the papers and the notes are there. */
    private void readTexts() {
        boolean hasMore = false;
        try {
            if (areNotesRead) {
                PaperTexts.Step step =
                        workspace.readTexts(workspace.notes(), (file, number, count) -> {});
                hasMore = step.hasMore();
                if (step.hasChanged()) {
                    diagnostics.corpusChanged();
                }
            }
        } finally {
            textReading.runAfter(hasMore ? 0 : TEXT_INTERVAL, this::readTexts);
        }
    }

    private void notesRead(NoteSummaries before, NoteSummaries now) {
        if (workspace.isIndexed() && (now != before || !areNotesRead)) {
            areNotesRead = true;
            state.setNotesRead();
            diagnostics.notesRead();
        }
        if (now != before) {
            editor.log(MessageType.Info, IndexRun.count(now.size(), "note") + " on disk");
            editor.refreshHints(session.editor());
        }
    }

    /** Once, as soon as there are papers and an open note. */
    private void warmUp() {
        if (workspace.isIndexed()
                && !workspace.notes().all().isEmpty()
                && warmupDue.compareAndSet(true, false)) {
            Warmup warmup = new Warmup(session, workspace, state, () -> isEnding);
            Runnable step =
                    BackgroundThread.guarded(
                            warmup::run, editor, workspace::suspectIndex, () -> isEnding);
            Thread thread = new Thread(step, "glossa-warmup");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Ends the tasks. A run that is writing may come to its end, for as long as an editor may be
     * kept waiting; it is not interrupted, since an interrupt would close the files of the index.
     * What other processes do ends at once.
     *
     * @return whether nothing runs any more
     */
    boolean stop() {
        isEnding = true;
        diagnostics.stop();
        noteReading.interrupt();
        indexing.shutdown();
        textReading.shutdown();
        workspace.stop();
        try {
            return indexing.awaitEnd(END_TIMEOUT)
                    && diagnostics.awaitEnd(END_TIMEOUT)
                    && textReading.awaitEnd(END_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
