package glossa.workspace;

import glossa.grammar.NoteConventions;
import glossa.notes.Note;
import glossa.notes.NoteSummaries;
import glossa.notes.NoteSummary;
import glossa.source.reading.SourceFiles;
import glossa.workspace.paths.AllowedFolders;
import glossa.workspace.paths.WorkspaceBounds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the notes on disk, and reads those that changed, a few in each step. Used by one thread;
 * {@link #expire} may be called from any.
 *
 * <p>New and deleted notes change the time of their folder, and each step checks the times of all
 * folders. A note that is overwritten only changes its own time. A step checks the times of some
 * hundred of possibly ten thousand notes, so that checking costs almost nothing; {@link #expire}
 * makes the next step check all of them.
 */
final class NoteFiles {
    /** The maximum size of a note in bytes; larger files are not written by people. */
    private static final long MAX_NOTE_BYTES = 2L << 20;

    /** The maximum size in bytes of the notes read in one step: some milliseconds. */
    private static final long STEP_BYTES = 128L << 10;

    /** The maximum number of notes whose times one step checks: about a millisecond. */
    private static final int STEP_FILES = 256;

    private final Map<Path, Stamp> known = new LinkedHashMap<>();
    private final Map<Path, Long> folderTimes = new HashMap<>();
    private final ArrayDeque<Path> due = new ArrayDeque<>();

    /** Notes that were read but are not yet in {@code outlines}; empty for a deleted note. */
    private final Map<String, Optional<NoteSummary>> read = new HashMap<>();

    private List<Path> folders = List.of();
    private NoteConventions conventions = NoteConventions.DEFAULT;
    private Iterator<Map.Entry<Path, Stamp>> next = Map.<Path, Stamp>of().entrySet().iterator();
    private NoteSummaries outlines = NoteSummaries.NONE;
    private volatile boolean expired = true;

    /**
     * Changes whenever the content of a file may have changed; differs from all others for a file
     * that was not read.
     */
    private record Stamp(long size, long time) {
        static final Stamp UNREAD = new Stamp(-1, -1);

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        }
    }

    /** The time in milliseconds after which another change of a folder changes its time. */
    private static final long SETTLED = 2_000;

    /** A time that no folder has. */
    private static final long JUST_CHANGED = Long.MIN_VALUE;

    /** Decides from a note's text whether the note is needed. */
    interface WantedNotes {
        boolean test(String uri, String text);
    }

    /** Reads all notes once; of those that are not wanted, the summary contains only the uri. */
    static NoteSummaries once(List<Path> folders, NoteConventions by, WantedNotes wanted) {
        return once(folders, by, wanted, true);
    }

    /** Reads the wanted notes once. */
    static NoteSummaries only(List<Path> folders, NoteConventions by, WantedNotes wanted) {
        return once(folders, by, wanted, false);
    }

    private static NoteSummaries once(
            List<Path> folders, NoteConventions by, WantedNotes wanted, boolean namesOthers) {
        NoteFiles files = new NoteFiles();
        files.folders = folders;
        files.findAll();
        for (Path file : files.due) {
            String uri = uri(file);
            Optional<String> text = SourceFiles.text(file);
            boolean isWanted = text.filter(found -> wanted.test(uri, found)).isPresent();
            if (isWanted || namesOthers) {
                files.read.put(
                        uri,
                        text.map(
                                found ->
                                        isWanted
                                                ? NoteSummary.of(Note.of(uri, 0, found, by))
                                                : NoteSummary.unread(uri)));
            }
        }
        return NoteSummaries.NONE.with(files.read);
    }

    /** The notes on disk may have changed: the next step checks all of them. */
    void expire() {
        expired = true;
    }

    /** The notes read so far. */
    NoteSummaries outlines() {
        return outlines;
    }

    /**
     * One step: finds changed notes and reads some of them.
     *
     * @return whether there are more to read
     */
    boolean step(List<Path> workspaceFolders, NoteConventions by) {
        if (!by.equals(conventions)) {
            conventions = by;
            known.replaceAll((file, stamp) -> Stamp.UNREAD);
            expired = true;
        }
        if (expired || !workspaceFolders.equals(folders) || foldersChanged()) {
            expired = false;
            folders = workspaceFolders;
            findAll();
        } else if (due.isEmpty()) {
            lookAtSome();
        }
        readSome();
        // Each update costs time in proportion to all keys, so it is made rarely while many notes
        // are new.
        if (!read.isEmpty() && (due.isEmpty() || read.size() > outlines.size() / 2)) {
            outlines = outlines.with(read);
            read.clear();
        }
        return !due.isEmpty();
    }

    private boolean foldersChanged() {
        for (var folder : folderTimes.entrySet()) {
            if (time(folder.getKey()) != folder.getValue()) {
                return true;
            }
        }
        return false;
    }

    private static long time(Path folder) {
        try {
            return Files.getLastModifiedTime(folder).toMillis();
        } catch (IOException e) {
            return -1;
        }
    }

    private void findAll() {
        Set<Path> seen = new HashSet<>();
        Set<Object> same = new HashSet<>();
        folderTimes.clear();
        due.clear();
        WorkspaceBounds bounds = WorkspaceBounds.of(folders, AllowedFolders.ofUser().all());
        for (Path folder : folders) {
            FolderTree.visit(
                    folder,
                    FolderTree.depth(folder),
                    bounds::mayRead,
                    new FolderTree.Visitor() {
                        @Override
                        public void folder(Path looked) {
                            // Read before the folder is listed, so that a note added during the
                            // listing is found later.
                            long time = time(looked);
                            // A note added within the resolution of the file system's clock does
                            // not change the time: a folder that has just changed is listed again.
                            boolean settled = System.currentTimeMillis() - time > SETTLED;
                            folderTimes.put(looked, settled ? time : JUST_CHANGED);
                        }

                        @Override
                        public void file(Path file, BasicFileAttributes attributes) {
                            Object key = attributes.fileKey();
                            // A file with two paths is one note.
                            if (FileKinds.isNote(file)
                                    && attributes.size() <= MAX_NOTE_BYTES
                                    && (key == null || same.add(key))
                                    && seen.add(file)
                                    && !Stamp.of(attributes).equals(known.get(file))) {
                                due.add(file);
                            }
                        }
                    });
        }
        for (Iterator<Path> files = known.keySet().iterator(); files.hasNext(); ) {
            Path file = files.next();
            if (!seen.contains(file)) {
                files.remove();
                read.put(uri(file), Optional.empty());
            }
        }
        next = known.entrySet().iterator();
    }

    private void lookAtSome() {
        for (int i = 0; i < STEP_FILES; i++) {
            if (!next.hasNext()) {
                next = known.entrySet().iterator();
                return;
            }
            Map.Entry<Path, Stamp> file = next.next();
            if (!stamp(file.getKey()).equals(file.getValue())) {
                due.add(file.getKey());
            }
        }
    }

    private void readSome() {
        long left = STEP_BYTES;
        while (left > 0 && !due.isEmpty()) {
            Path file = due.remove();
            // Read before the content, so that a change during reading leads to another stamp.
            Stamp stamp = stamp(file);
            if (known.put(file, stamp) == null) {
                next = known.entrySet().iterator();
            }
            left -= Math.max(stamp.size(), 1 << 10);
            String uri = uri(file);
            Optional<String> text =
                    stamp.size() > MAX_NOTE_BYTES ? Optional.empty() : SourceFiles.text(file);
            read.put(uri, text.map(all -> NoteSummary.of(Note.of(uri, 0, all, conventions))));
        }
    }

    private static Stamp stamp(Path file) {
        try {
            return Stamp.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException e) {
            return Stamp.UNREAD;
        }
    }

    private static String uri(Path file) {
        return file.toUri().toString();
    }
}
