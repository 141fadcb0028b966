package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.Corpus;
import glossa.paper.KeyRule;
import glossa.paper.Paper;
import glossa.source.SourceFile;
import glossa.source.SourceText;
import glossa.source.bibtex.BibTex;
import glossa.source.reading.SourceFiles;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** Which of many records are one paper; the keys of each paper in brackets. */
final class RecordGroupingTest {
    /** What holds both identifiers ties those that have one each. */
    @Test
    void oneRecordTiesTheOthers() {
        check(
                """
                @article{a, title = {First Title of It}, doi = {10.1000/1}}
                --
                @article{b, title = {Second Title of It}, eprint = {1901.00001}, eprinttype = {arxiv}}
                --
                @article{c, title = {Third Title of It}, doi = {10.1000/1}, eprint = {1901.00001}, eprinttype = {arxiv}}
                """,
                "[a, b, c]");
    }

    /** What a bibliography sets apart stays apart, and others join the one that they fit. */
    @Test
    void theEntriesOfOneFileStayApart() {
        check(
                """
                @article{preprint, title = {How Foxes Cross a River}, author = {Fox, A.}, year = 2019, journal = {arXiv}, eprint = {1901.00001}, eprinttype = {arxiv}}
                @article{published, title = {How Foxes Cross a River}, author = {Fox, A.}, year = 2020, journal = {Rivers}, doi = {10.1000/1}}
                --
                @misc{x, title = {Foxes}, url = {https://arxiv.org/abs/1901.00001}}
                --
                @misc{y, title = {Foxes}, doi = {10.1000/1}}
                """,
                "[preprint, x] [published, y]");
    }

    /** A bare title joins the paper that it fits, and keeps no two apart. */
    @Test
    void aBareTitleJoinsOne() {
        check(
                """
                @misc{bare, title = {How Foxes Cross a River}}
                --
                @article{full, title = {How Foxes Cross a River}, author = {Fox, A.}, year = 2019}
                --
                @article{again, title = {How foxes cross a river}, author = {Fox, Ada}, year = 2019, doi = {10.1000/1}}
                """,
                "[bare, full, again]");
    }

    /**
     * What says no more than the main title does not tie two that say different things after it.
     */
    @Test
    void aMainTitleTiesNoTwoSubtitles() {
        String said = ", author = {Fox, Ada and Hare, Ben}, year = 2019}\n";
        check(
                "@article{rivers, title = {FoxNet: Crossing Rivers}"
                        + said
                        + "--\n@article{roads, title = {FoxNet: Crossing Roads}"
                        + said
                        + "--\n@article{net, title = {FoxNet}"
                        + said,
                "[rivers, net] [roads]");
    }

    /** Two papers of one title, authors and year: who knows no identifier is told by the venue. */
    @Test
    void theVenueDecidesBetweenTwo() {
        String said = "title = {How Foxes Cross a River}, author = {Fox, A.}, year = 2019, ";
        check(
                "@article{owls, "
                        + said
                        + "journal = {Owl Letters}, doi = {10.1000/1}}\n@article{rivers, "
                        + said
                        + "journal = {River Letters 7}, doi = {10.1000/2}}\n--\n@article{x, "
                        + said
                        + "journal = {River Letters}}\n",
                "[owls] [rivers, x]");
    }

    /** Files are divided by two hyphens, the most trusted first. */
    private static void check(String files, String expected) {
        List<Paper> records = new ArrayList<>();
        int number = 0;
        for (String file : files.split("--\n")) {
            Path path = Path.of("/corpus/" + number++ + ".bib");
            records.addAll(new BibTex().read(SourceText.of(path, file)).papers());
        }
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(records, new Random(i));
            assertEquals(
                    expected,
                    RecordGrouping.groups(records, file -> 0).stream()
                            .map(group -> group.stream().map(Paper::key).toList().toString())
                            .collect(Collectors.joining(" ")));
        }
    }

    /**
     * Records with and without identifiers, subtitles, years and authors, with keys and without:
     * however the files come, the same are one paper, and are related to the same.
     */
    @Test
    void theOrderOfTheFilesDoesNotMatter() {
        for (long seed = 0; seed < 15; seed++) {
            Random random = new Random(seed);
            List<Path> order = new ArrayList<>();
            for (int f = 0; f < 4; f++) {
                order.add(Path.of("/corpus/file" + f + ".bib"));
            }
            Map<Path, String> files = new LinkedHashMap<>();
            try (PaperIndex stepwise = PaperIndex.inMemory(KeyLedger.inMemory());
                    PaperIndex once = PaperIndex.inMemory(KeyLedger.inMemory())) {
                for (int step = 0; step < 12; step++) {
                    Path file = order.get(random.nextInt(order.size()));
                    if (random.nextInt(5) == 0) {
                        files.remove(file);
                        stepwise.replace(List.of(), List.of(file), order, KeyRule.DEFAULT);
                    } else {
                        files.put(file, randomBib(random, order.indexOf(file)));
                        stepwise.replace(
                                List.of(read(file, files)), List.of(), order, KeyRule.DEFAULT);
                    }
                }
                List<SourceFile> all =
                        new ArrayList<>(
                                files.keySet().stream().map(file -> read(file, files)).toList());
                Collections.shuffle(all, random);
                once.replace(all, List.of(), order, KeyRule.DEFAULT);
                assertEquals(told(once), told(stepwise), "seed " + seed);
            }
        }
    }

    private static SourceFile read(Path file, Map<Path, String> files) {
        return SourceFiles.file(file, "1", files.getOrDefault(file, ""));
    }

    private static String told(PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            return corpus.all().stream()
                    .map(
                            paper ->
                                    paper.key()
                                            + " "
                                            + paper.aliases()
                                            + " "
                                            + paper.sources()
                                            + " "
                                            + corpus.related(paper.key()).stream()
                                                    .map(Paper::key)
                                                    .toList())
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String randomBib(Random random, int file) {
        StringBuilder bib = new StringBuilder();
        for (int i = random.nextInt(5); i >= 0; i--) {
            bib.append("@article{k").append(file).append('-').append(i).append(", title = {");
            bib.append(random.nextBoolean() ? "How Foxes Cross a River" : "Owls in the Long Night");
            bib.append(new String[] {"", "", ": A Study", ": Part I", "."}[random.nextInt(5)]);
            bib.append('}');
            if (random.nextInt(3) > 0) {
                bib.append(", author = {").append(random.nextBoolean() ? "Fox, A." : "Owl, B.");
                bib.append(random.nextBoolean() ? " and Hare, C." : "").append('}');
            }
            if (random.nextInt(3) > 0) {
                bib.append(", year = ").append(2019 + random.nextInt(3));
            }
            if (random.nextInt(3) == 0) {
                bib.append(", journal = {arXiv}");
            }
            if (random.nextInt(3) == 0) {
                bib.append(", doi = {10.1000/").append(random.nextInt(3)).append("}");
            }
            if (random.nextInt(4) == 0) {
                bib.append(", eprint = {1901.0000").append(random.nextInt(3));
                bib.append("}, eprinttype = {arxiv}");
            }
            if (random.nextInt(6) == 0) {
                bib.append(", related = {k0-0}");
            }
            bib.append("}\n");
        }
        return bib.toString();
    }
}
