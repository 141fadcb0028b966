package glossa.indexing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.index.KeyLedger;
import glossa.index.MemoryBudget;
import glossa.workspace.Workspace;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** An index that is damaged, deleted or cannot be written: the papers are there all the same. */
final class FallbackStoreTest {
    @TempDir private Path temporary;

    private Path sources = Path.of("");
    private Path cache = Path.of("");
    private long now = 1_000_000;

    @BeforeEach
    void writeSources() throws IOException {
        sources = Files.createDirectory(temporary.resolve("sources"));
        cache = temporary.resolve("cache/index");
        for (String key : List.of("knuth1984", "turing1936", "shannon1948")) {
            Files.writeString(
                    sources.resolve(key + ".bib"),
                    "@book{" + key + ", title = {A Book}, author = {Some One}}\n");
        }
    }

    @Test
    void aFlippedByteAnywhereIsFoundAndMended() throws IOException {
        for (String kind : fileKinds()) {
            for (double place : List.of(0.0, 0.5, 1.0)) {
                checkMended(
                        kind,
                        bytes -> {
                            byte[] flipped = bytes.clone();
                            flipped[(int) (place * (bytes.length - 1))] ^= 0x10;
                            return flipped;
                        });
            }
        }
    }

    @Test
    void aFileThatIsCutIsFoundAndMended() throws IOException {
        for (String kind : fileKinds()) {
            checkMended(kind, bytes -> new byte[0]);
            checkMended(kind, bytes -> Arrays.copyOf(bytes, bytes.length / 2));
        }
    }

    @Test
    void aFileThatIsMissingIsFoundAndMended() throws IOException {
        for (String kind : fileKinds()) {
            Files.delete(cache.resolve(nameWith(kind)));
            checkMended(kind);
        }
    }

    @Test
    void whatIsDamagedWhileItIsOpenIsMended() throws IOException {
        try (FallbackStore store = open()) {
            Workspace workspace = workspace(store);
            settle(workspace);
            for (String name : List.of("segments", ".fdt", ".tim", ".dvd")) {
                Path file = cache.resolve(nameWith(name));
                byte[] bytes = Files.readAllBytes(file);
                bytes[bytes.length / 2] ^= 1;
                Files.write(file, bytes);
                settle(workspace);
                assertEquals(Optional.empty(), store.trouble());
                checkPapers(store);
            }
        }
    }

    @Test
    void anIndexThatIsDeletedWhileItIsOpenIsMadeAnew() throws IOException {
        try (FallbackStore store = open();
                FallbackStore other = open()) {
            Workspace workspace = workspace(store);
            settle(workspace);
            Workspace second = workspace(other);
            settle(second);
            for (String what : List.of("folder", "files")) {
                delete(cache, what.equals("folder"));
                checkPapers(store);
                Files.writeString(
                        sources.resolve(what + ".bib"), "@book{" + what + ", title = {New}}\n");
                settle(workspace);
                assertTrue(has(store, what), what);
                checkPapers(store);
                settle(second);
                assertTrue(has(other, what), what);
                checkPapers(other);
            }
        }
    }

    /** A run that waits for another process does not wait for one that the deleted folder had. */
    @Test
    void anIndexThatIsDeletedWhileARunWaitsIsMadeAnew() throws IOException {
        try (FallbackStore store = open()) {
            Workspace workspace = workspace(store);
            settle(workspace);
            Files.writeString(sources.resolve("new.bib"), "@book{new, title = {New}}\n");
            try (Directory index = FSDirectory.open(cache);
                    Lock _ = index.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                workspace.index((file, number, count) -> {});
                assertFalse(has(store, "new"));
            }
            delete(cache, false);
            settle(workspace);
            assertTrue(has(store, "new"));
            checkPapers(store);
        }
    }

    @Test
    void whereTheFolderCannotBeWrittenPapersAreKeptInMemoryUntilItCan() throws IOException {
        Files.createDirectories(temporary);
        Files.writeString(temporary.resolve("cache"), "in the way");
        try (FallbackStore store = open()) {
            Workspace workspace = workspace(store);
            settle(workspace);
            checkPapers(store);
            assertTrue(store.trouble().orElse("").contains("cannot be written"));
            assertTrue(store.isTemporary());

            Files.delete(temporary.resolve("cache"));
            settle(workspace);
            assertTrue(store.isTemporary(), "tried again at once");
            now += 60_000;
            settle(workspace);
            assertFalse(store.isTemporary());
            assertEquals(Optional.empty(), store.trouble());
            checkPapers(store);
        }
        assertFalse(indexFiles().isEmpty());
    }

