package glossa.workspace;

import glossa.grammar.NoteConventions;
import glossa.notes.Note;
import glossa.notes.NoteSummaries;
import glossa.notes.NoteSummary;
import glossa.source.reading.SourceFiles;

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
 * The notes on the disk: finds them, and reads those that changed, a few at a step. Used by one
 * thread; {@link #expire} may be called from any.
 *
 * <p>Whether a note came or went its folder's time tells, and each step asks for those of all
 * folders. Whether one was written in place only its own time tells: of ten thousand notes, a step
 * asks for that of some hundred, so that looking costs next to nothing. Who knows better calls
 * {@link #expire}.
 */
final class NoteFiles {
    /** Bytes; what is larger is no note that someone wrote. */
    private static final long MAX_NOTE_BYTES = 2L << 20;

    /** Bytes of notes that are read in a step: some milliseconds. */
    private static final long STEP_BYTES = 128L << 10;

    /** Notes whose times a step asks for: about a millisecond. */
    private static final int STEP_FILES = 256;

    private final Map<Path, Stamp> known = new LinkedHashMap<>();
    private final Map<Path, Long> folderTimes = new HashMap<>();
    private final ArrayDeque<Path> due = new ArrayDeque<>();

    /** What was read and is not among the outlines yet; nothing for a note that is gone. */
    private final Map<String, Optional<NoteSummary>> read = new HashMap<>();

    private List<Path> folders = List.of();
    private NoteConventions conventions = NoteConventions.DEFAULT;
    private Iterator<Map.Entry<Path, Stamp>> next = Map.<Path, Stamp>of().entrySet().iterator();
    private NoteSummaries outlines = NoteSummaries.NONE;
    private volatile boolean expired = true;

    /** What differs when a file's content may differ; another one than all others when unread. */
    private record Stamp(long size, long time) {
        static final Stamp UNREAD = new Stamp(-1, -1);

        static Stamp of(BasicFileAttributes attributes) {
            return new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis());
        }
    }

    /** Milliseconds after which a folder's time tells the next change from the last. */
    private static final long SETTLED = 2_000;

    /** A time that no folder has. */
    private static final long JUST_CHANGED = Long.MIN_VALUE;

    /** Told of a note's text, says whether it is to be read. */
    interface WantedNotes {
        boolean test(String uri, String text);
    }

    /** All notes, once: of those that are not wanted, only where they are. */
    static NoteSummaries once(List<Path> folders, NoteConventions by, WantedNotes wanted) {
        return once(folders, by, wanted, true);
    }

    /** Those notes that are wanted, once. */
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

    /** Something changed on the disk: the next step looks at all notes. */
    void expire() {
        expired = true;
    }

    /** What was read so far. */
    NoteSummaries outlines() {
        return outlines;
    }

    /**
     * One step: looks for what changed, and reads some of it.
     *
     * @return whether there is more to be read
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
        // Each time costs as much as all notes have keys: seldom at first, when many come.
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
                            // Before it is listed: what comes while it is listed is seen later.
                            long time = time(looked);
                            // What comes within the same tick of the disk's clock leaves the time
                            // as it is: a folder that has just changed is listed again.
                            boolean settled = System.currentTimeMillis() - time > SETTLED;
                            folderTimes.put(looked, settled ? time : JUST_CHANGED);
                        }

                        @Override
                        public void file(Path file, BasicFileAttributes attributes) {
                            Object key = attributes.fileKey();
                            // The same file by two ways is one note.
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
            // Asked for before it is read: what is written meanwhile has another.
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
