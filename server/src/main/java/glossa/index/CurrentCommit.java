package glossa.index;

import glossa.corpus.CorpusStore;

import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.SegmentInfos;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The commit that an index answers from: opens it, tells whether the folder has another by now or
 * has lost this one, and whether it is damaged.
 */
final class CurrentCommit implements Closeable {
    /** How often an index is opened that cannot be read, before it counts as damaged. */
    private static final int MAX_ATTEMPTS = 3;

    /** Lucene's own words name its classes. */
    private static final String UNREADABLE = "its list of files cannot be read";

    private final IndexStorage storage;
    private final IndexIntegrity integrity;
    private final IndexSnapshots snapshots;

    private Consumer<IndexSnapshot> beforeNext = next -> {};

    private volatile @Nullable IndexCommit current;

    /** Its stamp; see {@link IndexStorage#stamp}. */
    private volatile String currentStamp = "";

    /** The generation of the last commit that was looked at. */
    private volatile long lastSeenGeneration = -1;

    /**
     * @throws IOException if the folder cannot be read
     */
    CurrentCommit(IndexStorage storage) throws IOException {
        this.storage = storage;
        this.integrity = storage.integrity();
        this.snapshots = new IndexSnapshots(new IndexSnapshot(new MultiReader(), null));
        openFirst();
    }

    /** The snapshot of the commit, to be {@link #release}d. */
    IndexSnapshot acquire() throws IOException {
        return snapshots.acquire();
    }

    void release(IndexSnapshot snapshot) throws IOException {
        snapshots.release(snapshot);
    }

    /** The number of segments. */
    int segmentCount() {
        IndexCommit seen = current;
        return seen == null ? 0 : seen.getSegmentCount();
    }

    /** Whether it is the last complete commit of the folder. */
    boolean isLast() throws IOException {
        return isCurrent(storage.lastCommit(false));
    }

    /**
     * Answers from the last complete commit.
     *
     * @param files the files of the commit; {@code null} to read them when they are needed
     */
    void publishLast(IndexSnapshot.@Nullable IndexedFiles files) throws IOException {
        publish(storage.lastCommit(false), files);
    }

    /**
     * Answers from what was stored before. An index that is damaged answers as far as it can until
     * it has been rebuilt.
     *
     * @throws IOException if the folder cannot be read
     */
    private void openFirst() throws IOException {
        for (int attempt = 1; ; attempt++) {
            IndexCommit last;
            try {
                last = storage.lastCommit(false);
                publish(last, null);
            } catch (NoSuchFileException | EOFException | CorruptIndexException e) {
                // Another process may have committed at this moment, and deleted its last commit.
                if (attempt < MAX_ATTEMPTS) {
                    continue;
                }
                integrity.markDamaged(UNREADABLE);
                return;
            } catch (IndexFormatTooOldException | IndexFormatTooNewException | RuntimeException e) {
                integrity.markDamaged(UNREADABLE);
                return;
            }
            if (last != null) {
                integrity.verify(last, false).ifPresent(integrity::markDamaged);
            }
            return;
        }
    }

    /** See {@link CorpusStore#beforeNext}. */
    void beforeNext(Consumer<IndexSnapshot> callback) {
        beforeNext = callback;
    }

    /**
     * Whether there is another commit. Also whether the files of the index are gone, as where
     * somebody has emptied the cache.
     */
    boolean isBehind() {
        IndexCommit seen = current;
        try {
            Set<String> names = storage.fileNames();
            long generation = generation(names);
            if (generation != lastSeenGeneration && generation >= 0) {
                return true;
            }
            if (seen != null && !names.containsAll(seen.getFileNames())) {
                markDamaged("files of the index were deleted");
            } else if (seen != null && !storage.stamp(seen).equals(currentStamp)) {
                return true;
            }
        } catch (IOException e) {
            if (seen != null) {
                markDamaged("the folder of the index cannot be read: " + e.getMessage());
            }
        }
        return damage().isPresent();
    }

