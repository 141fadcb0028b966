package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.Corpus;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A source that is open in the editor while another program writes its file. */
final class OpenSourcesTest {
    private static final String KNUTH = "@book{knuth1984, title = {Literate Programming}}\n";
    private static final String TURING = "@article{turing1936, title = {Computable Numbers}}\n";
    private static final String LOVELACE = "@misc{lovelace1843, title = {Notes upon the Memoir}}\n";

    @TempDir @org.jspecify.annotations.Nullable Path folder;

    @Test
    void anUnchangedBufferFollowsItsFile() throws IOException {
        check(KNUTH, KNUTH, KNUTH + LOVELACE, "[knuth1984, lovelace1843]");
    }

    @Test
    void aChangedBufferTakesPrecedence() throws IOException {
        check(KNUTH, KNUTH + TURING, KNUTH + LOVELACE, "[knuth1984, turing1936]");
    }

    /** The other program has written before the next update. */
    @Test
    void aSavedBufferFollowsItsFile() throws IOException {
        Path root = java.util.Objects.requireNonNull(folder);
        Path file = Files.writeString(root.resolve("papers.bib"), KNUTH);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = new Workspace(index);
            workspace.setFolders(List.of(root));
            workspace.putBuffer(file, 1, TURING);
            workspace.bufferSaved(file);
            Files.writeString(file, TURING + LOVELACE);
            workspace.index((path, number, count) -> {});
            assertKeys("[lovelace1843, turing1936]", index);
        }
    }

    private static void assertKeys(String keys, PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            assertEquals(
                    keys,
                    corpus.all().stream().map(paper -> paper.key()).sorted().toList().toString());
        }
    }

    /**
     * @param first the file as the editor opens it
     * @param typed the text in the editor after that
     * @param written the file later
     */
    private void check(String first, String typed, String written, String keys) throws IOException {
        Path root = java.util.Objects.requireNonNull(folder);
        Path file = Files.writeString(root.resolve("papers.bib"), first);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace = new Workspace(index);
            workspace.setFolders(List.of(root));
            workspace.putBuffer(file, 1, first);
            workspace.index((path, number, count) -> {});
            if (!typed.equals(first)) {
                workspace.putBuffer(file, 2, typed);
                workspace.index((path, number, count) -> {});
            }
            Files.writeString(file, written);
            workspace.index((path, number, count) -> {});
            assertKeys(keys, index);
        }
    }
}
