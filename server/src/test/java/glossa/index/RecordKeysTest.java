package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glossa.corpus.Corpus;
import glossa.grammar.NotesLanguage;
import glossa.grammar.Range;
import glossa.paper.Identity;
import glossa.paper.KeyRule;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.Source;
import glossa.source.ReadResult;
import glossa.source.SourceFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** How papers without a key are named, and that a name, once given, stays. */
final class RecordKeysTest {
    @Test
    void theRuleInExamples() {
        check("Attention Is All You Need", "Vaswani", "2017", "vaswani2017attention");
        check("Über formal unentscheidbare Sätze", "Gödel", "1931", "godel1931uber");
        check("On the Origin of Species", "van der Berg", "1859", "vanderberg1859origin");
        check(
                "FreSh: Frequency Shifting for Accelerated Neural Representation Learning",
                "",
                "",
                "fresh");
        check("LoGAH: Predicting 774-Million-Parameter Transformers", "", "", "logah");
        check("LoRA-FAIR: Federated LoRA Fine-Tuning", "", "", "lora-fair");
        check("Towards Latent Masked Image Modeling", "", "", "latent-masked-image");
        check("Scaling Laws for Neural Machine Translation", "", "", "scaling-laws-neural");
        check(
                "Scaling Laws for Multilingual Neural Machine Translation",
                "",
                "",
                "scaling-laws-multilingual");
        check("注意力就是你所需要的一切", "", "", "注意力就是你所需要的一切");
        check("Fig: Fast Image Generation", "", "", "fig");
        check("???", "", "", "paper-…");
        // Quarto would read @fig-trees-grow as a cross-reference to a figure.
        check("Fig Trees Grow in the Dark", "", "", "figtrees-grow");
    }

    private static void check(String title, String author, String year, String key) {
        List<String> candidates =
                KeyRule.DEFAULT.candidates(paper("", title, author, year, "a.txt", 0));
        String first = candidates.getFirst();
        if (key.endsWith("-…")) {
            assertTrue(first.startsWith(key.substring(0, key.length() - 1)), first);
        } else {
            assertEquals(key, first);
        }
        for (String candidate : candidates) {
            var items = NotesLanguage.parse("See @" + candidate + ".").citations();
            assertEquals(
                    candidate, items.getFirst().items().getFirst().key(), "pandoc reads it whole");
        }
    }

    private static final String[] SYSTEMS = {"FreSh", "LoGAH", "Bone", "EDGS"};
    private static final String[] WORDS = {
        "Scaling", "Laws", "Neural", "Deep", "Weak", "Strong", "Learning", "Graphs"
    };

