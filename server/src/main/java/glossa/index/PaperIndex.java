package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The corpus in Lucene: one document for each paper, with all its records, and one for each file.
 *
 * <p>Replacing a file takes apart the papers that have a record in a changed chunk, and those that
 * a new record may belong to; their records are grouped and named again. Nothing else is touched.
 *
 * <p>Several processes may open one folder. Each answers from the last complete commit that it has
 * seen. The process that replaces holds the folder's lock while it does so; the others {@link
 * #refresh} afterwards.
 */
public final class PaperIndex implements CorpusStore {
    /**
     * The version of the stored layout. It is part of the name of the index's folder: an index of
     * another layout is never read.
     */
    public static final String LAYOUT = "13";

    /** With more segments, {@link #hasManySegments}; updates leave fewer when they merge. */
    private static final int MAX_SEGMENTS = 12;

    private final IndexStorage storage;
    private final KeyLedger ledger;
    private final IndexSnapshots snapshots;
    private volatile List<Path> order = List.of();

    /** The commit that {@link #acquire} answers from. */
    private @Nullable IndexCommit current;

    /** The generation of the last commit that was looked at. */
    private volatile long lastSeenGeneration = -1;

    private @Nullable Runnable onPartialCommit;
    private long firstPartialNanos;

    private PaperIndex(IndexStorage storage, KeyLedger ledger) throws IOException {
        this.storage = storage;
        this.ledger = ledger;
        this.snapshots = new IndexSnapshots(new IndexSnapshot(new MultiReader(), null));
        publish(storage.lastCommit(false), null);
    }

    /** An empty index in memory. */
    public static PaperIndex inMemory(KeyLedger ledger) {
        return inMemory(ledger, MemoryBudget.OWN_PROCESS.maxHeldRecords());
    }

