package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.CorpusStore.ReplaceResult;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.KeyRule;
import glossa.source.Chunk;
import glossa.source.SourceFile;
import glossa.source.SourceFile.Contents;
import glossa.source.reading.SourceFiles;
import glossa.workspace.Workspace.Buffer;
import glossa.workspace.Workspace.Progress;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final long MAX_HERE = 4L << 20;

    /** The same of the first run, whose code the JVM has not compiled. */
    private static final long MAX_AT_FIRST = 1L << 19;

    /** Files that are no text and are read before what they gave is there. */
    private static final int MAX_FILES_AT_ONCE = 32;

    /** So many of them are read here; a PDF takes as long as a thousand entries. */
    private static final int MAX_BINARY_HERE = 2 * MAX_FILES_AT_ONCE;

    /** Milliseconds until a run that failed is tried again; doubled with each. */
    private static final long FIRST_PAUSE = 500;

    private static final int MAX_DOUBLED = 7;

    /** Milliseconds that nothing has changed before the index is made faster; doubled with each. */
    private static final long REST = 20_000;

    /** Begins the stamp of what only the editor of one process has; the process follows. */
    private static final String BUFFER = "buffer ";

    private static final String OWN_BUFFER = BUFFER + ProcessHandle.current().pid() + " ";

    private final CorpusStore store;
    private final Optional<LargeUpdates> elsewhere;
    private final LongSupplier now;
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
     * What a run has to do.
     *
     * @param newBytes an estimate of what has to be read
     * @param isReadWhole whether it includes a large file that is in memory as a whole while it is
     *     read
     */
    private record UpdateWork(
            List<SourceFile> files, List<Path> gone, long newBytes, boolean isReadWhole) {
        boolean isEmpty() {
            return files.isEmpty() && gone.isEmpty();
        }
    }

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
    boolean run(UpdateRequest order) {
        SourceDiscovery.FoundSources found = order.found();
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
        boolean changed;
        try (Corpus before = store.acquire()) {
            changed = store.refresh(found.sources(), false);
            isRebuilding = store.damage().isPresent();
            if (changed) {
                recordRemovedKeys(before, found);
            }
            UpdateWork work = work(order);
            if (!work.isEmpty() || !indexed || isRebuilding) {
                changed = true;
                changedAt = now.getAsLong();
                elsewhere.ifPresent(LargeUpdates::stop);
                if (replace(order, work, before) == ReplaceResult.BUSY) {
                    waiting = true;
                    failures.set(0);
                    return false;
                }
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
     * @param before the corpus as it was before the run
     * @return {@link ReplaceResult#REPLACED} or {@link ReplaceResult#BUSY}
     */
    private ReplaceResult replace(UpdateRequest order, UpdateWork work, Corpus before) {
        if (elsewhere().isEmpty()) {
            return replaceHere(order, work, Long.MAX_VALUE, before);
        }
        ReplaceResult here =
                work.newBytes() > (indexed ? MAX_HERE : MAX_AT_FIRST)
                        ? ReplaceResult.TOO_LARGE
                        : replaceHere(order, work, MAX_HERE, before);
        if (here != ReplaceResult.TOO_LARGE) {
            return here;
        }
        if (replaceElsewhere(elsewhere.get(), order) == ReplaceResult.BUSY) {
            return ReplaceResult.BUSY;
        }
        recordRemovedKeys(before, order.found());
        // What the editor has not saved, and what has changed in the meantime.
        ReplaceResult rest = replaceHere(order, work(order), MAX_HERE, before);
        if (rest == ReplaceResult.TOO_LARGE) {
            throw new IllegalStateException("the sources change faster than they are read");
        }
        return rest;
    }

    /** The process for large updates, where it can write what this one reads. */
    private Optional<LargeUpdates> elsewhere() {
        return store.isTemporary() ? Optional.empty() : elsewhere;
    }

    private ReplaceResult replaceElsewhere(LargeUpdates runs, UpdateRequest order) {
        if (store.isBusy()) {
            return ReplaceResult.BUSY;
        }
        try {
            return runs.run(
                    order.site(),
                    kept(order),
                    order.progress(),
                    () -> store.refresh(order.found().sources(), true));
        } catch (IOException e) {
            if (store.fallBack(e)) {
                return ReplaceResult.BUSY;
            }
            throw new UncheckedIOException(e);
        } finally {
            // A run that failed leaves nothing: what it had shown so far disappears.
            store.refresh(order.found().sources(), false);
        }
    }

    /** Records which of the cited keys the corpus had before and has no longer. */
    private void recordRemovedKeys(Corpus before, SourceDiscovery.FoundSources found) {
        if (isRebuilding) {
            // What a damaged index does not find was not removed.
            return;
        }
        Set<String> cited = new LinkedHashSet<>();
        for (Note note : notes.get().all()) {
            note.items().forEach(item -> cited.add(item.key()));
        }
        try (Corpus now = store.acquire()) {
            RemovedKeys after = removedKeys.after(before, now, cited, Set.copyOf(found.sources()));
            if (!after.equals(removedKeys)) {
                removedKeys = after;
                removedKeysFile.ifPresent(after::write);
            }
        }
    }

    /** The files of which the store has what only an editor has. */
    private Set<Path> kept(UpdateRequest order) {
        return store.stamps().entrySet().stream()
                .filter(file -> file.getValue().startsWith(OWN_BUFFER))
                .map(Map.Entry::getKey)
                .filter(order.unsaved()::containsKey)
                .collect(Collectors.toSet());
    }

    private UpdateWork work(UpdateRequest order) {
        Map<Path, String> known = store.stamps();
        List<Path> sources = order.found().sources();
        List<Path> changed = new ArrayList<>();
        long newBytes = 0;
        boolean isReadWhole = false;
        // Other settings may mean other names and another order of trust: then all is read again.
        String rule =
                "|"
                        + Integer.toHexString(
                                order.found().settings().sourcesFingerprint().hashCode())
                        + order.found().chosenKeysDigest();
        for (Path file : sources) {
            String before = known.getOrDefault(file, "");
            if (!order.kept().contains(file)
                    && !isOfAnother(before)
                    && !stamp(file, order.unsaved(), rule).equals(before)) {
                changed.add(file);
                isReadWhole |=
                        elsewhere().isPresent()
                                && !order.unsaved().containsKey(file)
                                && SourceFiles.isReadWhole(file, MAX_HERE);
                if (isText(file)) {
                    long size = SourceFiles.size(SourceFiles.stamp(file));
                    newBytes += Math.max(0, size - SourceFiles.size(before));
                } else {
                    newBytes += MAX_HERE / MAX_BINARY_HERE;
                }
            }
        }
        List<Path> gone = new ArrayList<>(known.keySet());
        gone.removeAll(new HashSet<>(sources));
        List<SourceFile> files = new ArrayList<>();
        for (Path file : changed) {
            int number = files.size() + 1;
            files.add(
                    new SourceFile(
                            file,
                            stamp(file, order.unsaved(), rule),
                            rule,
                            order.unsaved().containsKey(file),
                            () -> {
                                order.progress().reading(file, number, changed.size());
                                return open(file, known.get(file), order.unsaved().get(file));
                            }));
        }
        return new UpdateWork(files, gone, newBytes, isReadWhole);
    }

    private Contents open(
            Path file,
            @org.jspecify.annotations.Nullable String before,
            @org.jspecify.annotations.Nullable Buffer buffer) {
        if (buffer != null) {
            Contents contents = SourceFiles.open(file, buffer.text());
            return before == null ? contents : HalfWrittenSources.contents(contents);
        }
        Contents contents = SourceFiles.open(file);
        if (before == null) {
            return contents;
        }
        if (HalfWrittenSources.isBeingWritten(
                file, SourceFiles.size(before), contents, now.getAsLong())) {
            // It is left for the next run.
            waiting = true;
            return Contents.waiting();
        }
        List<Chunk> chunks = contents.pieces().orElse(List.of());
        if (elsewhere().isPresent()
                && !chunks.isEmpty()
                && chunks.getLast().end() - chunks.getLast().start() > MAX_HERE) {
            // The store decides whether so large a chunk is new; if it is, this run ends.
            return contents;
        }
        return HalfWrittenSources.contents(contents);
    }

    private ReplaceResult replaceHere(
            UpdateRequest order, UpdateWork work, long maxBytes, Corpus before) {
        if (work.isReadWhole()) {
            return ReplaceResult.TOO_LARGE;
        }
        List<Path> trust = order.found().sources();
        KeyRule rule = order.found().settings().keyRule();
        List<SourceFile> texts = work.files().stream().filter(file -> isText(file.file())).toList();
        ReplaceResult result = store.replace(texts, work.gone(), trust, rule, maxBytes);
        if (result != ReplaceResult.REPLACED) {
            return result;
        }
        recordRemovedKeys(before, order.found());
        // The papers of text sources show first; the others follow in batches.
        List<SourceFile> others =
                work.files().stream().filter(file -> !isText(file.file())).toList();
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

    private static boolean isText(Path file) {
        return FileKinds.isTextSource(file);
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
    void tidy(WorkspaceLocation site, Map<Path, Buffer> unsaved) {
        if (elsewhere().isPresent()
                && indexed
                && store.hasManySegments()
                && now.getAsLong() - changedAt > REST << Math.min(tidied, MAX_DOUBLED)) {
            tidied++;
            changedAt = now.getAsLong();
            try {
                elsewhere.get().mergeSegments(site, unsaved.keySet());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Whether the stamp is of what is typed in another server's editor, which goes on. */
    private static boolean isOfAnother(String stamp) {
        if (!stamp.startsWith(BUFFER) || stamp.startsWith(OWN_BUFFER)) {
            return false;
        }
        String process = stamp.substring(BUFFER.length()).split(" ", 2)[0];
        return process.chars().allMatch(Character::isDigit)
                && ProcessHandle.of(Long.parseLong(process)).isPresent();
    }

    private static String stamp(Path file, Map<Path, Buffer> unsaved, String rule) {
        Buffer buffer = unsaved.get(file);
        return (buffer == null
                        ? SourceFiles.stamp(file)
                        : OWN_BUFFER + buffer.version() + " " + buffer.text().hashCode())
                + rule;
    }
}
