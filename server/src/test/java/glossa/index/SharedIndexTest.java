package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore.ReplaceResult;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;

import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.store.MMapDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One folder, open in several processes: each change is seen by all, and one writes at a time. */
final class SharedIndexTest {
    private static final Path A = Path.of("/corpus/a.bib");
    private static final Path B = Path.of("/corpus/b.bib");
    private static final Path LIST = Path.of("/corpus/c.ris");

    /** A run that holds two records, so that any file of three is a large one. */
    private static final MemoryBudget TINY = new MemoryBudget(8, 2, 0);

    @Test
    void whatOneWritesTheOtherSees(@TempDir Path folder) throws IOException {
        try (PaperIndex one = open(folder);
                PaperIndex other = open(folder)) {
            replace(one, file(A, "@book{a, title = {A}}"));
            assertEquals("", keys(other));
            assertEquals(true, other.isBehind());
            other.refresh(List.of(A, B), false);
            assertEquals("a", keys(other));
            assertEquals(false, other.isBehind());
            replace(other, file(B, "@book{b, title = {B}}"));
            one.refresh(List.of(A, B), false);
            assertEquals("a b", keys(one));
        }
    }

    @Test
    void whoHasNotSeenWhatTheOtherWroteWritesNothing(@TempDir Path folder) throws IOException {
        try (PaperIndex one = open(folder);
                PaperIndex other = open(folder)) {
            replace(one, file(A, "@book{a, title = {A}}"));
            assertEquals(
                    ReplaceResult.BUSY,
                    replace(other, file(B, "@book{b, title = {B}}"), Long.MAX_VALUE));
            other.refresh(List.of(A, B), false);
            replace(other, file(B, "@book{b, title = {B}}"));
            assertEquals("a b", keys(other));
        }
    }

    @Test
    void oneWritesAtATime(@TempDir Path folder) throws IOException {
        try (PaperIndex index = open(folder)) {
            try (var directory = new MMapDirectory(folder);
                    var lock = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
                lock.ensureValid();
                assertEquals(true, index.isBusy());
                assertEquals(
                        ReplaceResult.BUSY,
                        replace(index, file(A, "@book{a, title = {A}}"), Long.MAX_VALUE));
            }
            assertEquals(false, index.isBusy());
            replace(index, file(A, "@book{a, title = {A}}"));
            assertEquals("a", keys(index));
        }
    }

    /** Papers are seen before a large run has ended; if it never ends, they were never there. */
    @Test
    void aRunThatIsKilledLeavesNothingBehind(@TempDir Path folder) throws IOException {
        try (PaperIndex reader = open(folder)) {
            SourceFile five = file(B, entries("b", 5));
            try (PaperIndex killed = PaperIndex.in(folder, KeyLedger.inMemory(), TINY)) {
                replace(killed, file(A, entries("a", 1)));
                reader.refresh(List.of(A, B), false);
                killed.onPartialCommit(
                        () -> {
                            reader.refresh(List.of(A, B), true);
                            throw new IllegalStateException("killed");
                        },
                        0);
                assertThrows(IllegalStateException.class, () -> replace(killed, five));
            }
            assertEquals("a0 b0", keys(reader));
            reader.refresh(List.of(A, B), false);
            assertEquals("a0", keys(reader));
            try (PaperIndex next = PaperIndex.in(folder, KeyLedger.inMemory(), TINY)) {
                assertEquals(List.of(A), List.copyOf(next.stamps().keySet()));
                replace(next, five);
                assertEquals("a0 b0 b1 b2 b3 b4", keys(next));
            }
        }
    }

    /** What is changed or taken away is never seen half, nor a name that may be another one yet. */
    @Test
    void onlyNewPapersAreSeenBeforeTheEnd(@TempDir Path folder) throws IOException {
        try (PaperIndex index = PaperIndex.in(folder, KeyLedger.inMemory(), TINY)) {
            List<String> told = new ArrayList<>();
            index.onPartialCommit(() -> told.add("told"), 0);
            replace(index, file(A, entries("a", 1)));
            assertEquals(1, told.size(), "at the end");
            replace(index, file(A, entries("b", 5)));
            assertEquals(2, told.size(), "at the end");
            replace(
                    index,
                    file(
                            LIST,
                            "TY  - BOOK\nTI  - Named One\nER  - \n"
                                    + "TY  - BOOK\nTI  - Named Two\nER  - \n"
                                    + "TY  - BOOK\nTI  - Named Three\nER  - \n"));
            assertEquals(3, told.size(), "at the end");
        }
    }

    @Test
    void aRunThatTakesMoreThanItMayChangesNothing(@TempDir Path folder) throws IOException {
        Path bib = Files.writeString(folder.resolve("a.bib"), entries("a", 2));
        try (PaperIndex index = open(folder.resolve("index"))) {
            assertEquals(ReplaceResult.TOO_LARGE, replace(index, SourceFiles.file(bib), 10));
            assertEquals("", keys(index));
            replace(index, SourceFiles.file(bib));
            assertEquals("a0 a1", keys(index));
        }
    }

    /** A ledger that is large costs those who have to look into it, and nobody else. */
    @Test
    void aLargeLedgerIsReadWhereNamesAreGiven(@TempDir Path folder) throws IOException {
        Path ledger = Files.writeString(folder.resolve("keys.tsv"), "a|b|c\tname\n".repeat(20_000));
        SourceFile named = file(LIST, "TY  - BOOK\nTI  - Named One\nER  - \n");
        try (PaperIndex index =
                PaperIndex.in(folder.resolve("index"), KeyLedger.in(List.of(ledger)))) {
            assertEquals(ReplaceResult.REPLACED, replace(index, file(A, entries("a", 1)), 100_000));
            assertEquals("a0", keys(index));
            assertEquals(ReplaceResult.TOO_LARGE, replace(index, named, 100_000));
            replace(index, named);
            assertEquals(2, keys(index).split(" ").length);
        }
        assertEquals(20_001, Files.readAllLines(ledger).size());
    }

    private static PaperIndex open(Path folder) throws IOException {
        return PaperIndex.in(folder, KeyLedger.inMemory(), MemoryBudget.IN_SERVER);
    }

    private static String entries(String name, int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(
                    "@book{%s%d, title = {The %s Book of Number %d}}\n"
                            .formatted(name, i, name, i));
        }
        return text.toString();
    }

    private static SourceFile file(Path path, String text) {
        return SourceFiles.file(path, text.length() + "@1", text);
    }

    private static void replace(PaperIndex index, SourceFile file) {
        index.replace(List.of(file), List.of(), List.of(A, B, LIST), KeyRule.DEFAULT);
    }

    private static ReplaceResult replace(PaperIndex index, SourceFile file, long maxBytes) {
        return index.replace(
                List.of(file), List.of(), List.of(A, B, LIST), KeyRule.DEFAULT, maxBytes);
    }

    private static String keys(PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            return corpus.all().stream().map(Paper::key).sorted().collect(Collectors.joining(" "));
        }
    }
}
