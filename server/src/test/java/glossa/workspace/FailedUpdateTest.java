package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A failed update is tried again, after longer and longer pauses. */
final class FailedUpdateTest {
    private long now;

    @Test
    void aFailedUpdateIsTriedAgain(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.bib"), "@book{one, title = {The First of Them}}\n");
        try (FullDisk index = new FullDisk(PaperIndex.inMemory(KeyLedger.inMemory()))) {
            Workspace workspace =
                    new Workspace(index, Optional.empty(), Optional.empty(), () -> now);
            workspace.setFolders(List.of(folder));
            fail(workspace);
            check(workspace, 900, false);
            check(workspace, 200, true);
            fail(workspace);
            check(workspace, 1900, false);
            check(workspace, 200, true);
            index.isFull = false;
            workspace.index((file, number, count) -> {});
            check(workspace, 10_000, false);
        }
    }

    /** An index that cannot be written until the disk has space again. */
    private static final class FullDisk implements CorpusStore {
        private final CorpusStore index;
        private boolean isFull = true;

        FullDisk(CorpusStore index) {
            this.index = index;
        }

        @Override
        public Corpus acquire() {
            return index.acquire();
        }

        @Override
        public void beforeNext(Consumer<Corpus> callback) {
            index.beforeNext(callback);
        }

        @Override
        public Map<Path, String> stamps() {
            return index.stamps();
        }

        @Override
        public ReplaceResult replace(
                List<SourceFile> changed,
                List<Path> gone,
                List<Path> order,
                KeyRule rule,
                long maxBytes) {
            if (isFull) {
                throw new IllegalStateException("the disk is full");
            }
            return index.replace(changed, gone, order, rule, maxBytes);
        }

        @Override
        public void close() {
            index.close();
        }
    }

    private static void fail(Workspace workspace) {
        assertThrows(
                IllegalStateException.class, () -> workspace.index((file, number, count) -> {}));
    }

    /** Whether another update is due {@code later} milliseconds later. */
    private void check(Workspace workspace, long later, boolean due) {
        now += later;
        assertEquals(due, workspace.isStale());
    }
}
