package glossa.lsp;

import org.eclipse.lsp4j.MessageType;

import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The thread of one background task. A step that fails is logged, in the editor too, and the next
 * one runs.
 */
final class BackgroundThread {
    private final EditorMessages editor;
    private final Runnable onFailure;
    private final ScheduledThreadPoolExecutor executor;

    /**
     * @param onFailure runs after a step that failed
     */
    BackgroundThread(String name, EditorMessages editor, Runnable onFailure) {
        this.editor = editor;
        this.onFailure = onFailure;
        this.executor =
                new ScheduledThreadPoolExecutor(
                        1,
                        step -> {
                            Thread thread = new Thread(step, name);
                            thread.setDaemon(true);
                            return thread;
                        });
        // A step that is only due later must not delay the end.
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** For work whose failure is reported by a future. */
    Executor executor() {
        return executor;
    }

    /** Runs a step as soon as those before it are done. */
    void run(Runnable step) {
        executor.execute(guarded(step));
    }

    /** Runs a step after a delay in milliseconds. */
    void runAfter(long delay, Runnable step) {
        var _ = executor.schedule(guarded(step), delay, TimeUnit.MILLISECONDS);
    }

    /** Runs a step again and again, with a pause in milliseconds before each run. */
    void repeat(long pause, Runnable step) {
        var _ = executor.scheduleWithFixedDelay(guarded(step), pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Starts no further step; the one that runs goes on. */
    void shutdown() {
        executor.shutdown();
    }

    /** Starts no further step, and interrupts the one that runs. */
    void interrupt() {
        var _ = executor.shutdownNow();
    }

    /**
     * Waits for the step that runs.
     *
     * @return whether it ended within so many milliseconds
     */
    boolean awaitEnd(long timeout) throws InterruptedException {
        return executor.awaitTermination(timeout, TimeUnit.MILLISECONDS);
    }

    private Runnable guarded(Runnable step) {
        return guarded(step, editor, onFailure, executor::isShutdown);
    }

    /**
     * A step that logs its failure instead of throwing.
     *
     * @param onFailure runs after the failure
     * @param isEnding whether the server ends, which may make any step fail
     */
    static Runnable guarded(
            Runnable step, EditorMessages editor, Runnable onFailure, BooleanSupplier isEnding) {
        return () -> {
            try {
                step.run();
            } catch (RuntimeException | Error e) {
                if (!isEnding.getAsBoolean()) {
                    editor.log(MessageType.Error, "a background task failed: " + e);
                    e.printStackTrace();
                    onFailure.run();
                }
            }
            HeapGrowth.check();
        };
    }
}
