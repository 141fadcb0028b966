package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore.ReplaceResult;
import glossa.index.KeyLedger;
import glossa.index.MemoryBudget;
import glossa.index.PaperIndex;
import glossa.paper.Paper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Large updates are made by another process, small ones by the server. */
final class LargeUpdatesTest {
    /** An entry that is larger than what the server reads. */
    private static final String LARGE =
            "@book{large, title = {A Large One}, note = {" + "x".repeat(5 << 20) + "}}\n";

    private static final String SMALL = "@book{small, title = {A Small One}}\n";

    private long now = System.currentTimeMillis();

    @Test
    void largeSourcesAreReadByAnotherProcess(@TempDir Path folder, @TempDir Path index)
            throws IOException {
        try (World world = new World(folder, index)) {
            Path bib = Files.writeString(folder.resolve("a.bib"), LARGE);
            check(world, "large", 1);
            Files.writeString(bib, SMALL, StandardOpenOption.APPEND);
            check(world, "large small", 1);
            Files.writeString(folder.resolve("b.bib"), "@book{other, title = {Another One}}\n");
            check(world, "large other small", 1);
            Files.delete(bib);
            check(world, "other", 1);
        }
    }

    /** The file has the same size as before, so that only its content shows what has changed. */
    @Test
    void largeChangesAreReadByAnotherProcess(@TempDir Path folder, @TempDir Path index)
            throws IOException {
        try (World world = new World(folder, index)) {
            Path bib = Files.writeString(folder.resolve("a.bib"), LARGE);
            check(world, "large", 1);
            Files.writeString(bib, LARGE.replace("large", "other").replace("xx", "yy"));
            check(world, "other", 2);
        }
    }

    @Test
    void unsavedBuffersTakePrecedenceAfterALargeUpdate(@TempDir Path folder, @TempDir Path index)
            throws IOException {
        try (World world = new World(folder, index)) {
            Path open = Files.writeString(folder.resolve("b.bib"), SMALL);
            world.workspace.putBuffer(open, 1, "@book{typed, title = {A Typed One}}\n");
            check(world, "typed", 0);
            Files.writeString(folder.resolve("a.bib"), LARGE);
            check(world, "large typed", 1);
            assertEquals(Set.of(open), world.runs.kept);
        }
    }

    @Test
    void aFailedLargeUpdateIsTriedAgainAfterAPause(@TempDir Path folder, @TempDir Path index)
            throws IOException {
        try (World world = new World(folder, index)) {
            Files.writeString(folder.resolve("b.bib"), SMALL);
            check(world, "small", 0);
            Files.writeString(folder.resolve("a.bib"), LARGE);
            world.runs.die = true;
            assertThrows(UncheckedIOException.class, () -> check(world, "", 1));
            assertEquals("small", keys(world));
            now += 900;
            assertEquals(false, world.workspace.isStale());
            now += 200;
            assertEquals(true, world.workspace.isStale());
            world.runs.die = false;
            check(world, "large small", 2);
            assertEquals(false, world.workspace.isStale());
        }
    }

    /** Updates, and compares the keys, and the number of updates by the other process. */
    private static void check(World world, String keys, int elsewhere) {
        world.workspace.index((file, number, count) -> {});
        assertEquals(keys, keys(world));
        assertEquals(elsewhere, world.runs.count);
    }

    private static String keys(World world) {
        try (Corpus corpus = world.store.acquire()) {
            return corpus.all().stream().map(Paper::key).sorted().collect(Collectors.joining(" "));
        }
    }

    /** A server's workspace, and a substitute for the other process, with its own store. */
    private final class World implements AutoCloseable {
        final PaperIndex store;
        final Elsewhere runs;
        final Workspace workspace;

        World(Path folder, Path index) throws IOException {
            store = PaperIndex.in(index, KeyLedger.inMemory(), MemoryBudget.IN_SERVER);
            runs = new Elsewhere(index);
            workspace = new Workspace(store, Optional.empty(), Optional.of(runs), () -> now);
            workspace.setFolders(List.of(folder));
        }

        @Override
        public void close() {
            store.close();
        }
    }

    private static final class Elsewhere implements LargeUpdates {
        private final Path index;
        int count;
        boolean die;
        Set<Path> kept = Set.of();

        Elsewhere(Path index) {
            this.index = index;
        }

        @Override
        public ReplaceResult run(
                WorkspaceLocation site,
                Set<Path> kept,
                Workspace.Progress progress,
                Runnable written)
                throws IOException {
            count++;
            this.kept = kept;
            if (die) {
                throw new IOException("killed");
            }
            try (PaperIndex own = PaperIndex.in(index, KeyLedger.inMemory())) {
                own.onPartialCommit(written);
                Workspace workspace = new Workspace(own);
                workspace.setFolders(site.folders());
                workspace.keep(kept);
                workspace.index(progress);
                return workspace.isIndexed() ? ReplaceResult.REPLACED : ReplaceResult.BUSY;
            }
        }

        @Override
        public void mergeSegments(WorkspaceLocation site, Set<Path> kept) {
            throw new UnsupportedOperationException("nothing is scattered");
        }

        @Override
        public void stop() {
            // No process is running.
        }

        @Override
        public void close() {
            // Nothing goes on.
        }
    }
}