    private void markDamaged(String reason) {
        if (damage().isEmpty()) {
            integrity.markDamaged(reason);
        }
    }

    /** See {@link CorpusStore#damage}. */
    Optional<String> damage() {
        return integrity.damage();
    }

    /** See {@link CorpusStore#verify}. */
    Optional<String> verify(boolean isSuspect) {
        IndexCommit seen = current;
        if (seen == null || damage().isPresent()) {
            return Optional.empty();
        }
        if (isSuspect) {
            integrity.forget();
        }
        Optional<String> found = integrity.verify(seen, true);
        try {
            // Files are gone also where another process has committed since.
            if (found.isPresent() && generation(storage.fileNames()) == seen.getGeneration()) {
                markDamaged(found.get());
            }
        } catch (IOException e) {
            markDamaged(found.orElse(String.valueOf(e.getMessage())));
        }
        return damage();
    }

    /** See {@link CorpusStore#refresh}. */
    boolean refresh(boolean isPartial) {
        try {
            long generation = generation(storage.fileNames());
            IndexCommit last = storage.lastCommit(isPartial);
            if (isCurrent(last) || last == null) {
                // Where all is gone, what is open answers until the index has been rebuilt.
                lastSeenGeneration = last == null ? lastSeenGeneration : generation;
                return false;
            }
            publish(last, null);
            return true;
        } catch (CorruptIndexException
                | EOFException
                | IndexFormatTooOldException
                | IndexFormatTooNewException e) {
            // A commit is whole from the moment in which it can be seen.
            markDamaged(UNREADABLE);
            return false;
        } catch (IOException e) {
            // The commit was deleted meanwhile; the next refresh finds its successor.
            return false;
        }
    }

    private static long generation(Set<String> names) {
        return SegmentInfos.getLastCommitGeneration(names.toArray(String[]::new));
    }

    private boolean isCurrent(@Nullable IndexCommit commit) throws IOException {
        return commit == null
                ? current == null
                : current != null && storage.stamp(commit).equals(currentStamp);
    }

    /**
     * Lets {@link #acquire} answer from a commit.
     *
     * @param files the files of the commit; {@code null} to read them when they are needed
     */
    private void publish(@Nullable IndexCommit commit, IndexSnapshot.@Nullable IndexedFiles files)
            throws IOException {
        if (isCurrent(commit)) {
            return;
        }
        IndexReader reader = commit == null ? new MultiReader() : open(commit);
        IndexSnapshot snapshot = new IndexSnapshot(reader, files);
        boolean isPublished = false;
        try {
            beforeNext.accept(snapshot);
            snapshots.publish(snapshot);
            isPublished = true;
        } finally {
            if (!isPublished) {
                reader.close();
            }
        }
        current = commit;
        currentStamp = commit == null ? "" : storage.stamp(commit);
        lastSeenGeneration = commit == null ? lastSeenGeneration : commit.getGeneration();
    }

    /** Opens a commit, and shares the segments that are open already. */
    private DirectoryReader open(IndexCommit commit) throws IOException {
        IndexSnapshot snapshot = snapshots.acquire();
        try {
            if (snapshot.getIndexReader() instanceof DirectoryReader open) {
                try {
                    DirectoryReader changed = DirectoryReader.openIfChanged(open, commit);
                    if (changed != null) {
                        return changed;
                    }
                } catch (IllegalStateException e) {
                    // The index was made anew, and has other segments of the same names.
                    return DirectoryReader.open(commit);
                }
            }
            return DirectoryReader.open(commit);
        } finally {
            snapshots.release(snapshot);
        }
    }

    /** The files of the commit. */
    IndexSnapshot.IndexedFiles files() throws IOException {
        IndexSnapshot snapshot = snapshots.acquire();
        try {
            return snapshot.files();
        } finally {
            snapshots.release(snapshot);
        }
    }

    @Override
    public void close() throws IOException {
        snapshots.close();
    }
}
