package glossa.workspace;

import glossa.corpus.CorpusStore;
import glossa.corpus.TextStore;
import glossa.corpus.Texts;
import glossa.grammar.NoteConventions;
import glossa.notes.Note;
import glossa.notes.Notes;
import glossa.paper.Problem;
import glossa.settings.Settings;
import glossa.source.reading.SourceFiles;
import glossa.source.yaml.NoteReferences;
import glossa.workspace.SourceBuffers.Buffer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The mutable state: the open notes, the sources with their unsaved buffers, and the folders that
 * contain them.
 *
 * <p>Only the thread that reads the editor's messages calls {@link #put} and {@link
 * #close(String)}, only the indexing task calls {@link #index}, only the task that reads notes
 * calls {@link #readNotes}, and only that of texts calls {@link #readTexts}; all other methods are
 * thread-safe.
 */
public final class Workspace {
    /**
     * The maximum size in bytes of a source that is read for one answer; takes some tens of
     * milliseconds.
     */
    private static final long MAX_EDITABLE_BYTES = 16 << 20;

    private final CorpusStore store;
    private final SourceDiscovery discovery = new SourceDiscovery();
    private final SourceBuffers buffers = new SourceBuffers();
    private volatile Optional<PaperTexts> texts = Optional.empty();
    private volatile RenderedNotes rendered = RenderedNotes.inMemory();
    private volatile WorkspaceLocation site = new WorkspaceLocation(List.of(), "");
    private volatile Notes notes = Notes.NONE;
    private final NoteFiles noteFiles = new NoteFiles();
    private volatile Map<Path, List<Problem>> settingsProblems = Map.of();
    private volatile Settings settings = Settings.DEFAULT;
    private final Optional<LargeUpdates> elsewhere;
    private final SourceUpdates indexing;
    private final AtomicBoolean isIndexSuspect = new AtomicBoolean();
    private volatile Set<Path> kept = Set.of();
    private volatile NoteScopes scopes = NoteScopes.NONE;

    /**
     * What the open notes name as sources, by their URIs, at the last call of {@link #namesOthers}.
     */
    private Map<String, String> named = Map.of();

    /** A workspace that does not store removed keys. */
    public Workspace(CorpusStore store) {
        this(store, Optional.empty());
    }

    /** One that stores removed keys in a file, which is read at the next start. */
    public Workspace(CorpusStore store, Optional<Path> lostKeysFile) {
        this(store, lostKeysFile, Optional.empty());
    }

    /** One whose large updates are made elsewhere. */
    public Workspace(
            CorpusStore store, Optional<Path> lostKeysFile, Optional<LargeUpdates> elsewhere) {
        this(store, lostKeysFile, elsewhere, System::currentTimeMillis);
    }

    /** One with a clock: the time in milliseconds, by the clock of the file system. */
    Workspace(
            CorpusStore store,
            Optional<Path> lostKeysFile,
            Optional<LargeUpdates> elsewhere,
            LongSupplier now) {
        this.store = store;
        this.elsewhere = elsewhere;
        this.indexing = new SourceUpdates(store, elsewhere, now, lostKeysFile, this::notes);
    }

    /**
     * Sets the store of the texts of papers; without one, there are none. Before the first run.
     *
     * @param opening opens it, on the thread of {@link #readTexts}
     */
    public void setTexts(Supplier<TextStore> opening) {
        texts = Optional.of(new PaperTexts(opening));
    }

    /** The texts of papers, if there is a store of them. */
    public Optional<PaperTexts> texts() {
        return texts;
    }

    /** Sets what was rendered last for literature notes. */
    public void setRendered(RenderedNotes last) {
        rendered = last;
    }

    /** What was rendered last for literature notes; kept in memory unless set. */
    public RenderedNotes rendered() {
        return rendered;
    }

    /** Sets the folders to search for sources; absolute. */
    public void setFolders(List<Path> folders) {
        setSite(new WorkspaceLocation(folders, site.editorSettings()));
    }

    /** Sets the folders to search for sources, and the editor's settings. */
    public void setSite(WorkspaceLocation site) {
        this.site = site;
        settings =
                site.folders().isEmpty()
                        ? Settings.of("", site.editorSettings())
                        : site.settings(site.folders().getFirst());
    }

    /**
     * Sets the editor's settings. They apply from the next update on, which reports whether they
     * change anything.
     *
     * @param json see {@link WorkspaceLocation#editorSettings}
     */
    public void setEditorSettings(String json) {
        site = new WorkspaceLocation(site.folders(), json);
    }

    /** The settings of the first folder at the last update. */
    public Settings settings() {
        return settings;
    }

    /** How notes are parsed, by the settings of the first folder at the last update. */
    public NoteConventions conventions() {
        return settings.conventions();
    }

    /** The key file that the settings of the first folder name. */
    public Optional<Path> keyFile() {
        List<Path> places = site.folders();
        return places.isEmpty() ? Optional.empty() : ChosenKeys.file(places.getFirst(), settings);
    }

    /** The folders that are searched for sources; absolute. */
    public List<Path> folders() {
        return site.folders();
    }

    /** All notes at this moment. */
    public Notes notes() {
        return notes;
    }

    /** Replaces a note by a new version. */
    public void put(Note note) {
        swap(now -> now.with(note));
    }

    /**
     * Whether the open notes name other bibliographies than at the last call, or have other papers
     * in their own metadata; then an update is due, saved or not. For the thread of {@link #put}.
     */
    public boolean namesOthers() {
        Map<String, String> now = new HashMap<>();
        for (Note note : notes.all()) {
            BibliographyNames names = BibliographyNames.of(note);
            if (!names.isEmpty()) {
                String references =
                        NoteReferences.of(note.text(), note.syntax())
                                .map(field -> field.in(note.text()))
                                .orElse("");
                now.put(note.uri(), names + references);
            }
        }
        boolean changed = !now.equals(named);
        named = now;
        return changed;
    }

    /** A note is no longer open. */
    public void close(String uri) {
        swap(now -> now.without(uri));
    }

    /**
     * Reads some notes from disk; called after the papers are indexed. For one background thread.
     *
     * @return whether there are more to read
     */
    public boolean readNotes() {
        boolean more = isIndexed() && noteFiles.step(folders(), conventions());
        swap(now -> now.with(noteFiles.outlines()));
        return more;
    }

    /**
     * Reads the notes on disk at once, for a command.
     *
     * @param wanted whether the note with this uri and text is needed; of all others only the uri
     *     is known
     */
    public void readNotesOnce(BiPredicate<String, String> wanted) {
        swap(now -> now.with(NoteFiles.once(folders(), conventions(), wanted::test)));
    }

    /**
     * The open notes of {@code seen}, and the wanted notes on disk at this moment, whether or not
     * {@link #readNotes} has read them. Reads all notes: about a second for ten thousand.
     *
     * @param wanted whether the note with this uri and text is needed
     */
    public Notes notesNow(Notes seen, BiPredicate<String, String> wanted) {
        return seen.with(NoteFiles.only(folders(), conventions(), wanted::test));
    }

    private synchronized void swap(UnaryOperator<Notes> change) {
        notes = change.apply(notes);
    }

    /** Notes on disk may have changed: the next {@link #readNotes} checks all of them. */
    public void notesChanged() {
        noteFiles.expire();
    }

    /** Sets the editor's unsaved text of a source, which takes precedence over the file. */
    public void putBuffer(Path file, int version, String text) {
        buffers.put(file, version, text);
    }

    /** The editor has saved its text of a source. */
    public void bufferSaved(Path file) {
        buffers.save(file);
    }

    /** A source is no longer open: its file takes effect again. */
    public void closeBuffer(Path file) {
        buffers.close(file);
    }

    /** The current text of a source or a note: as the editor has it, otherwise the file. */
    public Optional<String> text(Path file) {
        return openText(file).or(() -> SourceFiles.text(file));
    }

    private Optional<String> openText(Path file) {
        return buffers.text(file).or(() -> notes.note(file.toUri().toString()).map(Note::text));
    }

    /** The same; empty for a file that is too large, or not the user's to change from here. */
    public Optional<String> editableText(Path file) {
        try {
            boolean mayEdit = Files.size(file) <= MAX_EDITABLE_BYTES && site.mayEdit(file);
            return mayEdit ? text(file) : openText(file);
        } catch (IOException e) {
            return openText(file);
        }
    }

    /** The sources that are open in the editor. */
    public Set<Path> openSources() {
        return buffers.files();
    }

    /** These notes, with the corpus at this moment. The caller closes it. */
    public Snapshot snapshot(Notes seen) {
        return new Snapshot(
                seen,
                store.acquire(),
                texts.map(PaperTexts::acquire).orElse(Texts.NONE),
                indexing.removedKeys(),
                WorkspaceFiles.disk(folders(), settings.paperFolders()),
                scopes);
    }

    /**
     * Whether an update has ended since the start; before that, an unknown key may only be unread.
     */
    public boolean isIndexed() {
        return indexing.isIndexed();
    }

    /** The problems of the settings files; a file without problems has an empty list. */
    public Map<Path, List<Problem>> settingsProblems() {
        return settingsProblems;
    }

    /** Receives the progress of an update. */
    public interface Progress {
        /** {@code file} is read next: it is the {@code number}th, from 1, of {@code count}. */
        void reading(Path file, int number, int count);
    }

    /**
     * One update: finds the sources, reads those that changed, and replaces their papers.
     *
     * @return whether anything changed
     */
    public boolean index(Progress progress) {
        WorkspaceLocation where = site;
        SourceDiscovery.FoundSources found = discovery.find(where, notes.all());
        boolean scopesChanged = !found.scopes().equals(scopes);
        scopes = found.scopes();
        boolean settingsChanged =
                scopesChanged
                        || !found.problems().equals(settingsProblems)
                        || !found.settings().equals(settings);
        settingsProblems = found.problems();
        settings = found.settings();
        boolean changed =
                indexing.run(
                        new SourceUpdates.UpdateRequest(
                                where,
                                found,
                                unsaved(Set.copyOf(found.sources())),
                                kept,
                                progress));
        if (changed) {
            texts.ifPresent(PaperTexts::forget);
        }
        return changed || settingsChanged;
    }

    /** What the editor has not saved of sources, also of notes with papers of their own. */
    private Map<Path, Buffer> unsaved(Set<Path> sources) {
        Map<Path, Buffer> ofNotes = new HashMap<>();
        for (Note note : notes.all()) {
            note.file()
                    .filter(sources::contains)
                    .ifPresent(file -> ofNotes.put(file, new Buffer(note.version(), note.text())));
        }
        return buffers.unsaved(ofNotes);
    }

    /**
     * Reads some texts of papers that are missing or have changed. For one background thread, after
     * the papers are indexed.
     *
     * @param citing the notes whose papers count as cited
     */
    public PaperTexts.Step readTexts(Notes citing, Progress progress) {
        return texts.isPresent() && isIndexed()
                ? texts.get().step(this::snapshot, citing, settings, progress)
                : PaperTexts.Step.NOTHING;
    }

    /** Keeps the papers of these sources in the store, regardless of the files. */
    public void keep(Set<Path> files) {
        kept = Set.copyOf(files);
    }

    /** Merges segments if that pays and the workspace has been idle for a while. */
    public void mergeSegmentsWhenIdle() {
        indexing.tidy(site, buffers.files());
    }

    /**
     * Verifies what was written to the index since the last call, or has changed on the disk since.
     * The next run rebuilds an index that is damaged.
     *
     * @return what is wrong with the index, if anything is
     */
    public Optional<String> verifyIndex() {
        return store.verify(isIndexSuspect.getAndSet(false));
    }

    /** What is wrong with the index, and what is done about it; for people. */
    public Optional<String> indexTrouble() {
        return store.trouble();
    }

    /** Has all of the index verified by the next {@link #verifyIndex}: it could not be read. */
    public void suspectIndex() {
        isIndexSuspect.set(true);
    }

    /** Begins no further write, and ends what other processes do for this workspace, for good. */
    public void stop() {
        store.stop();
        texts.ifPresent(PaperTexts::stop);
        elsewhere.ifPresent(LargeUpdates::close);
    }

    /** Whether anything has changed since the last update. Reads only times from disk. */
    public boolean isStale() {
        return indexing.isStale();
    }
}
