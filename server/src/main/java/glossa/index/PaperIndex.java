package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.KeyRule;
import glossa.corpus.SourceFile;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.LockObtainFailedException;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The corpus in Lucene: one document for each paper, with all its records in it, and one for each
 * file.
 *
 * <p>Replacing a file takes the papers that it had a record in, and those that its new records may
 * be, apart into records, and groups and names these anew; nothing else is touched.
 */
public final class PaperIndex implements CorpusStore {
    /**
     * Part of the index's folder name: another layout is another folder, and the old one is never
     * read.
     */
    public static final String LAYOUT = "11";

    /** Megabytes of papers that are held before they are written. */
    private static final int HELD = 48;

    private final Directory directory;
    private final KeyLedger ledger;
    private final int batch;
    private IndexWriter writer;
    private volatile SearcherManager searchers;
    private volatile List<Path> order = List.of();
    private volatile Moment.@Nullable Files files;

    private PaperIndex(Directory directory, KeyLedger ledger, int batch) throws IOException {
        this.directory = directory;
        this.ledger = ledger;
        this.batch = batch;
        this.writer = writer(directory);
        this.searchers = searchers();
    }

    private static IndexWriter writer(Directory directory) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig(new TokenList.Whitespace());
        config.setRAMBufferSizeMB(HELD);
        return new IndexWriter(directory, config);
    }

    private SearcherManager searchers() throws IOException {
        return new SearcherManager(
                writer,
                new SearcherFactory() {
                    @Override
                    public IndexSearcher newSearcher(
                            IndexReader reader, @Nullable IndexReader previous) {
                        return new Moment(reader, files);
                    }
                });
    }

    /** An index in memory, empty. */
    public static PaperIndex inMemory(KeyLedger ledger) {
        return inMemory(ledger, Run.BATCH);
    }

    /** The same, with another number of records that a run holds. */
    static PaperIndex inMemory(KeyLedger ledger, int batch) {
        try {
            return new PaperIndex(new ByteBuffersDirectory(), ledger, batch);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The index kept in {@code folder}, with what it held before.
     *
     * @throws InUseException if another process has it open
     * @throws IOException if the folder cannot be used: it is not writable, or what it holds is
     *     broken
     */
    public static PaperIndex in(Path folder, KeyLedger ledger) throws IOException {
        Directory directory = new MMapDirectory(folder);
        try {
            return new PaperIndex(directory, ledger, Run.BATCH);
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new InUseException(e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /** Another process has the index open. */
    public static final class InUseException extends IOException {
        InUseException(IOException cause) {
            super(cause);
        }
    }

    @Override
    public Corpus acquire() {
        try {
            SearcherManager from = searchers;
            Moment moment = (Moment) from.acquire();
            return new Searching(moment, order, () -> from.release(moment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Map<Path, String> stamps() {
        try (Searching corpus = (Searching) acquire()) {
            return corpus.stamps();
        }
    }

    @Override
    public void replace(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> newOrder,
            KeyRule rule,
            Consumer<Corpus> before) {
        Map<Path, Integer> trust = new HashMap<>();
        newOrder.forEach(file -> trust.putIfAbsent(file, trust.size()));
        boolean done = false;
        try {
            try (Run run =
                    new Run(
                            writer,
                            filesNow(),
                            ledger,
                            rule,
                            batch,
                            file -> trust.getOrDefault(file, Integer.MAX_VALUE))) {
                for (Path file : gone) {
                    run.forget(file);
                }
                for (SourceFile file : changed) {
                    run.replace(file);
                }
                files = run.end();
            }
            try (DirectoryReader next = DirectoryReader.open(writer)) {
                before.accept(new Searching(new Moment(next, files), newOrder, () -> {}));
            }
            order = List.copyOf(newOrder);
            searchers.maybeRefreshBlocking();
            writer.commit();
            saveNames();
            writer.getConfig().setMergePolicy(new TieredMergePolicy());
            writer.maybeMerge();
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!done) {
                undo();
            }
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

    private Moment.Files filesNow() throws IOException {
        Moment moment = (Moment) searchers.acquire();
        try {
            return moment.files();
        } finally {
            searchers.release(moment);
        }
    }

    /** Half a run would give papers twice: all is as after the last whole one. */
    private void undo() {
        try {
            writer.rollback();
            writer = writer(directory);
            files = null;
            SearcherManager old = searchers;
            searchers = searchers();
            old.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
            directory.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