    /**
     * Files with papers, many of which ask for the same names, come and go in any order and any
     * grouping; whatever happens, a name that was given leads to the same paper as long as the
     * paper is there, and no two papers have the same key.
     */
    @Test
    void givenNamesStayWhateverTheSourcesDo() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<Path, List<Paper>> files = new LinkedHashMap<>();
            for (int f = 0; f < 5; f++) {
                Path file = Path.of("/corpus/list" + f + ".txt");
                List<Paper> papers = new ArrayList<>();
                for (int p = 0; p < 6; p++) {
                    papers.add(randomPaper(random, file, p));
                }
                files.put(file, papers);
            }
            Map<String, String> titleOfName = new HashMap<>();
            Set<Path> present = new HashSet<>();
            try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
                for (int step = 0; step < 12; step++) {
                    List<Path> order = new ArrayList<>(files.keySet());
                    Collections.shuffle(order, random);
                    List<SourceFile> changed = new ArrayList<>();
                    List<Path> gone = new ArrayList<>();
                    for (Path file : order) {
                        if (random.nextInt(3) == 0) {
                            if (present.remove(file)) {
                                gone.add(file);
                            } else {
                                present.add(file);
                                changed.add(read(file, files));
                            }
                        }
                    }
                    index.replace(changed, gone, order, KeyRule.DEFAULT);
                    checkNames(index, titleOfName, seed);
                }
            }
        }
    }

    private static void checkNames(PaperIndex index, Map<String, String> titleOfName, long seed) {
        try (Corpus corpus = index.acquire()) {
            Set<String> keys = new HashSet<>();
            Map<String, String> titles = new HashMap<>();
            for (Paper paper : corpus.all()) {
                assertTrue(
                        keys.add(paper.key()),
                        "two papers share " + paper.key() + ", seed " + seed);
                titles.put(paper.title(), paper.key());
                titleOfName.putIfAbsent(paper.key(), paper.title());
            }
            titleOfName.forEach(
                    (name, title) -> {
                        if (titles.containsKey(title)) {
                            assertEquals(
                                    Optional.of(title),
                                    corpus.paper(name).map(Paper::title),
                                    name + ", seed " + seed);
                        }
                    });
        }
    }

    /** Without anything remembered, the same sources give the same names in any order. */
    @Test
    void theOrderOfTheSourcesDoesNotMatter() {
        for (long seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            Map<Path, List<Paper>> files = new LinkedHashMap<>();
            for (int f = 0; f < 4; f++) {
                Path file = Path.of("/corpus/list" + f + ".txt");
                files.put(
                        file,
                        List.of(
                                randomPaper(random, file, 0),
                                randomPaper(random, file, 1),
                                randomPaper(random, file, 2)));
            }
            Map<String, String> names = names(new ArrayList<>(files.keySet()), files);
            List<Path> shuffled = new ArrayList<>(files.keySet());
            Collections.shuffle(shuffled, random);
            assertEquals(names, names(shuffled, files), "seed " + seed);
        }
    }

    private static Map<String, String> names(List<Path> order, Map<Path, List<Paper>> files) {
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(
                    order.stream().map(file -> read(file, files)).toList(),
                    List.of(),
                    order,
                    KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                Map<String, String> names = new HashMap<>();
                corpus.all().forEach(paper -> names.put(paper.title(), paper.key()));
                return names;
            }
        }
    }

    /**
     * A short title tells with its abstract: the same paper twice is one, another one is another.
     */
    @Test
    void shortTitlesNeverShareAKey() {
        Path a = Path.of("/corpus/a.txt");
        Path b = Path.of("/corpus/b.txt");
        Paper one = listed("Mamba", "Words about snakes of the trees. ", a);
        Paper same = listed("Mamba", "Words about snakes of the trees. ", b);
        Paper other = listed("Mamba", "Words about models of sequences. ", b);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(List.of(file(a, one)), List.of(), List.of(a), KeyRule.DEFAULT);
            index.replace(List.of(file(b, same)), List.of(), List.of(a, b), KeyRule.DEFAULT);
            assertEquals(List.of("mamba"), keys(index));
            index.replace(List.of(file(b, other)), List.of(), List.of(a, b), KeyRule.DEFAULT);
            assertEquals(2, Set.copyOf(keys(index)).size());
            assertEquals("mamba []", names(index, "mamba"));
        }
    }

    /** A title that is corrected in its list is still the title of the paper that notes cite. */
    @Test
    void aCorrectedTitleKeepsTheKey() {
        Path list = Path.of("/corpus/list.txt");
        String words = "Words about waves and how they are shifted about. ";
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(
                    List.of(file(list, listed("Frequencies Shfting in Waves", words, list))),
                    List.of(),
                    List.of(list),
                    KeyRule.DEFAULT);
            assertEquals(List.of("frequencies-shfting-waves"), keys(index));
            index.replace(
                    List.of(file(list, listed("Frequencies Shifting in Waves", words, list))),
                    List.of(),
                    List.of(list),
                    KeyRule.DEFAULT);
            assertEquals(List.of("frequencies-shfting-waves"), keys(index));
        }
    }

    /** Two people gave one name to two papers, and their ledgers were merged. */
    @Test
    void aLedgerThatNamesTwoOwnersGivesTheNameOnce(@TempDir Path folder) throws IOException {
        Path ledger = folder.resolve("keys.tsv");
        Path list = Path.of("/corpus/list.txt");
        Paper one = paper("", "FreSh: Frequency Shifting", "", "", list.toString(), 0);
        Paper other = paper("", "FreSh: Another Thing", "", "", list.toString(), 2);
        Files.writeString(
                ledger,
                Identity.fingerprints(one).getFirst()
                        + "\tfresh\n"
                        + Identity.fingerprints(other).getFirst()
                        + "\tfresh\n");
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.in(List.of(ledger)))) {
            index.replace(
                    List.of(file(list, one, other)), List.of(), List.of(list), KeyRule.DEFAULT);
            assertEquals(2, Set.copyOf(keys(index)).size());
        }
    }

    private static Paper listed(String title, String words, Path file) {
        Range place = Range.of(0, 0, 0, title.length());
        return Paper.builder()
                .type("article")
                .title(title)
                .abstractText(words.repeat(10))
                .source(new Source(file, place, place))
                .build();
    }

    private static List<String> keys(PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            return corpus.all().stream().map(Paper::key).toList();
        }
    }

    /**
     * A bibliography that brings a key for a paper of a list: its key is shown, the given one still
     * answers.
     */
    @Test
    void aKeyOfItsOwnJoinsTheGivenOne() {
        Path list = Path.of("/corpus/list.txt");
        Path bib = Path.of("/corpus/refs.bib");
        String title = "FreSh: Frequency Shifting for Accelerated Neural Representation Learning";
        Paper listed = paper("", title, "", "", list.toString(), 0);
        Paper entry = paper("kania2024", title, "Kania", "2024", bib.toString(), 0);
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            index.replace(List.of(file(list, listed)), List.of(), List.of(list), KeyRule.DEFAULT);
            assertEquals("fresh []", names(index, "fresh"));
            index.replace(
                    List.of(file(bib, entry)), List.of(), List.of(bib, list), KeyRule.DEFAULT);
            assertEquals("kania2024 [fresh]", names(index, "fresh"));
            assertEquals("kania2024 [fresh]", names(index, "kania2024"));
            index.replace(List.of(), List.of(bib), List.of(list), KeyRule.DEFAULT);
            assertEquals("kania2024 [fresh]", names(index, "kania2024"));
            assertEquals("kania2024 [fresh]", names(index, "fresh"));
        }
    }

    private static String names(PaperIndex index, String name) {
        try (Corpus corpus = index.acquire()) {
            Paper paper = corpus.paper(name).orElseThrow();
            return paper.key() + " " + paper.aliases();
        }
    }

    private static Paper randomPaper(Random random, Path file, int line) {
        String rest =
                WORDS[random.nextInt(WORDS.length)]
                        + " "
                        + WORDS[random.nextInt(WORDS.length)]
                        + " "
                        + WORDS[random.nextInt(WORDS.length)];
        String title =
                random.nextBoolean()
                        ? SYSTEMS[random.nextInt(SYSTEMS.length)] + ": " + rest
                        : rest + " " + WORDS[random.nextInt(WORDS.length)];
        return paper("", title, "", "", file.toString(), line);
    }

    private static SourceFile read(Path file, Map<Path, List<Paper>> files) {
        return file(file, files.getOrDefault(file, List.of()).toArray(Paper[]::new));
    }

    private static SourceFile file(Path file, Paper... papers) {
        ReadResult reading = new ReadResult(List.of(papers), List.of());
        return new SourceFile(
                file, "1", "", () -> SourceFile.Contents.whole(reading.hashCode(), reading));
    }

    private static Paper paper(
            String key, String title, String author, String year, String file, int line) {
        Range place = Range.of(line, 0, line, title.length());
        return Paper.builder()
                .key(key)
                .type("article")
                .title(title)
                .authors(author.isEmpty() ? List.of() : List.of(new Name(author, "")))
                .year(year)
                .source(new Source(Path.of(file), place, place))
                .build();
    }
}