    @Test
    void aFolderThatIsTakenAwayIsReplacedByMemory() throws IOException {
        try (FallbackStore store = open()) {
            Workspace workspace = workspace(store);
            settle(workspace);
            delete(cache, true);
            delete(temporary.resolve("cache"), true);
            Files.writeString(temporary.resolve("cache"), "in the way");
            Files.writeString(sources.resolve("new.bib"), "@book{new, title = {New}}\n");
            settle(workspace);
            assertTrue(has(store, "new"));
            checkPapers(store);
            assertTrue(store.isTemporary());

            Files.delete(temporary.resolve("cache"));
            now += 60_000;
            settle(workspace);
            assertFalse(store.isTemporary());
            assertTrue(has(store, "new"));
            checkPapers(store);
        }
    }

    /** Changes a file of an index, and opens it as the next start would. */
    private void checkMended(String kind, UnaryOperator<byte[]> change) throws IOException {
        Path file = cache.resolve(nameWith(kind));
        Files.write(file, change.apply(Files.readAllBytes(file)));
        checkMended(kind);
    }

    /** The next run makes the index anew, and what it leaves is whole. */
    private void checkMended(String kind) throws IOException {
        try (FallbackStore store = open()) {
            settle(workspace(store));
            assertEquals(Optional.empty(), store.trouble(), kind);
            checkPapers(store);
        }
        try (FallbackStore store = open()) {
            assertEquals(Optional.empty(), store.verify(true), kind);
        }
    }

    /** The endings of an index's files, or the begins of their names. */
    private List<String> fileKinds() throws IOException {
        return indexFiles().stream()
                .map(name -> name.replaceFirst("^_\\w+\\.", ".").replaceFirst("_\\w+$", ""))
                .distinct()
                .toList();
    }

    private String nameWith(String part) throws IOException {
        return indexFiles().stream().filter(name -> name.contains(part)).findFirst().orElseThrow();
    }

    /** The names of the files of an index of all sources, which is made if there is none. */
    private List<String> indexFiles() throws IOException {
        if (!Files.exists(cache)) {
            try (FallbackStore store = open()) {
                settle(workspace(store));
            }
        }
        try (Stream<Path> files = Files.list(cache)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals("write.lock"))
                    .sorted()
                    .toList();
        }
    }

    private static void delete(Path folder, boolean isFolderToo) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        if (isFolderToo) {
            Files.delete(folder);
        }
    }

    private FallbackStore open() {
        return new FallbackStore(
                Optional.of(cache), KeyLedger.inMemory(), MemoryBudget.IN_SERVER, () -> now);
    }

    private Workspace workspace(FallbackStore store) {
        Workspace workspace = new Workspace(store);
        workspace.setFolders(List.of(sources));
        return workspace;
    }

    /** What a server does until nothing is left to be done. */
    private static void settle(Workspace workspace) {
        for (int step = 0; step < 20; step++) {
            if (!workspace.isIndexed() || workspace.isStale()) {
                workspace.index((file, number, count) -> {});
            } else if (workspace.verifyIndex().isEmpty() && !workspace.isStale()) {
                return;
            }
        }
        throw new AssertionError("it does not settle: " + workspace.indexTrouble());
    }

    private static boolean has(FallbackStore store, String key) {
        try (Corpus corpus = store.acquire()) {
            return corpus.has(key);
        }
    }

    private static void checkPapers(FallbackStore store) {
        try (Corpus corpus = store.acquire()) {
            for (String key : List.of("knuth1984", "turing1936", "shannon1948")) {
                assertTrue(corpus.has(key), key);
                assertEquals("A Book", corpus.paper(key).orElseThrow().title());
            }
            // One paper, by what its records say.
            assertEquals(1, corpus.search(CompletionQuery.of("book one", 10)).size());
        }
    }
}
