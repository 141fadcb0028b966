package glossa.indexing;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.index.KeyLedger;
import glossa.index.MemoryBudget;
import glossa.index.PaperIndex;
import glossa.paper.KeyRule;
import glossa.source.PrivateFiles;
import glossa.source.SourceFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The index of a workspace in its folder and, while that folder cannot be written, in memory (or in
 * a temporary folder, where there is much to read).
 *
 * <p>A store that takes the place of another answers from its first complete run on; until then the
 * other goes on to answer. All calls but {@link #acquire} belong to one thread.
 */
@SuppressWarnings("ReferenceEquality") // a store is equal to itself alone
public final class FallbackStore implements CorpusStore {
    /** Milliseconds until the folder is tried again. */
    private static final long RETRY = 10_000;

    /** Bytes that must be free where an index is written. */
    private static final long MIN_FREE_BYTES = 16L << 20;

    private static final int PROBE_BYTES = 1 << 20;

    private final Optional<Path> folder;
    private final KeyLedger ledger;
    private final MemoryBudget budget;
    private final LongSupplier now;

    /** The store in the folder, once it could be opened. */
    private Optional<PaperIndex> kept = Optional.empty();

    private Optional<IndexFolders.TemporaryStore> temporary = Optional.empty();
    private volatile CorpusStore answering;
    private volatile CorpusStore writing;
    private volatile Optional<String> trouble = Optional.empty();
    private Consumer<Corpus> beforeNext = next -> {};
    private long triedAt;

    /**
     * @param folder where the index is kept; nothing for one in memory
     * @param now the time in milliseconds
     */
    FallbackStore(Optional<Path> folder, KeyLedger ledger, MemoryBudget budget, LongSupplier now) {
        this.folder = folder;
        this.ledger = ledger;
        this.budget = budget;
        this.now = now;
        this.answering = observed(PaperIndex.inMemory(ledger));
        this.writing = answering;
        try {
            if (folder.isPresent()) {
                answering = open(folder.get());
                writing = answering;
            }
        } catch (IOException | RuntimeException e) {
            leave(e);
        }
    }

    private PaperIndex open(Path path) throws IOException {
        PrivateFiles.createFolder(path);
        PaperIndex opened = observed(PaperIndex.in(path, ledger, budget));
        kept = Optional.of(opened);
        return opened;
    }

    /** What is wrong, for people: the index is damaged, or its folder cannot be written. */
    @Override
    public Optional<String> trouble() {
        return trouble.isPresent() ? trouble : writing.trouble();
    }

    private boolean isKept() {
        return kept.isPresent() && writing == kept.get();
    }

    /** Writes to memory from now on. */
    private void leave(Exception cause) {
        triedAt = now.getAsLong();
        trouble =
                Optional.of(
                        "the index folder "
                                + folder.map(Path::toString).orElse("")
                                + " cannot be written ("
                                + reason(cause)
                                + "); papers are kept in memory until it can");
        if (kept.isPresent()) {
            writing = observed(PaperIndex.inMemory(ledger));
        }
    }

    private static String reason(Exception cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public boolean fallBack(Exception cause) {
        if (!isKept() || folder.isEmpty() || canWrite(folder.get())) {
            return false;
        }
        leave(cause);
        return true;
    }

    /** Whether an index could be written to a folder now. */
    private static boolean canWrite(Path folder) {
        try {
            PrivateFiles.createFolder(folder);
            Path probe = Files.createTempFile(folder, "probe", ".tmp");
            try {
                Files.write(probe, new byte[PROBE_BYTES]);
            } finally {
                Files.deleteIfExists(probe);
            }
            return Files.getFileStore(folder).getUsableSpace() > MIN_FREE_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public ReplaceResult replace(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> order,
            KeyRule rule,
            long maxBytes) {
        CorpusStore target = isKept() ? writing : roomFor(order);
        ReplaceResult result;
        try {
            result = target.replace(changed, gone, order, rule, maxBytes);
        } catch (RuntimeException e) {
            if (fallBack(e)) {
                // The caller tries again, and then reads all.
                return ReplaceResult.BUSY;
            }
            throw e;
        }
        if (result == ReplaceResult.REPLACED && answering != target) {
            try (Corpus next = target.acquire()) {
                beforeNext.accept(next);
            }
            CorpusStore before = answering;
            answering = target;
            if (!kept.map(store -> store == before).orElse(false)) {
                before.close();
            }
            if (isKept()) {
                temporary.ifPresent(IndexFolders.TemporaryStore::close);
                temporary = Optional.empty();
            }
        }
        return result;
    }

    /** The store that takes the place of the folder; it is made when it is known what it holds. */
    private CorpusStore roomFor(List<Path> order) {
        if (folder.isPresent() && temporary.isEmpty()) {
            temporary = Optional.of(IndexFolders.passing(order, ledger));
            writing = observed(temporary.get().store());
        }
        return writing;
    }

    /** Tries the folder again from time to time. */
    @Override
    public boolean isBehind() {
        if (trouble.isPresent() && folder.isPresent() && now.getAsLong() - triedAt > RETRY) {
            triedAt = now.getAsLong();
            if (canWrite(folder.get())) {
                try {
                    writing = kept.isPresent() ? kept.get() : open(folder.get());
                    trouble = Optional.empty();
                } catch (IOException | RuntimeException e) {
                    return false;
                }
            }
        }
        return answering != writing || writing.isBehind();
    }

    @Override
    public Corpus acquire() {
        while (true) {
            CorpusStore store = answering;
            try {
                return store.acquire();
            } catch (IllegalStateException e) {
                // Closed since, as another has taken its place.
                if (store == answering) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void beforeNext(Consumer<Corpus> callback) {
        beforeNext = callback;
    }

    /** The same store, which tells of its next corpus while it answers. */
    private <S extends CorpusStore> S observed(S store) {
        store.beforeNext(
                next -> {
                    if (store == answering) {
                        beforeNext.accept(next);
                    }
                });
        return store;
    }

    @Override
    public Map<Path, String> stamps() {
        return writing.stamps();
    }

    @Override
    public boolean refresh(List<Path> order, boolean isPartial) {
        return writing.refresh(order, isPartial);
    }

    @Override
    public Optional<String> damage() {
        return answering != writing
                ? Optional.of("another store takes its place")
                : writing.damage();
    }

    @Override
    public Optional<String> verify(boolean isSuspect) {
        return writing.verify(isSuspect);
    }

    @Override
    public boolean isTemporary() {
        return !isKept();
    }

    @Override
    public boolean isBusy() {
        return writing.isBusy();
    }

    @Override
    public boolean hasManySegments() {
        return isKept() && writing.hasManySegments();
    }

    @Override
    public void stop() {
        kept.ifPresent(PaperIndex::stop);
    }

    @Override
    public void close() {
        kept.ifPresent(PaperIndex::close);
        temporary.ifPresent(IndexFolders.TemporaryStore::close);
    }
}
