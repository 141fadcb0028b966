package glossa.index;

import glossa.source.PrivateFiles;

import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexCommit;
import org.apache.lucene.index.IndexFileNames;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FileSwitchDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Where an index is stored and how Lucene reads and writes it: its directory, writer and lock. */
final class IndexStorage implements Closeable {
    private static final int IN_MEMORY_BUFFER_MEGABYTES = 48;

    private final @Nullable Path folder;
    private final Directory directory;
    private final MemoryBudget budget;
    private final Contents contents;
    private final IndexIntegrity integrity;

    /** What an index has, and so what it can be asked. */
    enum Contents {
        /** Papers, to look up and to search. */
        PAPERS,
        /** Papers, to look up by their names and places only. */
        NAMED_PAPERS,
        /** Running texts ({@link TextIndex}). */
        TEXTS
    }

    private IndexStorage(
            @Nullable Path folder, Directory directory, MemoryBudget budget, Contents contents) {
        this.folder = folder;
        this.directory = directory;
        this.budget = budget;
        this.contents = contents;
        this.integrity = new IndexIntegrity(folder);
    }

    /** A new index in memory. */
    static IndexStorage inMemory(int maxHeldRecords, Contents contents) {
        return new IndexStorage(
                null,
                new ByteBuffersDirectory(),
                new MemoryBudget(IN_MEMORY_BUFFER_MEGABYTES, maxHeldRecords, 0),
                contents);
    }

    /**
     * The index in a folder.
     *
     * @throws IOException if the folder cannot be used
     */
    static IndexStorage in(Path folder, MemoryBudget budget, Contents contents) throws IOException {
        // A mapped directory starts slower, but frees the space of merged files at once.
        Directory directory =
                budget.concurrentMerges() == 0
                        ? lowMemoryDirectory(folder)
                        : new MMapDirectory(folder);
        return new IndexStorage(folder, new PrivateDirectory(folder, directory), budget, contents);
    }

    /**
     * An index of running texts ({@link TextIndex}), written beside the server's answers.
     *
     * @param folder {@code null} for memory
     * @throws IOException if the folder cannot be used
     */
    static IndexStorage ofTexts(@Nullable Path folder) throws IOException {
        Directory directory =
                folder == null
                        ? new ByteBuffersDirectory()
                        : new PrivateDirectory(folder, lowMemoryDirectory(folder));
        return new IndexStorage(folder, directory, MemoryBudget.IN_SERVER, Contents.TEXTS);
    }

    /**
     * Maps only the files that are read in sequence, and reads the others. Of a mapped file, the
     * system counts sixteen pages as memory of the process for each page that it touches.
     */
    private static Directory lowMemoryDirectory(Path folder) throws IOException {
        return new FileSwitchDirectory(
                Set.of("dvd", "fdt"),
                new NIOFSDirectory(folder),
                new MappedDirectory(folder),
                true);
    }

    /** Whether the files are as they were written. */
    IndexIntegrity integrity() {
        return integrity;
    }

    MemoryBudget budget() {
        return budget;
    }

    Contents contents() {
        return contents;
    }

    /**
     * The last commit; {@code null} where there is none.
     *
     * @param isPartial whether a commit of an unfinished update counts
     */
    @Nullable IndexCommit lastCommit(boolean isPartial) throws IOException {
        return IndexCommits.last(directory, isPartial);
    }

    /** The names of all files. Costs a listing of the folder. */
    Set<String> fileNames() throws IOException {
        return Set.of(directory.listAll());
    }

    /**
     * Opens the index for writing.
     *
     * @param isRebuild whether to begin with an empty index; what is there stays until the commit.
     *     Else with the last complete commit
     * @return {@code null} if another process is writing
     */
    @Nullable IndexWriter openWriter(boolean isRebuild) throws IOException {
        if (isRebuild && folder != null && !Files.isDirectory(folder)) {
            PrivateFiles.createFolder(folder);
        }
        IndexCommit last = isRebuild ? null : lastCommit(false);
        try {
            return new IndexWriter(directory, config(last));
        } catch (LockObtainFailedException e) {
            return null;
        } catch (IOException | IllegalArgumentException e) {
            if (!isRebuild || !deleteAll()) {
                throw e;
            }
            return new IndexWriter(directory, config(null));
        }
    }

    /**
     * Deletes the files of an index whose list of files cannot be read. Readers keep what they have
     * open.
     *
     * @return whether another process does not write
     */
    private boolean deleteAll() throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            for (String name : directory.listAll()) {
                if (IndexFileNames.CODEC_FILE_PATTERN.matcher(name).matches()
                        || name.startsWith(IndexFileNames.SEGMENTS)) {
                    directory.deleteFile(name);
                }
            }
            return true;
        } catch (LockObtainFailedException e) {
            return false;
        }
    }

    /**
     * @param last the commit to begin with; {@code null} for an empty index
     */
    private IndexWriterConfig config(@Nullable IndexCommit last) {
        IndexWriterConfig config = new IndexWriterConfig(new TokenListStream.UnusedAnalyzer());
        config.setRAMBufferSizeMB(budget.bufferMegabytes());
        config.setIndexDeletionPolicy(new IndexCommits());
        config.setCommitOnClose(false);
        if (contents == Contents.TEXTS) {
            config.setCodec(new Lucene104Codec(Lucene104Codec.Mode.BEST_COMPRESSION));
        } else if (contents == Contents.PAPERS) {
            // Searches stop early, and so find the newest papers.
            config.setIndexSort(
                    new Sort(new SortField(PaperDocuments.YEAR, SortField.Type.INT, true)));
        }
        config.setUseCompoundFile(false);
        // Segments merged during an update would be merged again: merging waits for its end.
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        if (budget.concurrentMerges() > 0) {
            ConcurrentMergeScheduler scheduler = new ConcurrentMergeScheduler();
            scheduler.setMaxMergesAndThreads(
                    budget.concurrentMerges() + 2, budget.concurrentMerges());
            config.setMergeScheduler(scheduler);
        } else {
            config.setMergeScheduler(new SerialMergeScheduler());
        }
        if (last == null) {
            config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        } else {
            config.setIndexCommit(last);
        }
        return config;
    }

    /**
     * Tells a commit from any other, also from one of an index that was deleted and made anew,
     * whose generations are the same.
     */
    String stamp(IndexCommit commit) throws IOException {
        return commit.getGeneration()
                + (folder == null
                        ? ""
                        : " " + IndexIntegrity.stamp(folder.resolve(commit.getSegmentsFileName())));
    }

    /** Whether a process is writing. */
    boolean isLocked() throws IOException {
        try (Lock lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            lock.ensureValid();
            return false;
        } catch (LockObtainFailedException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
