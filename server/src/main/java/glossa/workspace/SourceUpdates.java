package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.CorpusStore.ReplaceResult;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;
import glossa.workspace.SourceBuffers.Buffer;
import glossa.workspace.SourceChanges.UpdateWork;
import glossa.workspace.Workspace.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The runs that bring the store up to what the sources say: here where little has changed, else by
 * {@link LargeUpdates}, if there are any. Belongs to the one background task.
 */
final class SourceUpdates {
    /** Bytes of sources that are read here; some thousand papers, and some tenths of a second. */
    static final long MAX_HERE = 4L << 20;

    /**
     * The same of the first run, whose code the JVM has not compiled; about as long as it takes to
     * start another process.
     */
    private static final long MAX_AT_FIRST = 1L << 21;

    /** Files that are no text and are read before what they gave is there. */
    private static final int MAX_FILES_AT_ONCE = 32;

    /** Milliseconds until a run that failed is tried again; doubled with each. */
    private static final long FIRST_PAUSE = 500;

    private static final int MAX_DOUBLED = 7;

    /** Milliseconds that nothing has changed before the index is made faster; doubled with each. */
    private static final long REST = 20_000;

    private final CorpusStore store;
    private final Optional<LargeUpdates> elsewhere;
    private final LongSupplier now;
    private final SourceChanges changes;
    private final Supplier<Notes> notes;
    private final Optional<Path> removedKeysFile;
    private volatile RemovedKeys removedKeys;
    private volatile WatchedFiles watched = new WatchedFiles(Map.of());
    private volatile boolean indexed;

    /** Whether this run reads all sources again, since the index is damaged. */
    private boolean isRebuilding;

    /** Whether another run is due soon: a file was being written, or another process writes. */
    private volatile boolean waiting;

    /** How many runs since the last good one did not come to their end, and when the last began. */
    private final AtomicInteger failures = new AtomicInteger();

    private volatile long failedAt;
    private long changedAt;
    private int tidied;

    /**
     * What a run looked at, and what it looked like: when any of it differs, another run is due.
     */
    private record WatchedFiles(Map<Path, String> stamps) {}

    /**
     * @param removedKeysFile where the removed keys are kept for the next start
     * @param notes the notes as they are now: only keys that they cite are kept as removed
     */
    SourceUpdates(
            CorpusStore store,
            Optional<LargeUpdates> elsewhere,
            LongSupplier now,
            Optional<Path> removedKeysFile,
            Supplier<Notes> notes) {
        this.store = store;
        this.elsewhere = elsewhere;
        this.now = now;
        this.changes = new SourceChanges(() -> elsewhere().isPresent(), now, () -> waiting = true);
        this.removedKeysFile = removedKeysFile;
        this.removedKeys = removedKeysFile.map(RemovedKeys::read).orElse(RemovedKeys.NONE);
        this.notes = notes;
    }

    /** The cited keys that the sources have lost. */
    RemovedKeys removedKeys() {
        return removedKeys;
    }

    /** Whether a run has ended since the start. */
    boolean isIndexed() {
        return indexed;
    }

    /**
     * What one run goes by.
     *
     * @param site where the sources were looked for
     * @param unsaved the editor's buffers
     * @param kept files that stay as they are in the store
     */
    record UpdateRequest(
            WorkspaceLocation site,
            SourceDiscovery.FoundSources found,
            Map<Path, Buffer> unsaved,
            Set<Path> kept,
            Progress progress) {}

    /**
     * One run.
     *
     * @return whether anything changed
     */
    boolean run(UpdateRequest request) {
        SourceDiscovery.FoundSources found = request.found();
        Map<Path, String> looks = new HashMap<>();
        for (Path folder : found.folders()) {
            looks.put(folder, SourceFiles.stamp(folder));
        }
        found.problems().keySet().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        found.namingFiles().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        found.sources().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        waiting = false;
        failures.incrementAndGet();
        failedAt = now.getAsLong();
        store.beforeNext(next -> recordRemovedKeys(next, found));
        // Also where this run is due for another reason, an index that was deleted is noticed.
        boolean _ = store.isBehind();
        isRebuilding = store.damage().isPresent();
        boolean changed = store.refresh(found.sources(), false);
        isRebuilding = store.damage().isPresent();
        UpdateWork work = work(request);
        if (!work.isEmpty() || !indexed || isRebuilding) {
            changed = true;
            changedAt = now.getAsLong();
            elsewhere.ifPresent(LargeUpdates::stop);
            if (replace(request, work) == ReplaceResult.BUSY) {
                waiting = true;
                failures.set(0);
                return false;
            }
        }
        failures.set(0);
        watched = new WatchedFiles(looks);
        indexed = true;
        return changed;
    }

