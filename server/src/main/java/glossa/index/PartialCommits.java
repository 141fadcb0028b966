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
 * Commits the papers of a long update from time to time, so that they can be searched before its
 * end. Only for updates that add papers and neither remove nor rename any. A partial commit ({@link
 * IndexCommits}) is discarded if its update fails.
 */
final class PartialCommits {
    /** The time until the first partial commit; the time between later ones doubles with each. */
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
     * @param onCommit runs after each partial commit; {@code null} for no partial commits
     * @param firstNanos the time until the first partial commit
     */
    PartialCommits(IndexWriter writer, @Nullable Runnable onCommit, long firstNanos) {
        this.writer = writer;
        this.onCommit = onCommit;
        this.firstNanos = firstNanos;
        this.nextNanos = new AtomicLong(System.nanoTime() + firstNanos);
        this.isStopped = onCommit == null;
    }

    /** No partial commits from now on: what is written may change before the end. */
    void stop() {
        isStopped = true;
    }

    /** The papers that are added next are of this file. */
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

    /** All papers of the file were added. */
    void fileRead(StoredFile file) {
        if (!isStopped) {
            synchronized (unwrittenFiles) {
                unwrittenFiles.add(file);
                currentFile = null;
            }
        }
    }

    /** A paper was added. When it is time, the calling thread commits. */
    void paperAdded() throws IOException {
        long due = nextNanos.get();
        if (isStopped
                || System.nanoTime() - due < 0
                // Keeps other threads out during the commit.
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
