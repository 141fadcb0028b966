package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.grammar.Range;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

/** Replacing what files gave. */
final class PaperIndexTest {
    /**
     * An index replaced file by file, in any order and with changes between, answers like one built
     * at once.
     */
    @Test
    void replacedFileByFileEqualsBuiltAtOnce() {
        replacedFileByFileEqualsBuiltAtOnce(10_000);
    }

    /** However little a run may hold. */
    @Test
    void replacedInBatchesEqualsBuiltAtOnce() {
        replacedFileByFileEqualsBuiltAtOnce(2);
    }

    private static void replacedFileByFileEqualsBuiltAtOnce(int batch) {
        for (long seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Map<Path, String> files = new LinkedHashMap<>();
            List<Path> order = new ArrayList<>();
            for (int f = 0; f < 4; f++) {
                order.add(Path.of("/corpus/file" + f + ".bib"));
            }
            try (PaperIndex stepwise = PaperIndex.inMemory(KeyLedger.inMemory(), batch);
                    PaperIndex once = PaperIndex.inMemory(KeyLedger.inMemory())) {
                for (int step = 0; step < 10; step++) {
                    Path file = order.get(random.nextInt(order.size()));
                    if (random.nextInt(4) == 0) {
                        files.remove(file);
                        stepwise.replace(List.of(), List.of(file), order, KeyRule.DEFAULT);
                    } else {
                        files.put(file, randomBib(random));
                        stepwise.replace(
                                List.of(read(file, files)), List.of(), order, KeyRule.DEFAULT);
                    }
                }
                once.replace(
                        order.stream()
                                .filter(files::containsKey)
                                .map(file -> read(file, files))
                                .toList(),
                        List.of(),
                        order,
                        KeyRule.DEFAULT);
                assertEquals(told(once), told(stepwise), "seed " + seed);
            }
        }
    }

