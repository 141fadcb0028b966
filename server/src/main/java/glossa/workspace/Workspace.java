package glossa.workspace;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.corpus.KeyRule;
import glossa.corpus.Problem;
import glossa.corpus.Settings;
import glossa.corpus.SourceFile;
import glossa.corpus.SourceFile.Contents;
import glossa.corpus.SourceFiles;
import glossa.grammar.Conventions;
import glossa.notes.Note;
import glossa.notes.Notes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * The one thing that changes: the notes that are open, the sources with their unsaved buffers, and
 * where to look for them.
 *
 * <p>{@link #put} and {@link #close(String)} belong to the thread that reads the editor's messages,
 * {@link #index} to the one background task, {@link #readNotes} to another; everything else may be
 * called from anywhere.
 */
public final class Workspace {
    /** Bytes; read in some tens of milliseconds. */
    private static final long LARGEST_EDITABLE = 16 << 20;

    private final CorpusStore store;
    private final Discovery discovery = new Discovery();
    private final Map<Path, Buffer> buffers = new ConcurrentHashMap<>();
    private volatile List<Path> folders = List.of();
    private volatile Notes notes = Notes.NONE;
    private final NoteFiles noteFiles = new NoteFiles();
    private volatile Watched watched = new Watched(Map.of());
    private volatile Map<Path, List<Problem>> settingsProblems = Map.of();
    private volatile Settings settings = Settings.DEFAULT;
    private final Optional<Path> lostKeysFile;
    private volatile LostKeys lost;
    private final LongSupplier now;
    private volatile boolean indexed;

    /** Whether a file was being written when the last run looked at it. */
    private volatile boolean waiting;

    /** How many runs since the last good one did not come to their end, and when the last began. */
    private final AtomicInteger failures = new AtomicInteger();

    private volatile long failedAt;

    /** Files that are no text and are read before what they gave is there. */
    private static final int AT_ONCE = 32;

    /** Milliseconds until a run that failed is tried again; doubled with each. */
    private static final long FIRST_PAUSE = 500;

    private static final int MOST_DOUBLED = 7;

    /** The unsaved text of a source. */
    private record Buffer(int version, String text) {}

    /**
     * What a run looked at, and what it looked like: when any of it differs, another run is due.
     */
    private record Watched(Map<Path, String> stamps) {}

    /** A workspace that forgets with its end which keys were lost. */
    public Workspace(CorpusStore store) {
        this(store, Optional.empty());
    }

    /**
     * @param lostKeysFile where the keys that sources lost are kept for the next start
     */
    public Workspace(CorpusStore store, Optional<Path> lostKeysFile) {
        this(store, lostKeysFile, System::currentTimeMillis);
    }

    /**
     * @param now the time in milliseconds, as the disk gives files theirs
     */
    Workspace(CorpusStore store, Optional<Path> lostKeysFile, LongSupplier now) {
        this.store = store;
        this.now = now;
        this.lostKeysFile = lostKeysFile;
        this.lost = lostKeysFile.map(LostKeys::read).orElse(LostKeys.NONE);
    }

    /** Where to look for sources; absolute. */
    public void setFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
        settings =
                folders.isEmpty()
                        ? Settings.DEFAULT
                        : Discovery.settings(folders.getFirst().resolve(Settings.FILE));
    }

    /** The first folder's settings as they were when last looked at. */
    public Settings settings() {
        return settings;
    }

    /** How notes are read, by the first folder's settings as they were when last looked at. */
    public Conventions conventions() {
        return settings.conventions();
    }

    /** The folders that {@link #setFolders} gave. */
    public List<Path> folders() {
        return folders;
    }

    /** All notes, as they are now. */
    public Notes notes() {
        return notes;
    }

    /** Swaps in a new version of a note. */
    public void put(Note note) {
        swap(now -> now.with(note));
    }

    /** The note is open no longer. */
    public void close(String uri) {
        swap(now -> now.without(uri));
    }

    /**
     * Reads some notes from the disk: not before the papers are there. For one background thread.
     *
     * @return whether there are more to be read
     */
    public boolean readNotes() {
        boolean more = isIndexed() && noteFiles.step(folders, conventions());
        swap(now -> now.with(noteFiles.outlines()));
        return more;
    }

    /**
     * Reads the notes on the disk at once, for one question: those that it may be about.
     *
     * @param wanted whether a note of this uri and text has to be read; of others, only their place
     *     is known
     */
    public void readNotesOnce(BiPredicate<String, String> wanted) {
        swap(now -> now.with(NoteFiles.once(folders, conventions(), wanted::test)));
    }

    private synchronized void swap(UnaryOperator<Notes> change) {
        notes = change.apply(notes);
    }

    /** Notes on the disk may have changed: the next {@link #readNotes} looks at all of them. */
    public void notesChanged() {
        noteFiles.expire();
    }

    /** The editor's unsaved text of a source counts in place of the file's. */
    public void putBuffer(Path file, int version, String text) {
        buffers.put(file, new Buffer(version, text));
    }

    /** The file counts again. */
    public void closeBuffer(Path file) {
        buffers.remove(file);
    }

    /** The text of a source as the editor has it: its unsaved buffer, else the file. */
    public Optional<String> text(Path file) {
        Buffer buffer = buffers.get(file);
        return buffer == null ? SourceFiles.text(file) : Optional.of(buffer.text());
    }

    /** The same, but nothing for a file that is too large to be read for one answer. */
    public Optional<String> editableText(Path file) {
        try {
            boolean small = buffers.containsKey(file) || Files.size(file) <= LARGEST_EDITABLE;
            return small ? text(file) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The sources that are open in the editor. */
    public Set<Path> openSources() {
        return Set.copyOf(buffers.keySet());
    }

    /** These notes, and the corpus as it is now. To be closed by the caller. */
    public Snapshot snapshot(Notes seen) {
        return new Snapshot(seen, store.acquire(), lost, Surroundings.disk(folders));
    }

    /**
     * Whether a run has ended since the start: before, a key that is not found may only be not yet
     * read.
     */
    public boolean isIndexed() {
        return indexed;
    }

    /**
     * What is wrong in the settings files, by file; those with nothing wrong map to an empty list.
     */
    public Map<Path, List<Problem>> settingsProblems() {
        return settingsProblems;
    }

    /** Told of the progress of a run. */
    public interface Progress {
        /** {@code file} is read next: the {@code number}th (from 1) of {@code count}. */
        void reading(Path file, int number, int count);
    }

    /**
     * One run: finds the sources, reads those that changed, and replaces what they gave.
     *
     * @return whether anything changed
     */
    public boolean index(Progress progress) {
        Discovery.Found found = discovery.find(folders);
        Map<Path, String> looks = new HashMap<>();
        for (Path folder : found.folders()) {
            looks.put(folder, SourceFiles.stamp(folder));
        }
        found.problems().keySet().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        found.naming().forEach(file -> looks.put(file, SourceFiles.stamp(file)));
        Map<Path, String> known = store.stamps();
        List<Path> changed = new ArrayList<>();
        // Other settings may mean other names and another order of trust: then all is read again.
        String rule = "|" + Integer.toHexString(found.settings().hashCode());
        Map<Path, Buffer> unsaved = Map.copyOf(buffers);
        for (Path file : found.sources()) {
            looks.put(file, SourceFiles.stamp(file));
            if (!stamp(file, unsaved, rule).equals(known.get(file))) {
                changed.add(file);
            }
        }
        List<Path> gone = new ArrayList<>(known.keySet());
        gone.removeAll(new java.util.HashSet<>(found.sources()));
        List<SourceFile> files = new ArrayList<>();
        for (Path file : changed) {
            int number = files.size() + 1;
            Buffer buffer = unsaved.get(file);
            files.add(
                    new SourceFile(
                            file,
                            stamp(file, unsaved, rule),
                            rule,
                            () -> {
                                progress.reading(file, number, changed.size());
                                return buffer == null
                                        ? open(file, Optional.ofNullable(known.get(file)))
                                        : known.containsKey(file)
                                                ? HalfWritten.contents(
                                                        SourceFiles.open(file, buffer.text()))
                                                : SourceFiles.open(file, buffer.text());
                            }));
        }
        waiting = false;
        boolean settingsChanged = !found.problems().equals(settingsProblems);
        settingsProblems = found.problems();
        settings = found.settings();
        failures.incrementAndGet();
        failedAt = now.getAsLong();
        if (!files.isEmpty() || !gone.isEmpty() || !indexed) {
            replace(files, gone, found);
        }
        failures.set(0);
        watched = new Watched(looks);
        boolean first = !indexed;
        indexed = true;
        return first || settingsChanged || !files.isEmpty() || !gone.isEmpty();
    }

    /** Opens a file; one that is being written is left for the next run. */
    private Contents open(Path file, Optional<String> before) {
        Contents contents = SourceFiles.open(file);
        if (before.isEmpty()) {
            return contents;
        }
        long size = SourceFiles.size(before.get());
        if (HalfWritten.isBeingWritten(file, size, contents, now.getAsLong())) {
            waiting = true;
            return Contents.waiting();
        }
        return HalfWritten.contents(contents);
    }

    /** Replaces what the files gave, and remembers the keys of open notes that are lost by it. */
    private void replace(List<SourceFile> files, List<Path> gone, Discovery.Found found) {
        List<Path> order = found.sources();
        KeyRule rule = found.settings().keys();
        List<SourceFile> texts = files.stream().filter(Workspace::isText).toList();
        try (Corpus before = store.acquire()) {
            store.replace(texts, gone, order, rule, next -> lose(before, next, found));
        }
        // A PDF takes as long as a thousand entries: what is read of them is there by and by.
        List<SourceFile> others = files.stream().filter(file -> !isText(file)).toList();
        for (int i = 0; i < others.size(); i += AT_ONCE) {
            store.replace(
                    others.subList(i, Math.min(i + AT_ONCE, others.size())),
                    List.of(),
                    order,
                    rule);
        }
    }

    private static boolean isText(SourceFile file) {
        return Discovery.isTextSource(file.file());
    }

    /** Whoever finds that a cited key is gone finds out where it was. */
    private void lose(Corpus before, Corpus next, Discovery.Found found) {
        Set<String> cited = new LinkedHashSet<>();
        for (Note note : notes.all()) {
            note.items().forEach(item -> cited.add(item.key()));
        }
        LostKeys after = lost.after(before, next, cited, Set.copyOf(found.sources()));
        if (!after.equals(lost)) {
            lost = after;
            lostKeysFile.ifPresent(after::write);
        }
    }

    /**
     * Whether something that the last run looked at looks different now. Asks the disk for times
     * only.
     */
    public boolean isStale() {
        if (failures.get() > 0) {
            // What went wrong may go wrong again; it is tried again after a while, and a longer
            // one.
            return now.getAsLong() - failedAt
                    > FIRST_PAUSE << Math.min(failures.get(), MOST_DOUBLED);
        }
        if (waiting) {
            return true;
        }
        for (var entry : watched.stamps().entrySet()) {
            if (!SourceFiles.stamp(entry.getKey()).equals(entry.getValue())) {
                return true;
            }
        }
        return false;
    }

    private static String stamp(Path file, Map<Path, Buffer> unsaved, String rule) {
        Buffer buffer = unsaved.get(file);
        return (buffer == null
                        ? SourceFiles.stamp(file)
                        : "buffer " + buffer.version() + " " + buffer.text().hashCode())
                + rule;
    }
}