    /**
     * Replaces what changed, here or in another process.
     *
     * @return {@link ReplaceResult#REPLACED} or {@link ReplaceResult#BUSY}
     */
    private ReplaceResult replace(UpdateRequest request, UpdateWork work) {
        if (elsewhere().isEmpty()) {
            return replaceHere(request, work, Long.MAX_VALUE);
        }
        ReplaceResult here =
                work.newBytes() > (indexed ? MAX_HERE : MAX_AT_FIRST)
                        ? ReplaceResult.TOO_LARGE
                        : replaceHere(request, work, MAX_HERE);
        if (here != ReplaceResult.TOO_LARGE) {
            return here;
        }
        if (replaceElsewhere(elsewhere.get(), request) == ReplaceResult.BUSY) {
            return ReplaceResult.BUSY;
        }
        // What the editor has not saved, and what has changed in the meantime.
        ReplaceResult rest = replaceHere(request, work(request), MAX_HERE);
        if (rest == ReplaceResult.TOO_LARGE) {
            throw new IllegalStateException("the sources change faster than they are read");
        }
        return rest;
    }

    /** The process for large updates, where it can write what this one reads. */
    private Optional<LargeUpdates> elsewhere() {
        return store.isTemporary() ? Optional.empty() : elsewhere;
    }

    private ReplaceResult replaceElsewhere(LargeUpdates runs, UpdateRequest request) {
        if (store.isBusy()) {
            return ReplaceResult.BUSY;
        }
        try {
            return runs.run(
                    request.site(),
                    kept(request),
                    request.progress(),
                    () -> store.refresh(request.found().sources(), true));
        } catch (IOException e) {
            if (store.fallBack(e)) {
                return ReplaceResult.BUSY;
            }
            throw new UncheckedIOException(e);
        } finally {
            // A run that failed leaves nothing: what it had shown so far disappears.
            store.refresh(request.found().sources(), false);
        }
    }

    /**
     * Records which of the cited keys the corpus has now and its successor has not, before anybody
     * can see that they are gone.
     */
    private void recordRemovedKeys(Corpus next, SourceDiscovery.FoundSources found) {
        if (isRebuilding) {
            // What a damaged index does not find was not removed.
            return;
        }
        Set<String> cited = new LinkedHashSet<>();
        for (Note note : notes.get().all()) {
            note.items().forEach(item -> cited.add(item.key()));
        }
        try (Corpus before = store.acquire()) {
            RemovedKeys after = removedKeys.after(before, next, cited, Set.copyOf(found.sources()));
            if (!after.equals(removedKeys)) {
                removedKeys = after;
                removedKeysFile.ifPresent(after::write);
            }
        }
    }

    /** The files of which the store has what only an editor has. */
    private Set<Path> kept(UpdateRequest request) {
        return store.stamps().entrySet().stream()
                .filter(file -> SourceChanges.isOfOwnBuffer(file.getValue()))
                .map(Map.Entry::getKey)
                .filter(request.unsaved()::containsKey)
                .collect(Collectors.toSet());
    }

    private UpdateWork work(UpdateRequest request) {
        return changes.since(store.stamps(), request);
    }

    private ReplaceResult replaceHere(UpdateRequest request, UpdateWork work, long maxBytes) {
        if (work.isReadWhole()) {
            return ReplaceResult.TOO_LARGE;
        }
        List<Path> trust = request.found().sources();
        KeyRule rule = request.found().settings().keyRule();
        List<SourceFile> texts =
                work.files().stream().filter(file -> FileKinds.isText(file.file())).toList();
        ReplaceResult result = store.replace(texts, work.gone(), trust, rule, maxBytes);
        if (result != ReplaceResult.REPLACED) {
            return result;
        }
        // The papers of text sources show first; the others follow in batches.
        List<SourceFile> others =
                work.files().stream().filter(file -> !FileKinds.isText(file.file())).toList();
        for (int i = 0; i < others.size(); i += MAX_FILES_AT_ONCE) {
            result =
                    store.replace(
                            others.subList(i, Math.min(i + MAX_FILES_AT_ONCE, others.size())),
                            List.of(),
                            trust,
                            rule,
                            maxBytes);
            if (result != ReplaceResult.REPLACED) {
                return result;
            }
        }
        return result;
    }

    /**
     * Whether something that the last run looked at looks different now. Asks the disk for times
     * only.
     */
    boolean isStale() {
        if (failures.get() > 0) {
            // What went wrong may go wrong again; it is tried again after a while, and a longer
            // one.
            return now.getAsLong() - failedAt
                    > FIRST_PAUSE << Math.min(failures.get(), MAX_DOUBLED);
        }
        if (waiting || store.isBehind()) {
            return true;
        }
        for (var entry : watched.stamps().entrySet()) {
            if (!SourceFiles.stamp(entry.getKey()).equals(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    /** Has the index made faster if that pays, and nothing has happened for a while. */
    void tidy(WorkspaceLocation site, Set<Path> open) {
        if (elsewhere().isPresent()
                && indexed
                && store.hasManySegments()
                && now.getAsLong() - changedAt > REST << Math.min(tidied, MAX_DOUBLED)) {
            tidied++;
            changedAt = now.getAsLong();
            try {
                elsewhere.get().mergeSegments(site, open);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
