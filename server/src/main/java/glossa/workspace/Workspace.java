package glossa.workspace;

import glossa.corpus.CorpusStore;
import glossa.grammar.NoteConventions;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.reading.SourceFiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final long MAX_EDITABLE_BYTES = 16 << 20;

    private final CorpusStore store;
    private final SourceDiscovery discovery = new SourceDiscovery();
    private final Map<Path, Buffer> buffers = new ConcurrentHashMap<>();
    private volatile WorkspaceLocation site = new WorkspaceLocation(List.of(), "");
    private volatile Notes notes = Notes.NONE;
    private final NoteFiles noteFiles = new NoteFiles();
    private volatile Map<Path, List<Problem>> settingsProblems = Map.of();
    private volatile Settings settings = Settings.DEFAULT;
    private final Optional<LargeUpdates> elsewhere;
    private final SourceUpdates indexing;
    private volatile Set<Path> kept = Set.of();

    /** The text of a source as the editor has it. */
    record Buffer(int version, String text) {}

    /** UTF-16 units; a longer text is not compared with its file. */
    private static final int MAX_COMPARED_LENGTH = 8 << 20;

    /** The buffers that were as their files once, as they were then. */
    private final Map<Path, Saved> saved = new ConcurrentHashMap<>();

    private record Saved(int version, int hash) {
        static Saved of(Buffer buffer) {
            return new Saved(buffer.version(), buffer.text().hashCode());
        }
    }

    /** A workspace that forgets with its end which keys were lost. */
    public Workspace(CorpusStore store) {
        this(store, Optional.empty());
    }

    /**
     * @param lostKeysFile where the keys that sources lost are kept for the next start
     */
    public Workspace(CorpusStore store, Optional<Path> lostKeysFile) {
        this(store, lostKeysFile, Optional.empty());
    }

    /**
     * @param elsewhere where runs are done that take much
     */
    public Workspace(
            CorpusStore store, Optional<Path> lostKeysFile, Optional<LargeUpdates> elsewhere) {
        this(store, lostKeysFile, elsewhere, System::currentTimeMillis);
    }

    /**
     * @param now the time in milliseconds, as the disk gives files theirs
     */
    Workspace(
            CorpusStore store,
            Optional<Path> lostKeysFile,
            Optional<LargeUpdates> elsewhere,
            LongSupplier now) {
        this.store = store;
        this.elsewhere = elsewhere;
        this.indexing = new SourceUpdates(store, elsewhere, now, lostKeysFile, this::notes);
    }

    /** Where to look for sources; absolute. */
    public void setFolders(List<Path> folders) {
        setSite(new WorkspaceLocation(folders, site.editorSettings()));
    }

    /** Where to look for sources, and what the editor has set. */
    public void setSite(WorkspaceLocation site) {
        this.site = site;
        settings =
                site.folders().isEmpty()
                        ? Settings.of("", site.editorSettings())
                        : site.settings(site.folders().getFirst());
    }

    /**
     * What the editor has set from now on; holds from the next run on, which tells what it changes.
     *
     * @param json see {@link WorkspaceLocation#editorSettings}
     */
    public void setEditorSettings(String json) {
        site = new WorkspaceLocation(site.folders(), json);
    }

    /** The first folder's settings as they were when last looked at. */
    public Settings settings() {
        return settings;
    }

    /** How notes are read, by the first folder's settings as they were when last looked at. */
    public NoteConventions conventions() {
        return settings.conventions();
    }

    /** The file that the first folder's settings name for the keys that no source gives. */
    public Optional<Path> keyFile() {
        List<Path> places = site.folders();
        return places.isEmpty() ? Optional.empty() : ChosenKeys.file(places.getFirst(), settings);
    }

    /** Where sources are looked for; absolute. */
    public List<Path> folders() {
        return site.folders();
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
        boolean more = isIndexed() && noteFiles.step(folders(), conventions());
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
        swap(now -> now.with(NoteFiles.once(folders(), conventions(), wanted::test)));
    }

    /**
     * The notes that {@code seen} has open, and of those that lie on the disk at this moment the
     * wanted ones, whether or not {@link #readNotes} has come to them. All are looked at: about a
     * second for ten thousand.
     *
     * @param wanted whether a note of this uri and text is
     */
    public Notes notesNow(Notes seen, BiPredicate<String, String> wanted) {
        return seen.with(NoteFiles.only(folders(), conventions(), wanted::test));
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

    /** The editor has written its text of a source to the file. */
    public void bufferSaved(Path file) {
        Buffer buffer = buffers.get(file);
        if (buffer != null) {
            saved.put(file, Saved.of(buffer));
        }
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
            boolean small = buffers.containsKey(file) || Files.size(file) <= MAX_EDITABLE_BYTES;
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
        return new Snapshot(
                seen, store.acquire(), indexing.removedKeys(), WorkspaceFiles.disk(folders()));
    }

    /**
     * Whether a run has ended since the start: before, a key that is not found may only be not yet
     * read.
     */
    public boolean isIndexed() {
        return indexing.isIndexed();
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
        WorkspaceLocation where = site;
        SourceDiscovery.FoundSources found = discovery.find(where);
        boolean settingsChanged =
                !found.problems().equals(settingsProblems) || !found.settings().equals(settings);
        settingsProblems = found.problems();
        settings = found.settings();
        boolean changed =
                indexing.run(
                        new SourceUpdates.UpdateRequest(where, found, unsaved(), kept, progress));
        return changed || settingsChanged;
    }

    /**
     * The buffers in which something was written that their files have not. One that was as its
     * file and is as it was then is none of them, even if the file has changed since: an editor
     * takes a while to see that, and nobody would miss what another program wrote.
     */
    private Map<Path, Buffer> unsaved() {
        Map<Path, Buffer> unsaved = new HashMap<>(buffers);
        saved.keySet().retainAll(unsaved.keySet());
        unsaved.entrySet()
                .removeIf(
                        entry -> {
                            Path file = entry.getKey();
                            Buffer buffer = entry.getValue();
                            Saved now = Saved.of(buffer);
                            boolean isSaved =
                                    now.equals(saved.get(file))
                                            || buffer.text().length() <= MAX_COMPARED_LENGTH
                                                    && SourceFiles.text(file)
                                                            .filter(buffer.text()::equals)
                                                            .isPresent();
                            if (isSaved) {
                                saved.put(file, now);
                            }
                            return isSaved;
                        });
        return unsaved;
    }

    /** These sources stay as they are in the store, whatever the disk says. */
    public void keep(Set<Path> files) {
        kept = Set.copyOf(files);
    }

    /** Has the index made faster if that pays, and nothing has happened for a while. */
    public void mergeSegmentsWhenIdle() {
        indexing.tidy(site, buffers);
    }

    /** Ends what other processes do for this workspace. */
    public void stop() {
        elsewhere.ifPresent(LargeUpdates::stop);
    }

    /**
     * Whether something that the last run looked at looks different now. Asks the disk for times
     * only.
     */
    public boolean isStale() {
        return indexing.isStale();
    }
}
