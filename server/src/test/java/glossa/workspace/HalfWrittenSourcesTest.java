package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.Corpus;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;
import glossa.paper.Paper;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Exports that are read while they are being written. */
final class HalfWrittenSourcesTest {
    private static final String ONE = "@book{one, title = {The First of Them}}\n";
    private static final String TWO = "@book{two, title = {The Second of Them}}\n";

    @TempDir Path folder;

    /** The clock of the disk and the workspace. */
    private long now = 1_000_000_000_000L;

    @Test
    void anExportInStepsNeverEmptiesTheCorpus() throws IOException {
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace =
                    new Workspace(index, Optional.empty(), Optional.empty(), () -> now);
            workspace.setFolders(List.of(folder));
            write("a.bib", ONE + TWO);
            check(workspace, "one two", false);
            now += 10_000;
            write("a.bib", "");
            check(workspace, "one two", true);
            now += 100;
            write("a.bib", ONE + "@book{two, title = {The Sec");
            check(workspace, "one two", true);
            now += 100;
            write("a.bib", ONE + TWO + "@book{three, title = {The Third}}\n");
            check(workspace, "one three two", false);
        }
    }

    @Test
    void aFileWithoutRecentChangesIsComplete() throws IOException {
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace =
                    new Workspace(index, Optional.empty(), Optional.empty(), () -> now);
            workspace.setFolders(List.of(folder));
            write("a.bib", ONE + TWO.repeat(3));
            check(workspace, "one two two two", false);
            now += 10_000;
            write("a.bib", ONE);
            check(workspace, "one two two two", true);
            now += HalfWrittenSources.REST;
            check(workspace, "one", false);
        }
    }

    /** A file copied from a computer whose clock is ahead. */
    @Test
    void aTimeInTheFutureIsNotWaitedFor() throws IOException {
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace =
                    new Workspace(index, Optional.empty(), Optional.empty(), () -> now);
            workspace.setFolders(List.of(folder));
            write("a.bib", ONE + TWO.repeat(3));
            check(workspace, "one two two two", false);
            now += 100_000;
            write("a.bib", ONE);
            now -= 50_000;
            check(workspace, "one", false);
        }
    }

    @Test
    void aBrokenJsonListKeepsItsPapersUntilItIsComplete() throws IOException {
        String item = "{\"id\": \"%s\", \"type\": \"book\", \"title\": \"T\"}";
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            Workspace workspace =
                    new Workspace(index, Optional.empty(), Optional.empty(), () -> now);
            workspace.setFolders(List.of(folder));
            write("a.json", "[" + item.formatted("a") + "," + item.formatted("b") + "]");
            check(workspace, "a b", false);
            now += 10_000;
            write("a.json", "[" + item.formatted("a") + "," + item.formatted("b"));
            now += HalfWrittenSources.REST;
            check(workspace, "a b", false);
            now += 10_000;
            write("a.json", "[" + item.formatted("b") + "]");
            now += HalfWrittenSources.REST;
            check(workspace, "b", false);
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(now));
    }

    /** The keys after another update, and whether one more is due. */
    private static void check(Workspace workspace, String keys, boolean stale) {
        workspace.index((file, number, count) -> {});
        try (Corpus corpus = workspace.snapshot(workspace.notes()).corpus()) {
            assertEquals(
                    keys,
                    corpus.all().stream()
                            .map(Paper::key)
                            .sorted()
                            .collect(Collectors.joining(" ")));
        }
        assertEquals(stale, workspace.isStale());
    }
}
