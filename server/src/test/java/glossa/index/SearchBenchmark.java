package glossa.index;

import glossa.corpus.Corpus;
import glossa.corpus.KeyRule;
import glossa.corpus.Paper;
import glossa.corpus.SourceFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * How long a search takes, and whether it finds the paper: a table for the sources given.
 *
 * <pre>
 * java -cp server/target/test-classes:server/target/glossa.jar glossa.index.SearchBenchmark refs.bib
 * </pre>
 */
public final class SearchBenchmark {
    private static final int QUERIES = 400;

    private SearchBenchmark() {}

    /** A kind of query, and how it is made of a paper. */
    private interface Kind {
        String query(Paper paper, Random random);
    }

    public static void main(String[] files) {
        try (PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory())) {
            long start = System.nanoTime();
            List<SourceFile> read = Arrays.stream(files).map(Path::of).map(SourceFile::of).toList();
            index.replace(
                    read, List.of(), read.stream().map(SourceFile::file).toList(), KeyRule.DEFAULT);
            long indexed = System.nanoTime();
            try (Corpus corpus = index.acquire()) {
                List<Paper> papers = corpus.all();
                System.out.printf(
                        Locale.ROOT,
                        "%d papers, read and indexed in %d ms%n",
                        papers.size(),
                        (indexed - start) / 1_000_000);
                Set<String> cited = new HashSet<>();
                Random random = new Random(1);
                for (int i = 0; i < 200; i++) {
                    cited.add(papers.get(random.nextInt(papers.size())).key());
                }
                System.out.printf(
                        "%-22s %8s %8s %8s %8s%n", "kind", "p50 µs", "p99 µs", "hit@1", "hit@10");
                for (int round = 0; round < 2; round++) {
                    boolean print = round == 1;
                    measure(corpus, papers, cited, print, "nothing", (paper, r) -> "");
                    measure(
                            corpus,
                            papers,
                            cited,
                            print,
                            "key prefix of 6",
                            (paper, r) -> cut(paper.key(), 6));
                    measure(
                            corpus,
                            papers,
                            cited,
                            print,
                            "key prefix of 3",
                            (paper, r) -> cut(paper.key(), 3));
                    measure(
                            corpus,
                            papers,
                            cited,
                            print,
                            "two title words",
                            SearchBenchmark::titleWords);
                    measure(
                            corpus,
                            papers,
                            cited,
                            print,
                            "one letter",
                            (paper, r) -> cut(paper.key(), 1));
                    measure(
                            corpus,
                            papers,
                            cited,
                            print,
                            "a slip in the key",
                            SearchBenchmark::slip);
                }
            }
        }
    }

    private static void measure(
            Corpus corpus,
            List<Paper> papers,
            Set<String> cited,
            boolean print,
            String name,
            Kind kind) {
        Random random = new Random(7);
        List<Long> times = new ArrayList<>();
        int first = 0;
        int ten = 0;
        for (int i = 0; i < QUERIES; i++) {
            Paper paper = papers.get(random.nextInt(papers.size()));
            String query = kind.query(paper, random);
            long start = System.nanoTime();
            List<Paper> found = corpus.search(query, cited, 40);
            times.add((System.nanoTime() - start) / 1000);
            int at = found.stream().map(Paper::key).toList().indexOf(paper.key());
            first += at == 0 ? 1 : 0;
            ten += at >= 0 && at < 10 ? 1 : 0;
        }
        times.sort(null);
        if (print) {
            System.out.printf(
                    Locale.ROOT,
                    "%-22s %8d %8d %7.1f%% %7.1f%%%n",
                    name,
                    times.get(QUERIES / 2),
                    times.get(QUERIES * 99 / 100),
                    100.0 * first / QUERIES,
                    100.0 * ten / QUERIES);
        }
    }

    private static String titleWords(Paper paper, Random random) {
        List<String> words =
                Tokens.split(paper.title()).stream().filter(word -> word.length() > 4).toList();
        return words.size() < 2
                ? paper.title()
                : words.get(random.nextInt(words.size()))
                        + " "
                        + words.get(random.nextInt(words.size()));
    }

    private static String slip(Paper paper, Random random) {
        String key = paper.key();
        int at = 1 + random.nextInt(Math.max(1, Math.min(5, key.length() - 2)));
        return key.length() < 4
                ? key
                : key.substring(0, at)
                        + key.charAt(at + 1)
                        + key.charAt(at)
                        + key.substring(at + 2);
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