    /**
     * An empty index in memory.
     *
     * @param maxHeldRecords as of {@link MemoryBudget}
     */
    static PaperIndex inMemory(KeyLedger ledger, int maxHeldRecords) {
        try {
            return new PaperIndex(IndexStorage.inMemory(maxHeldRecords), ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The index in a folder, for a process that has enough memory for any update.
     *
     * @throws IOException if the folder cannot be used, or what it has is broken
     */
    public static PaperIndex in(Path folder, KeyLedger ledger) throws IOException {
        return in(folder, ledger, MemoryBudget.OWN_PROCESS);
    }

    /**
     * The index in a folder, with what it has stored before.
     *
     * @throws IOException if the folder cannot be used, or what it has is broken
     */
    public static PaperIndex in(Path folder, KeyLedger ledger, MemoryBudget budget)
            throws IOException {
        IndexStorage storage = IndexStorage.in(folder, budget);
        try {
            return new PaperIndex(storage, ledger);
        } catch (IOException | RuntimeException e) {
            storage.close();
            throw e;
        }
    }

    @Override
    public Corpus acquire() {
        try {
            IndexSnapshot snapshot = snapshots.acquire();
            return new LuceneCorpus(snapshot, order, () -> snapshots.release(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Path, String> stamps() {
        try (LuceneCorpus corpus = (LuceneCorpus) acquire()) {
            return corpus.stamps();
        }
    }

    /**
     * Sets a callback that runs, on a thread of the update, whenever {@link #refresh} of another
     * process would find more papers. It is a callback because an update may take minutes: the
     * process that updates tells the one that waits.
     */
    public void onPartialCommit(Runnable callback) {
        onPartialCommit(callback, PartialCommits.FIRST_NANOS);
    }

    /** Sets the callback with another time until the first partial commit. */
    void onPartialCommit(Runnable callback, long firstNanos) {
        onPartialCommit = callback;
        firstPartialNanos = firstNanos;
    }

    @Override
    public ReplaceResult replace(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> newOrder,
            KeyRule rule,
            long maxBytes) {
        if (changed.isEmpty() && gone.isEmpty()) {
            order = List.copyOf(newOrder);
            return ReplaceResult.REPLACED;
        }
        try {
            return update(changed, gone, newOrder, rule, maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReplaceResult update(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> newOrder,
            KeyRule rule,
            long maxBytes)
            throws IOException {
        Map<Path, Integer> trust = new HashMap<>();
        newOrder.forEach(file -> trust.putIfAbsent(file, trust.size()));
        IndexWriter writer = storage.openWriter();
        if (writer == null) {
            return ReplaceResult.BUSY;
        }
        boolean isCommitted = false;
        ledger.begin(maxBytes);
        try {
            if (!isCurrent(storage.lastCommit(false))) {
                // Another process was faster: what to replace may have changed.
                return ReplaceResult.BUSY;
            }
            IndexSnapshot.IndexedFiles files = currentFiles();
            try (IndexUpdate update =
                    new IndexUpdate(
                            writer,
                            files,
                            ledger,
                            rule,
                            storage.budget().maxHeldRecords(),
                            maxBytes,
                            new PartialCommits(writer, onPartialCommit, firstPartialNanos),
                            file -> trust.getOrDefault(file, Integer.MAX_VALUE))) {
                for (Path file : gone) {
                    if (!update.forget(file)) {
                        return ReplaceResult.TOO_LARGE;
                    }
                }
                for (SourceFile file : changed) {
                    if (!update.replace(file)) {
                        return ReplaceResult.TOO_LARGE;
                    }
                }
                files = update.finish();
            }
            if (ledger.isTooLarge()) {
                return ReplaceResult.TOO_LARGE;
            }
            saveNames();
            writer.setLiveCommitData(Map.<String, String>of().entrySet());
            writer.commit();
            isCommitted = true;
            order = List.copyOf(newOrder);
            publish(storage.lastCommit(false), files);
            if (onPartialCommit != null) {
                onPartialCommit.run();
            }
            if (storage.budget().concurrentMerges() == 0) {
                writer.getConfig().setMergePolicy(new SmallSegmentMerges());
                writer.maybeMerge();
                writer.commit();
                publish(storage.lastCommit(false), files);
            }
            return ReplaceResult.REPLACED;
        } finally {
            ledger.end(isCommitted);
            // Discards what is not committed.
            writer.rollback();
        }
    }

    /**
     * Merges the segments of large updates into a few. May be stopped at any time, also by the end
     * of the process.
     *
     * @param segments the number of segments that needs no merge
     */
    public void mergeSegments(int segments) {
        try {
            if (current == null || current.getSegmentCount() <= segments) {
                return;
            }
            IndexWriter writer = storage.openWriter();
            if (writer == null) {
                return;
            }
            try {
                TieredMergePolicy policy = new TieredMergePolicy();
                policy.setNoCFSRatio(0);
                writer.getConfig().setMergePolicy(policy);
                writer.forceMerge(segments);
                writer.commit();
            } finally {
                writer.rollback();
            }
            publish(storage.lastCommit(false), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every query searches each segment. */
    @Override
    public boolean hasManySegments() {
        try {
            IndexSnapshot snapshot = snapshots.acquire();
            try {
                return snapshot.getIndexReader().leaves().size() > MAX_SEGMENTS;
            } finally {
                snapshots.release(snapshot);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean isBusy() {
        try {
            return storage.isLocked();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Saves the assigned names. Papers are usable even if that fails. */
    private void saveNames() {
        try {
            ledger.save();
        } catch (IOException e) {
            // The names hold until the end, and the same rule assigns them again.
            return;
        }
    }

    /** The files of the current commit. */
    private IndexSnapshot.IndexedFiles currentFiles() throws IOException {
        IndexSnapshot snapshot = snapshots.acquire();
        try {
            return snapshot.files();
        } finally {
            snapshots.release(snapshot);
        }
    }

    @Override
    public boolean isBehind() {
        try {
            return storage.generation() != lastSeenGeneration;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean refresh(List<Path> newOrder, boolean isPartial) {
        try {
            order = newOrder.isEmpty() ? order : List.copyOf(newOrder);
            long generation = storage.generation();
            IndexCommit last = storage.lastCommit(isPartial);
            if (isCurrent(last)) {
                lastSeenGeneration = generation;
                return false;
            }
            publish(last, null);
            return true;
        } catch (IOException e) {
            // The commit was deleted meanwhile; the next refresh finds its successor.
            return false;
        }
    }

    private boolean isCurrent(@Nullable IndexCommit commit) {
        return commit == null
                ? current == null
                : current != null && commit.getGeneration() == current.getGeneration();
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
            snapshots.publish(snapshot);
            isPublished = true;
        } finally {
            if (!isPublished) {
                reader.close();
            }
        }
        current = commit;
        lastSeenGeneration = commit == null ? lastSeenGeneration : commit.getGeneration();
    }

    /** Opens a commit, and shares the segments that are open already. */
    private DirectoryReader open(IndexCommit commit) throws IOException {
        IndexSnapshot snapshot = snapshots.acquire();
        try {
            if (snapshot.getIndexReader() instanceof DirectoryReader open) {
                DirectoryReader changed = DirectoryReader.openIfChanged(open, commit);
                if (changed != null) {
                    return changed;
                }
            }
            return DirectoryReader.open(commit);
        } finally {
            snapshots.release(snapshot);
        }
    }

    @Override
    public void close() {
        try {
            snapshots.close();
            storage.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
