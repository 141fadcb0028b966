package glossa.cli;

import glossa.corpus.CorpusStore;
import glossa.corpus.TextStore;
import glossa.indexing.IndexFolders;
import glossa.notes.Notes;
import glossa.workspace.PaperTexts;
import glossa.workspace.Workspace;
import glossa.workspace.WorkspaceLocation;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Brings the index of a command's workspace up to date: a command reads once and then answers, so
 * it waits for sources that are being written, and has a damaged index rebuilt first.
 */
final class CommandIndex {
    /** Milliseconds that a command waits for sources to rest, or for another process. */
    private static final long PATIENCE = 10_000;

    private static final long PAUSE = 100;

    private static final int MANY_TEXTS = 20;

    private CommandIndex() {}

    /**
     * Opens the index of the workspace that the current folder is in, reads what has changed, and
     * closes it when {@code work} is done.
     *
     * @param work gives the exit code
     */
    static int with(Commands commands, PrintWriter err, ToIntFunction<Workspace> work) {
        Path root = IndexFolders.workspaceOf(commands.folder(), commands.folder());
        WorkspaceLocation location = WorkspaceLocation.of(root);
        try (CorpusStore store = IndexFolders.of(location);
                TextStore texts = IndexFolders.texts(location)) {
            Workspace workspace = new Workspace(store);
            workspace.setTexts(() -> texts);
            workspace.setRendered(IndexFolders.rendered(location));
            workspace.setFolders(List.of(root));
            update(workspace, (file, number, count) -> {}, err);
            return work.applyAsInt(workspace);
        }
    }

    /**
     * Reads what has changed.
     *
     * @param err takes a line where the index was damaged or cannot be written, and where a source
     *     does not come to rest: then it counts as it was last read whole
     */
    static void update(Workspace workspace, Workspace.Progress progress, PrintWriter err) {
        long start = System.nanoTime();
        Optional<String> told = Optional.empty();
        while (true) {
            workspace.index(progress);
            boolean isSettled = !workspace.isStale() && workspace.verifyIndex().isEmpty();
            Optional<String> trouble = workspace.indexTrouble();
            if (trouble.isPresent() && !trouble.equals(told)) {
                told = trouble;
                err.println("glossa: " + trouble.get());
            }
            if (isSettled) {
                return;
            }
            if ((System.nanoTime() - start) / 1_000_000 > PATIENCE) {
                err.println(
                        workspace.isIndexed()
                                ? "glossa: a source is still being written, so it counts as it was"
                                        + " before; run this again when it is complete"
                                : "glossa: another process is writing the index; run this again"
                                        + " when it has finished");
                return;
            }
            if (trouble.isEmpty()) {
                pause();
            }
        }
    }

    /**
     * Reads the texts of papers that the notes cite and that are not known yet.
     *
     * @param err takes a line where that takes a while
     */
    static void readTexts(Workspace workspace, Notes citing, PrintWriter err) {
        boolean[] isTold = {false};
        PaperTexts.Step step;
        do {
            step =
                    workspace.readTexts(
                            citing,
                            (file, number, count) -> {
                                if (!isTold[0] && count >= MANY_TEXTS) {
                                    isTold[0] = true;
                                    err.println(
                                            "glossa: reading the texts of " + count + " papers");
                                    err.flush();
                                }
                            });
        } while (step.hasMore());
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
