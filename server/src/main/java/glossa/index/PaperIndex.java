package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FileSwitchDirectory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The corpus in Lucene: one document for each paper, with all its records in it, and one for each
 * file.
 *
 * <p>Replacing a file takes the papers that it had a record in, and those that its new records may
 * be, apart into records, and groups and names these anew; nothing else is touched.
 *
 * <p>Several processes may have one folder open. Each answers from the last whole moment on the
 * disk that it has taken in; whoever replaces holds the folder's lock for as long as that takes and
 * no longer, and the others {@link #refresh} then.
 */
public final class PaperIndex implements CorpusStore {
    /**
     * Part of the index's folder name: another layout is another folder, and the old one is never
     * read.
     */
    public static final String LAYOUT = "13";

    /** What {@link #mergeSegments} leaves, and what changes leave of their own. */
    private static final int MAX_SEGMENTS = 12;

    private final Directory directory;
    private final KeyLedger ledger;
    private final MemoryBudget budget;
    private final IndexSnapshots snapshots;
    private volatile List<Path> order = List.of();

    /** The commit that is shown, and the last that was looked at. */
    private @Nullable IndexCommit current;

    private volatile long lastSeenGeneration = -1;
    private @Nullable Runnable onPartialCommit;
    private long firstPartialNanos;

    private PaperIndex(Directory directory, KeyLedger ledger, MemoryBudget budget)
            throws IOException {
        this.directory = directory;
        this.ledger = ledger;
        this.budget = budget;
        this.snapshots = new IndexSnapshots(new IndexSnapshot(new MultiReader(), null));
        publish(IndexCommits.last(directory, false), null);
    }

    /** An index in memory, empty. */
    public static PaperIndex inMemory(KeyLedger ledger) {
        return inMemory(ledger, MemoryBudget.OWN_PROCESS.maxPendingRecords());
    }

    /** The same, with another number of records that a run holds. */
    static PaperIndex inMemory(KeyLedger ledger, int batch) {
        try {
            return new PaperIndex(
                    new ByteBuffersDirectory(), ledger, new MemoryBudget(48, batch, 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The index kept in {@code folder}, for a process that has memory for any run. */
    public static PaperIndex in(Path folder, KeyLedger ledger) throws IOException {
        return in(folder, ledger, MemoryBudget.OWN_PROCESS);
    }

    /**
     * The index kept in {@code folder}, with what it held before.
     *
     * @throws IOException if the folder cannot be used, or what it holds is broken
     */
    public static PaperIndex in(Path folder, KeyLedger ledger, MemoryBudget budget)
            throws IOException {
        // The one starts sooner, the other gives the space of what was merged back at once.
        Directory directory =
                budget.concurrentMerges() == 0
                        ? lowMemoryDirectory(folder)
                        : new MMapDirectory(folder);
        try {
            return new PaperIndex(directory, ledger, budget);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * What is looked up here and there is read, and only what is gone through is mapped: the system
     * counts sixteen pages as the process's own for each one that it touches in a map.
     */
    private static Directory lowMemoryDirectory(Path folder) throws IOException {
        return new FileSwitchDirectory(
                Set.of("dvd", "fdt"),
                new NIOFSDirectory(folder),
                new MappedDirectory(folder),
                true);
    }

    /** Opens the index for writing; {@code null} if another process is writing. */
    private @Nullable IndexWriter writer() throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new TokenListStream.UnusedAnalyzer());
        config.setRAMBufferSizeMB(budget.bufferMegabytes());
        config.setIndexDeletionPolicy(new IndexCommits());
        config.setCommitOnClose(false);
        // The newest papers are found first.
        config.setIndexSort(new Sort(new SortField(PaperDocuments.YEAR, SortField.Type.INT, true)));
        config.setUseCompoundFile(false);
        // What is merged during a run would be merged again; there is time for it afterwards.
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        if (budget.concurrentMerges() > 0) {
            ConcurrentMergeScheduler merging = new ConcurrentMergeScheduler();
            merging.setMaxMergesAndThreads(
                    budget.concurrentMerges() + 2, budget.concurrentMerges());
            config.setMergeScheduler(merging);
        } else {
            config.setMergeScheduler(new SerialMergeScheduler());
        }
        IndexCommit last = IndexCommits.last(directory, false);
        if (last == null) {
            config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        } else {
            config.setIndexCommit(last);
        }
        try {
            return new IndexWriter(directory, config);
        } catch (LockObtainFailedException e) {
            return null;
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
     * From now on, {@code callback} is run whenever there is more on the disk to {@link #refresh}.
     */
    public void onPartialCommit(Runnable callback) {
        onPartialCommit(callback, PartialCommits.FIRST_NANOS);
    }

    /** The same, with another time until it is first told. */
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
            return run(changed, gone, newOrder, rule, maxBytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ReplaceResult run(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> newOrder,
            KeyRule rule,
            long maxBytes)
            throws IOException {
        Map<Path, Integer> trust = new HashMap<>();
        newOrder.forEach(file -> trust.putIfAbsent(file, trust.size()));
        IndexWriter writer = writer();
        if (writer == null) {
            return ReplaceResult.BUSY;
        }
        boolean done = false;
        ledger.begin(maxBytes);
        try {
            if (!isCurrent(IndexCommits.last(directory, false))) {
                // Another process was faster: what is to be replaced may have changed.
                return ReplaceResult.BUSY;
            }
            IndexSnapshot.IndexedFiles files = currentFiles();
            try (IndexUpdate run =
                    new IndexUpdate(
                            writer,
                            files,
                            ledger,
                            rule,
                            budget.maxPendingRecords(),
                            maxBytes,
                            new PartialCommits(writer, onPartialCommit, firstPartialNanos),
                            file -> trust.getOrDefault(file, Integer.MAX_VALUE))) {
                for (Path file : gone) {
                    if (!run.forget(file)) {
                        return ReplaceResult.TOO_LARGE;
                    }
                }
                for (SourceFile file : changed) {
                    if (!run.replace(file)) {
                        return ReplaceResult.TOO_LARGE;
                    }
                }
                files = run.finish();
            }
            if (ledger.isTooLarge()) {
                return ReplaceResult.TOO_LARGE;
            }
            saveNames();
            writer.setLiveCommitData(Map.<String, String>of().entrySet());
            writer.commit();
            done = true;
            order = List.copyOf(newOrder);
            publish(IndexCommits.last(directory, false), files);
            if (onPartialCommit != null) {
                onPartialCommit.run();
            }
            if (budget.concurrentMerges() == 0) {
                writer.getConfig().setMergePolicy(new SmallSegmentMerges());
                writer.maybeMerge();
                writer.commit();
                publish(IndexCommits.last(directory, false), files);
            }
            return ReplaceResult.REPLACED;
        } finally {
            ledger.end(done);
            // What is not committed is as if it had never been.
            writer.rollback();
        }
    }

    /**
     * Merges what large runs have left into a few segments. May be stopped at any time, by the end
     * of the process too.
     *
     * @param segments how many, at most, are good enough
     */
    public void mergeSegments(int segments) {
        try {
            if (current == null || current.getSegmentCount() <= segments) {
                return;
            }
            IndexWriter writer = writer();
            if (writer == null) {
                return;
            }
            try {
                TieredMergePolicy merging = new TieredMergePolicy();
                merging.setNoCFSRatio(0);
                writer.getConfig().setMergePolicy(merging);
                writer.forceMerge(segments);
                writer.commit();
            } finally {
                writer.rollback();
            }
            publish(IndexCommits.last(directory, false), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Each segment costs every question a little. */
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
        try (var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return false;
        } catch (LockObtainFailedException e) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The papers are there, whether their names can be written down or not. */
    private void saveNames() {
        try {
            ledger.save();
        } catch (IOException e) {
            // What was given holds until the end, and is given again by the same rule.
            return;
        }
    }

    /** What is known of the files in the commit that is shown. */
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
            return IndexCommits.generation(directory) != lastSeenGeneration;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public boolean refresh(List<Path> newOrder, boolean isPartial) {
        try {
            order = newOrder.isEmpty() ? order : List.copyOf(newOrder);
            long generation = IndexCommits.generation(directory);
            IndexCommit last = IndexCommits.last(directory, isPartial);
            if (isCurrent(last)) {
                lastSeenGeneration = generation;
                return false;
            }
            publish(last, null);
            return true;
        } catch (IOException e) {
            // It was replaced while it was looked at; the next look finds what took its place.
            return false;
        }
    }

    private boolean isCurrent(@Nullable IndexCommit commit) {
        return commit == null
                ? current == null
                : current != null && commit.getGeneration() == current.getGeneration();
    }

    /**
     * Shows a commit to whoever asks from now on.
     *
     * @param files what is known of its files; read when it is needed where it is not known
     */
    private void publish(@Nullable IndexCommit commit, IndexSnapshot.@Nullable IndexedFiles files)
            throws IOException {
        if (isCurrent(commit)) {
            return;
        }
        IndexReader reader = commit == null ? new MultiReader() : open(commit);
        IndexSnapshot snapshot = new IndexSnapshot(reader, files);
        boolean taken = false;
        try {
            snapshots.publish(snapshot);
            taken = true;
        } finally {
            if (!taken) {
                reader.close();
            }
        }
        current = commit;
        lastSeenGeneration = commit == null ? lastSeenGeneration : commit.getGeneration();
    }

    /** Opens a commit, with the segments that are open already. */
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
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