    /**
     * All that an index can tell: papers with their places and names, problems, and what is found.
     */
    private static String told(PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            return corpus.all().stream()
                            .map(
                                    paper ->
                                            paper.key()
                                                    + " "
                                                    + paper.aliases()
                                                    + " "
                                                    + paper.title()
                                                    + " "
                                                    + paper.year()
                                                    + " "
                                                    + paper.sources())
                            .collect(Collectors.joining("\n"))
                    + "\n"
                    + new java.util.TreeMap<>(corpus.problems())
                    + "\n"
                    + corpus.search(CompletionQuery.of("alpha", 30)).stream()
                            .map(Paper::key)
                            .sorted()
                            .toList()
                    + corpus.size();
        }
    }

    private static String randomBib(Random random) {
        StringBuilder bib = new StringBuilder();
        String[] works = {
            "Alpha Decay of Nuclei",
            "Beta Functions in the Plane",
            "Gamma Rays from the Sky",
            "Delta Rules for Learning"
        };
        for (int i = random.nextInt(4); i >= 0; i--) {
            int work = random.nextInt(works.length);
            bib.append("@article{")
                    .append("abcdef".charAt(random.nextInt(6)))
                    .append(random.nextInt(3))
                    .append(",\n  title = {")
                    .append(works[work])
                    .append("}");
            if (random.nextBoolean()) {
                bib.append(", year = ").append(2000 + random.nextInt(2));
            }
            if (random.nextInt(3) == 0) {
                bib.append(", doi = {10.1/").append(work).append("}");
            }
            bib.append("}\n");
        }
        return bib.toString();
    }

    private static SourceFile read(Path file, Map<Path, String> files) {
        return SourceFiles.file(file, "1", files.getOrDefault(file, ""));
    }

    /** Thousands of papers go into the index by several threads, and keep their order and names. */
    @Test
    void aLargeFileInBatchesEqualsTheFileAtOnce() {
        Path bib = Path.of("/corpus/large.bib");
        Path list = Path.of("/corpus/list.ris");
        StringBuilder entries = new StringBuilder();
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 12_000; i++) {
            // Some keys, some titles and some names that papers without a key ask for come twice.
            entries.append(
                    "@article{key%d, title = {A Study of Case %d}, author = {Fox, A}, year = %d, note = {%s}}\n"
                            .formatted(i % 11_990, i % 11_980, 1990 + i % 3, "x".repeat(120)));
            if (i % 20 == 0) {
                records.append(
                        "TY  - JOUR\nTI  - A Study of Case %d\nAU  - Fox, A\nPY  - %d\nN1  - %s\nER  - \n\n"
                                .formatted(
                                        i % 400 == 0 ? i / 2 : i, 1990 + i % 3, "y".repeat(300)));
            }
        }
        List<SourceFile> files =
                List.of(
                        SourceFiles.file(bib, "1", entries.toString()),
                        SourceFiles.file(list, "1", records.toString()));
        List<Path> order = List.of(bib, list);
        try (PaperIndex batches = PaperIndex.inMemory(KeyLedger.inMemory(), 50);
                PaperIndex once = PaperIndex.inMemory(KeyLedger.inMemory(), 100_000)) {
            batches.replace(files, List.of(), order, KeyRule.DEFAULT);
            once.replace(files, List.of(), order, KeyRule.DEFAULT);
            assertLinesMatch(told(once).lines(), told(batches).lines());
        }
    }

    /** A half-written export or a lost permission never empties the corpus. */
    @Test
    void aFileThatCannotBeReadKeepsWhatItGave() {
        Path file = Path.of("/corpus/a.bib");
        Problem problem =
                new Problem(
                        Range.of(0, 0, 0, 0), Problem.Severity.ERROR, "unreadable-source", "gone");
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(
                    List.of(read(file, Map.of(file, "@book{a, title = {A Title}}"))),
                    List.of(),
                    List.of(file),
                    KeyRule.DEFAULT);
            index.replace(
                    List.of(
                            new SourceFile(
                                    file, "2", "", () -> SourceFile.Contents.unreadable(problem))),
                    List.of(),
                    List.of(file),
                    KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                assertEquals(Optional.of("A Title"), corpus.paper("a").map(Paper::title));
                assertEquals(Map.of(file, List.of(problem)), corpus.problems());
            }
        }
    }

    @Test
    void theIndexOnDiskIsThereAgain(@TempDir Path folder) throws IOException {
        Path file = Path.of("/corpus/a.bib");
        try (PaperIndex index = PaperIndex.in(folder, KeyLedger.inMemory())) {
            index.replace(
                    List.of(read(file, Map.of(file, "@book{a, title = {A Title}}"))),
                    List.of(),
                    List.of(file),
                    KeyRule.DEFAULT);
        }
        try (PaperIndex index = PaperIndex.in(folder, KeyLedger.inMemory());
                Corpus corpus = index.acquire()) {
            assertEquals(Map.of(file, "1"), index.stamps());
            assertEquals(1, corpus.size());
        }
    }

    /** A slip of one reader costs what it read. */
    @Test
    void aReaderThatFailsTakesNoOtherFileWithIt() {
        Path broken = Path.of("/corpus/a.bib");
        Path whole = Path.of("/corpus/b.bib");
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(
                    List.of(
                            new SourceFile(
                                    broken,
                                    "1",
                                    "",
                                    () -> {
                                        throw new IllegalStateException("a slip");
                                    }),
                            read(whole, Map.of(whole, "@book{b, title = {A Title}}"))),
                    List.of(),
                    List.of(broken, whole),
                    KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                assertEquals(1, corpus.size());
                assertEquals(
                        List.of("unreadable-source"),
                        corpus.problems().getOrDefault(broken, List.of()).stream()
                                .map(Problem::code)
                                .toList());
            }
        }
    }

    /** On a full disk, or where the folder is gone. */
    @Test
    void namesThatCannotBeKeptCostNoPaper(@TempDir Path folder) throws IOException {
        Path list = Path.of("/corpus/a.ris");
        Path missing = folder.resolve("missing").resolve("keys.tsv");
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.in(List.of(missing)))) {
            index.replace(
                    List.of(read(list, Map.of(list, "TY  - BOOK\nTI  - A Title\nER  - \n"))),
                    List.of(),
                    List.of(list),
                    KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                assertEquals(1, corpus.size());
            }
        }
    }

    /**
     * Near-twins are different papers; the same title in two spellings, or one identifier, is one.
     */
    @Test
    void whatIsTheSamePaper() {
        check(
                "@book{a, title={Scaling Laws for Translation}}",
                "@book{b, title={Scaling laws for {T}ranslation.}}",
                1);
        check(
                "@book{a, title={Scaling Laws for Neural Machine Translation}}",
                "@book{b, title={Scaling Laws for Multilingual Neural Machine Translation}}",
                2);
        check(
                "@book{a, title={Scaling Laws for Translation}, year=2020}",
                "@book{b, title={Scaling Laws for Translation}, year=2021}",
                2);
        check(
                "@book{a, title={Scaling Laws for Translation}, author={Fox, A.}}",
                "@book{b, title={Scaling Laws for Translation}, author={Hare, B.}}",
                2);
        check(
                "@book{a, title={One Title of a Work}, doi={10.1/X}}",
                "@book{b, title={Another Title of It}, doi={https://doi.org/10.1/x}}",
                1);
        check(
                "@book{a, title={Scaling Laws for Translation}, doi={10.1/x}}",
                "@book{b, title={Scaling Laws for Translation}, doi={10.1/y}}",
                2);
        check("@book{a, title={Preface}}", "@book{b, title={Preface}}", 2);
        check(
                "@book{a, title={Scaling Laws for Translation}}\n"
                        + "@book{b, title={Scaling Laws for Translation}}",
                "",
                2);
    }

    private static void check(String one, String other, int papers) {
        Path a = Path.of("/corpus/a.bib");
        Path b = Path.of("/corpus/b.bib");
        Map<Path, String> files = Map.of(a, one, b, other);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(
                    List.of(read(a, files), read(b, files)),
                    List.of(),
                    List.of(a, b),
                    KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                assertEquals(papers, corpus.size(), one + other);
            }
        }
    }
}
