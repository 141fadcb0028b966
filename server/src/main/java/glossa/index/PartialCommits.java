package glossa.index;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
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

    private static final int MAX_DOUBLED = 4;

    private final IndexWriter writer;
    private final @Nullable Runnable told;
    private final List<StoredFile> files = new ArrayList<>();
    private @Nullable StoredFile reading;
    private volatile boolean isStopped;
    private final long first;
    private final AtomicLong next;
    private int shown;

    /**
     * @param told where nobody is, nothing is done
     * @param first until the papers so far are shown, in nanoseconds
     */
    PartialCommits(IndexWriter writer, @Nullable Runnable told, long first) {
        this.writer = writer;
        this.told = told;
        this.first = first;
        this.next = new AtomicLong(System.nanoTime() + first);
        this.isStopped = told == null;
    }

    /** What is there cannot be shown any more before the end. */
    void stop() {
        isStopped = true;
    }

    /** The file whose papers come next. */
    void reading(Path file, String settings, ChunkPlaces.FileChunks pieces) {
        StoredFile empty = StoredFile.empty(file, "being read", settings);
        synchronized (files) {
            reading =
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
    void read(StoredFile file) {
        if (!isStopped) {
            synchronized (files) {
                files.add(file);
                reading = null;
            }
        }
    }

    /** A paper was added; by the thread that did, all are shown when it is time. */
    void added() throws IOException {
        long due = next.get();
        if (isStopped
                || System.nanoTime() - due < 0
                // Nobody else's turn while it lasts.
                || !next.compareAndSet(due, System.nanoTime() + TimeUnit.HOURS.toNanos(1))) {
            return;
        }
        synchronized (files) {
            for (StoredFile file : files) {
                put(file);
            }
            files.clear();
            if (reading != null) {
                put(reading);
            }
        }
        writer.setLiveCommitData(IndexCommits.PARTIAL_DATA.entrySet());
        writer.commit();
        if (told != null) {
            told.run();
        }
        shown++;
        next.set(System.nanoTime() + (first << Math.min(shown, MAX_DOUBLED)));
    }

    private void put(StoredFile file) throws IOException {
        writer.updateDocument(
                new Term(PaperDocuments.FILE, file.file().toString()), file.document());
    }
}
