package glossa.lsp;

import glossa.corpus.Corpus;
import glossa.notes.Notes;
import glossa.workspace.Workspace;

import org.eclipse.lsp4j.MessageType;

import java.nio.file.Path;

/**
 * Indexing runs as the editor sees them: progress while sources are read, and a line in the log.
 */
final class IndexRun {
    private final Workspace workspace;
    private final EditorMessages editor;
    private final Session session;
    private final String token;
    private boolean showsProgress;

    private IndexRun(Workspace workspace, EditorMessages editor, Session session, String token) {
        this.workspace = workspace;
        this.editor = editor;
        this.session = session;
        this.token = token;
    }

    /**
     * Runs once, to the end.
     *
     * @param number tells this run's progress from others
     * @return whether anything changed; then the editor was asked to request again what it shows
     */
    static boolean run(Workspace workspace, EditorMessages editor, Session session, int number) {
        return new IndexRun(workspace, editor, session, "glossa-index-" + number).run();
    }

    private boolean run() {
        long start = System.nanoTime();
        boolean changed = workspace.index(this::report);
        if (!changed) {
            end("nothing changed");
            return false;
        }
        if (session.tokens().refreshes()) {
            editor.refreshTokens();
        }
        editor.refreshHints(session.editor());
        try (Corpus corpus = workspace.snapshot(Notes.NONE).corpus()) {
            String summary =
                    count(corpus.size(), "paper")
                            + " in "
                            + count(corpus.problems().size(), "source");
            end(summary);
            long millis = (System.nanoTime() - start) / 1_000_000;
            editor.log(MessageType.Info, summary + " (" + millis + " ms)");
        }
        return true;
    }

    /** Progress is begun with the first file that is read: most runs read none. */
    private void report(Path file, int number, int count) {
        if (!session.progress()) {
            return;
        }
        if (!showsProgress) {
            editor.beginProgress(token, "Indexing papers");
            showsProgress = true;
        }
        editor.reportProgress(
                token,
                number + "/" + count + " " + file.getFileName(),
                (int) (100L * (number - 1) / count));
    }

    /** {@code 1 paper} or {@code 2 papers}. */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private void end(String message) {
        if (showsProgress) {
            editor.endProgress(token, message);
        }
    }
}
