package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.index.IndexStorage.Contents;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.TieredMergePolicy;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

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
    public static final String LAYOUT = "15";

    /** With more segments, {@link #hasManySegments}; updates leave fewer when they merge. */
    private static final int MAX_SEGMENTS = 12;

    private final IndexStorage storage;
    private final KeyLedger ledger;
    private final CurrentCommit current;
    private volatile List<Path> order = List.of();
    private @Nullable Runnable onPartialCommit;
    private long firstPartialNanos;
    private volatile boolean isStopped;

    private PaperIndex(IndexStorage storage, KeyLedger ledger) throws IOException {
        this.storage = storage;
        this.ledger = ledger;
        this.current = new CurrentCommit(storage);
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
            return new PaperIndex(IndexStorage.inMemory(maxHeldRecords, Contents.PAPERS), ledger);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An empty index that is made for one pass over the papers, at less than half of the cost: they
     * are found by their names and places, and no search finds any.
     *
     * @param folder where it is stored; empty for memory
     * @throws IOException if the folder cannot be used
     */
    public static PaperIndex withoutSearch(Optional<Path> folder, KeyLedger ledger)
            throws IOException {
        MemoryBudget budget = MemoryBudget.OWN_PROCESS;
        return new PaperIndex(
                folder.isPresent()
                        ? IndexStorage.in(folder.get(), budget, Contents.NAMED_PAPERS)
                        : IndexStorage.inMemory(budget.maxHeldRecords(), Contents.NAMED_PAPERS),
                ledger);
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
        IndexStorage storage = IndexStorage.in(folder, budget, Contents.PAPERS);
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
            IndexSnapshot snapshot = current.acquire();
            return new LuceneCorpus(snapshot, order, () -> current.release(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None for an index that has to be rebuilt: then every source is read again. */
    @Override
    public Map<Path, String> stamps() {
        if (damage().isPresent()) {
            return Map.of();
        }
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
        if (changed.isEmpty() && gone.isEmpty() && damage().isEmpty()) {
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
        boolean isRebuild = damage().isPresent();
        IndexWriter writer = storage.openWriter(isRebuild);
        if (writer == null) {
            return ReplaceResult.BUSY;
        }
        boolean isCommitted = false;
        ledger.begin(maxBytes);
        try {
            if (isRebuild ? damage().isEmpty() : !current.isLast()) {
                // Another process was faster: what to replace may have changed.
                return ReplaceResult.BUSY;
            }
            IndexSnapshot.IndexedFiles files =
                    isRebuild ? IndexSnapshot.IndexedFiles.of(Map.of()) : current.files();
            try (IndexUpdate update =
                    new IndexUpdate(
                            writer,
                            files,
                            ledger,
                            rule,
                            storage,
                            maxBytes,
                            new PartialCommits(writer, onPartialCommit, firstPartialNanos),
                            () -> isStopped,
                            file -> trust.getOrDefault(file, Integer.MAX_VALUE))) {
                for (Path file : gone) {
                    if (!update.forget(file)) {
                        return ReplaceResult.TOO_LARGE;
                    }
                }
                for (SourceFile file : changed) {
                    if (!isStopped && !update.replace(file)) {
                        return ReplaceResult.TOO_LARGE;
                    }
                }
                if (isStopped) {
                    return ReplaceResult.BUSY;
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
            if (isRebuild) {
                storage.integrity().rebuilt();
            }
            order = List.copyOf(newOrder);
            current.publishLast(files);
            if (onPartialCommit != null) {
                onPartialCommit.run();
            }
            if (storage.budget().concurrentMerges() == 0) {
                writer.getConfig().setMergePolicy(new SmallSegmentMerges());
                writer.maybeMerge();
                writer.commit();
                current.publishLast(files);
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
            if (current.segmentCount() <= segments) {
                return;
            }
            IndexWriter writer = damage().isPresent() ? null : storage.openWriter(false);
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
            current.publishLast(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every query searches each segment. */
    @Override
    public boolean hasManySegments() {
        try {
            IndexSnapshot snapshot = current.acquire();
            try {
                return snapshot.getIndexReader().leaves().size() > MAX_SEGMENTS;
            } finally {
                current.release(snapshot);
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

    @Override
    public void beforeNext(Consumer<Corpus> callback) {
        current.beforeNext(next -> callback.accept(new LuceneCorpus(next, order, () -> {})));
    }

    @Override
    public boolean isBehind() {
        return current.isBehind();
    }

    @Override
    public boolean refresh(List<Path> newOrder, boolean isPartial) {
        order = newOrder.isEmpty() ? order : List.copyOf(newOrder);
        return current.refresh(isPartial);
    }

    @Override
    public Optional<String> damage() {
        return current.damage();
    }

    @Override
    public Optional<String> verify(boolean isSuspect) {
        return current.verify(isSuspect);
    }

    @Override
    public void stop() {
        isStopped = true;
    }

    @Override
    public void close() {
        try {
            current.close();
            storage.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
