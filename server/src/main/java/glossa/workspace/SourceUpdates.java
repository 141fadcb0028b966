package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.CorpusStore.BusyException;
import glossa.corpus.CorpusStore.TooMuchException;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
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
    private volatile WatchedFiles watched = new WatchedFiles(Map.of());
    private volatile boolean indexed;

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

    /** What is to be done. */
    private record UpdateWork(List<SourceFile> files, List<Path> gone, long newBytes) {
        boolean isEmpty() {
            return files.isEmpty() && gone.isEmpty();
        }
    }

    SourceUpdates(CorpusStore store, Optional<LargeUpdates> elsewhere, LongSupplier now) {
        this.store = store;
        this.elsewhere = elsewhere;
        this.now = now;
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
     * @param before told of each corpus that comes, just before anyone else can acquire it
     */
    record UpdateRequest(
            WorkspaceLocation site,
            SourceDiscovery.FoundSources found,
            Map<Path, Buffer> unsaved,
            Set<Path> kept,
            Progress progress,
            Consumer<Corpus> before) {}

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
        found.naming().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        found.sources().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        waiting = false;
        failures.incrementAndGet();
        failedAt = now.getAsLong();
        boolean changed = store.refresh(found.sources(), false, order.before());
        try {
            UpdateWork work = work(order);
            if (!work.isEmpty() || !indexed) {
                changed = true;
                changedAt = now.getAsLong();
                elsewhere.ifPresent(LargeUpdates::stop);
                replace(order, work);
            }
        } catch (BusyException e) {
            waiting = true;
            failures.set(0);
            return false;
        }
        failures.set(0);
        watched = new WatchedFiles(looks);
        indexed = true;
        return changed;
    }

    private void replace(UpdateRequest order, UpdateWork work) {
        if (elsewhere.isEmpty()) {
            replaceHere(order, work, Long.MAX_VALUE);
            return;
        }
        try {
            if (work.newBytes() > (indexed ? MAX_HERE : MAX_AT_FIRST)) {
                throw new TooMuchException();
            }
            replaceHere(order, work, MAX_HERE);
        } catch (TooMuchException much) {
            replaceElsewhere(elsewhere.get(), order);
            try {
                // What the editor has not saved, and what has changed in the meantime.
                replaceHere(order, work(order), MAX_HERE);
            } catch (TooMuchException again) {
                throw new IllegalStateException(
                        "the sources change faster than they are read", again);
            }
        }
    }

    private void replaceElsewhere(LargeUpdates runs, UpdateRequest order) {
        store.checkFree();
        boolean done = false;
        try {
            runs.run(
                    order.site(),
                    kept(order),
                    order.progress(),
                    () -> store.refresh(order.found().sources(), true, next -> {}));
            done = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            // Where it failed, what could be seen of it is gone.
            store.refresh(order.found().sources(), false, done ? order.before() : next -> {});
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
        // Other settings may mean other names and another order of trust: then all is read again.
        String rule =
                "|"
                        + Integer.toHexString(order.found().settings().forSources().hashCode())
                        + order.found().chosen();
        for (Path file : sources) {
            String before = known.getOrDefault(file, "");
            if (!order.kept().contains(file)
                    && !isOfAnother(before)
                    && !stamp(file, order.unsaved(), rule).equals(before)) {
                changed.add(file);
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
        return new UpdateWork(files, gone, newBytes);
    }

    private Contents open(
            Path file,
            @org.jspecify.annotations.Nullable String before,
            @org.jspecify.annotations.Nullable Buffer buffer) {
        if (buffer != null) {
            Contents contents = SourceFiles.open(file, buffer.text());
            return before == null ? contents : HalfWrittenSources.contents(contents);
        }
        long most = elsewhere.isPresent() ? MAX_HERE : Long.MAX_VALUE;
        if (SourceFiles.isReadWhole(file, most)) {
            throw new TooMuchException();
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
        List<Chunk> pieces = contents.pieces().orElse(List.of());
        boolean isLooked = pieces.size() == 1 || contents.endsOpen();
        if (isLooked
                && !pieces.isEmpty()
                && pieces.getLast().end() - pieces.getLast().start() > most) {
            throw new TooMuchException();
        }
        return HalfWrittenSources.contents(contents);
    }

    private void replaceHere(UpdateRequest order, UpdateWork work, long most) {
        List<Path> trust = order.found().sources();
        KeyRule rule = order.found().settings().keys();
        List<SourceFile> texts = work.files().stream().filter(file -> isText(file.file())).toList();
        store.replace(texts, work.gone(), trust, rule, most, order.before());
        // What is read of the others is there by and by.
        List<SourceFile> others =
                work.files().stream().filter(file -> !isText(file.file())).toList();
        for (int i = 0; i < others.size(); i += MAX_FILES_AT_ONCE) {
            store.replace(
                    others.subList(i, Math.min(i + MAX_FILES_AT_ONCE, others.size())),
                    List.of(),
                    trust,
                    rule,
                    most,
                    next -> {});
        }
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
        if (elsewhere.isPresent()
                && indexed
                && store.isScattered()
                && now.getAsLong() - changedAt > REST << Math.min(tidied, MAX_DOUBLED)) {
            tidied++;
            changedAt = now.getAsLong();
            try {
                elsewhere.get().tidy(site, unsaved.keySet());
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
