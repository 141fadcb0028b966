package glossa.index;

import org.apache.lucene.index.IndexWriter;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets papers be looked at before the run that brings them has ended, where that may take minutes:
 * in a run that adds papers, and takes none away and names none. What it shows is no whole moment
 * ({@link IndexCommits}), and is gone if the run does not come to its end.
 */
final class PartialCommits {
    /** Until the papers so far are shown, and between later times: doubled with each. */
    static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final int MAX_DOUBLINGS = 4;

    private final IndexWriter writer;
    private final @Nullable Runnable onCommit;
    private final List<StoredFile> unwrittenFiles = new ArrayList<>();
    private @Nullable StoredFile currentFile;
    private volatile boolean isStopped;
    private final long firstNanos;
    private final AtomicLong nextNanos;
    private int commits;

    /**
     * @param onCommit where nobody is, nothing is done
     * @param firstNanos until the papers so far are shown, in nanoseconds
     */
    PartialCommits(IndexWriter writer, @Nullable Runnable onCommit, long firstNanos) {
        this.writer = writer;
        this.onCommit = onCommit;
        this.firstNanos = firstNanos;
        this.nextNanos = new AtomicLong(System.nanoTime() + firstNanos);
        this.isStopped = onCommit == null;
    }

    /** What is there cannot be shown any more before the end. */
    void stop() {
        isStopped = true;
    }

    /** The file whose papers come next. */
    void fileStarted(Path file, String settings, ChunkPlaces.FileChunks pieces) {
        StoredFile empty = StoredFile.empty(file, "being read", settings);
        synchronized (unwrittenFiles) {
            currentFile =
                    new StoredFile(
                            file,
                            empty.stamp(),
                            settings,
                            pieces,
                            empty.problem(),
                            empty.problems());
        }
    }

    /** All papers of this file are there. */
    void fileRead(StoredFile file) {
        if (!isStopped) {
            synchronized (unwrittenFiles) {
                unwrittenFiles.add(file);
                currentFile = null;
            }
        }
    }

    /** A paper was added; by the thread that did, all are shown when it is time. */
    void paperAdded() throws IOException {
        long due = nextNanos.get();
        if (isStopped
                || System.nanoTime() - due < 0
                // Nobody else's turn while it lasts.
                || !nextNanos.compareAndSet(due, System.nanoTime() + TimeUnit.HOURS.toNanos(1))) {
            return;
        }
        synchronized (unwrittenFiles) {
            for (StoredFile file : unwrittenFiles) {
                file.writeTo(writer);
            }
            unwrittenFiles.clear();
            if (currentFile != null) {
                currentFile.writeTo(writer);
            }
        }
        writer.setLiveCommitData(IndexCommits.PARTIAL_DATA.entrySet());
        writer.commit();
        if (onCommit != null) {
            onCommit.run();
        }
        commits++;
        nextNanos.set(System.nanoTime() + (firstNanos << Math.min(commits, MAX_DOUBLINGS)));
    }
}
