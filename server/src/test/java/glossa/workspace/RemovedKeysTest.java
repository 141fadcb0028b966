package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.notes.Note;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Cited keys that sources no longer contain, while the server runs and after a restart. */
final class RemovedKeysTest {
    private static final String KNUTH = "@book{knuth1984, title = {Literate Programming}}\n";
    private static final String SORTING = "@book{knuth1973, title = {Sorting and Searching}}\n";

    @Test
    void aDeletedEntryIsRemovedUntilItIsBack(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.bib"), KNUTH + SORTING);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = open(folder, index, "@knuth1973 @knuth1984 @never2000");
            check(workspace, "");
            workspace.putBuffer(file, 1, KNUTH);
            check(workspace, "knuth1973 NOT_IN_FILE a.bib");
            workspace.putBuffer(file, 2, SORTING + KNUTH);
            check(workspace, "");
        }
    }

    @Test
    void aDeletedFileAndAFileThatIsNoLongerASource(@TempDir Path folder) throws IOException {
        Path one = Files.writeString(folder.resolve("a.bib"), KNUTH);
        Files.writeString(folder.resolve("b.bib"), SORTING);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = open(folder, index, "@knuth1973 @knuth1984");
            check(workspace, "");
            Files.delete(one);
            check(workspace, "knuth1984 FILE_GONE a.bib");
            Files.writeString(folder.resolve(".glossa.toml"), "discover = false\n");
            check(workspace, "knuth1984 FILE_GONE a.bib, knuth1973 NO_SOURCE b.bib");
        }
    }

    /** No answer sees that the paper is gone and takes its key for one that never was. */
    @Test
    void aKeyIsRemovedFromTheMomentItsPaperIsGone(@TempDir Path folder) throws IOException {
        Path one = Files.writeString(folder.resolve("a.bib"), KNUTH);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = open(folder, index, "@knuth1984");
            List<String> seen = new ArrayList<>();
            index.onPartialCommit(() -> seen.add(removed(workspace)));
            check(workspace, "");
            Files.delete(one);
            check(workspace, "knuth1984 FILE_GONE a.bib");
            assertEquals(List.of("", "knuth1984 FILE_GONE a.bib"), seen);
        }
    }

    @Test
    void keysThatNoOpenNoteCitesAreForgotten(@TempDir Path folder) throws IOException {
        Path one = Files.writeString(folder.resolve("a.bib"), KNUTH);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = open(folder, index, "@someone");
            check(workspace, "");
            Files.delete(one);
            check(workspace, "");
        }
    }

    @Test
    void removedKeysAreKnownAfterARestart(@TempDir Path folder, @TempDir Path cache)
            throws IOException {
        Path one = Files.writeString(folder.resolve("a.bib"), KNUTH);
        Path kept = cache.resolve("lost.tsv");
        try (PaperIndex index = PaperIndex.in(cache.resolve("index"), KeyLedger.inMemory())) {
            Workspace workspace = new Workspace(index, Optional.of(kept));
            workspace.setFolders(List.of(folder));
            workspace.put(note(folder, "@knuth1984"));
            check(workspace, "");
            Files.delete(one);
            check(workspace, "knuth1984 FILE_GONE a.bib");
        }
        try (PaperIndex index = PaperIndex.in(cache.resolve("index"), KeyLedger.inMemory())) {
            Workspace workspace = new Workspace(index, Optional.of(kept));
            workspace.setFolders(List.of(folder));
            check(workspace, "knuth1984 FILE_GONE a.bib");
            Files.writeString(folder.resolve("c.bib"), KNUTH);
            check(workspace, "");
            assertEquals(false, Files.exists(kept));
        }
    }

    private static Workspace open(Path folder, PaperIndex index, String note) {
        Workspace workspace = new Workspace(index);
        workspace.setFolders(List.of(folder));
        workspace.put(note(folder, note));
        return workspace;
    }

    private static Note note(Path folder, String text) {
        return Note.of(folder.resolve("note.md").toUri().toString(), 1, text);
    }

    /** The removed keys after another update. */
    private static void check(Workspace workspace, String lost) {
        workspace.index((file, number, count) -> {});
        assertEquals(lost, removed(workspace));
    }

    private static String removed(Workspace workspace) {
        try (Snapshot snapshot = workspace.snapshot(workspace.notes())) {
            return snapshot.removedKeys().byName().entrySet().stream()
                    .map(
                            entry ->
                                    entry.getKey()
                                            + " "
                                            + entry.getValue().reason()
                                            + " "
                                            + entry.getValue().file().getFileName())
                    .collect(Collectors.joining(", "));
        }
    }
}
