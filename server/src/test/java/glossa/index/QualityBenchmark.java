package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.paper.KeyRule;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiPredicate;

/**
 * Whether completion finds the paper that is meant, after how many letters, and how long it takes:
 * a table for queries of each kind, made of papers of the sources given.
 *
 * <pre>
 * java -cp server/target/test-classes:server/target/glossa.jar glossa.index.QualityBenchmark papers.jsonl
 * </pre>
 *
 * <p>{@code one of} counts only queries that at most ten papers fit as well; {@code misses} prints
 * what was not found.
 */
public final class QualityBenchmark {
    private static final int QUERIES = 400;
    private static final int LISTED = 40;

    /** Time of the thread, not of the clock: others may be at work on the machine. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private final Corpus corpus;
    private final List<Paper> papers;
    private final boolean misses;

    private QualityBenchmark(Corpus corpus, List<Paper> papers, boolean misses) {
        this.corpus = corpus;
        this.papers = papers;
        this.misses = misses;
    }

    /** How a query is made of a paper; nothing where the paper has not what it takes. */
    private interface Kind {
        Optional<TypedQuery> query(Paper paper, Random random);
    }

    public static void main(String[] arguments) throws IOException {
        List<SourceFile> files = new ArrayList<>();
        boolean misses = false;
        Optional<Path> folder = Optional.empty();
        for (String argument : arguments) {
            if (argument.equals("misses")) {
                misses = true;
            } else if (argument.startsWith("index=")) {
                folder = Optional.of(Path.of(argument.substring("index=".length())));
            } else {
                files.add(SourceFiles.file(Path.of(argument)));
            }
        }
        try (PaperIndex index =
                folder.isPresent()
                        ? PaperIndex.in(Files.createDirectories(folder.get()), KeyLedger.inMemory())
                        : PaperIndex.inMemory(KeyLedger.inMemory())) {
            long start = System.nanoTime();
            if (!files.isEmpty()) {
                index.replace(
                        files,
                        List.of(),
                        files.stream().map(SourceFile::file).toList(),
                        KeyRule.DEFAULT);
            }
            long indexed = System.nanoTime();
            try (Corpus corpus = index.acquire()) {
                List<Paper> papers = sample(corpus);
                System.out.printf(
                        Locale.ROOT,
                        "%d papers, read and indexed in %d ms%n",
                        corpus.size(),
                        (indexed - start) / 1_000_000);
                new QualityBenchmark(corpus, papers, misses).table();
            }
        }
    }

    /** All papers of a small corpus; of a large one, some tens of thousands. */
    private static List<Paper> sample(Corpus corpus) {
        List<Paper> papers = new ArrayList<>();
        int each = Math.max(1, corpus.size() / 50_000);
        int[] seen = {0};
        corpus.each(
                paper -> {
                    if (seen[0]++ % each == 0) {
                        papers.add(brief(paper));
                    }
                });
        return papers;
    }

    private static Paper brief(Paper paper) {
        return paper.toBuilder().abstractText("").fields(Map.of()).build();
    }

    private void table() {
        System.out.printf(
                "%-34s %6s %7s %7s %7s %8s %8s %8s%n",
                "kind", "one of", "hit@1", "hit@10", "of one", "letters", "p50 µs", "p99 µs");
        for (int round = 0; round < 2; round++) {
            boolean print = round == 1;
            row(
                    print,
                    "key, 6 letters",
                    (p, r) -> TypedQuery.same(TypedQuery.cut(p.key(), 6)),
                    QualityBenchmark::prefixOfKey);
            row(print, "author year t", TypedQuery::authorYear, this::authorYear);
            row(print, "two title words", (p, r) -> TypedQuery.titleWords(p, r, " "), this::words);
            row(
                    print,
                    "two title words, hyphen",
                    (p, r) -> TypedQuery.titleWords(p, r, "-"),
                    this::words);
            row(print, "glued 3+3, neighbours", (p, r) -> TypedQuery.glued(p, r, 1), this::glued);
            row(print, "glued 3+3, apart", (p, r) -> TypedQuery.glued(p, r, 2), this::glued);
            row(print, "initials, 4 or more", TypedQuery::initials, this::initials);
            row(print, "a slip in an author, year", TypedQuery::slipInAuthor, this::authorYear);
            row(
                    print,
                    "a slip in one of two words",
                    (p, r) -> TypedQuery.slips(p, r, 6, 1),
                    this::words);
            row(
                    print,
                    "two slips in one of two",
                    (p, r) -> TypedQuery.slips(p, r, 8, 2),
                    this::words);
            row(print, "author's beginning, word", TypedQuery::authorWord, this::authorWord);
            row(print, "DOI or arXiv id", TypedQuery::identifier, QualityBenchmark::never);
            row(
                    print,
                    "abbreviated author, year",
                    TypedQuery::abbreviated,
                    QualityBenchmark::never);
        }
    }

    private void row(boolean print, String name, Kind kind, BiPredicate<Paper, String> fitsAsWell) {
        Random random = new Random(7);
        List<Long> times = new ArrayList<>();
        int asked = 0;
        int unique = 0;
        int first = 0;
        int ten = 0;
        int tenOfUnique = 0;
        long letters = 0;
        int found = 0;
        for (int tried = 0; asked < QUERIES && tried < QUERIES * 50; tried++) {
            Paper paper = papers.get(random.nextInt(papers.size()));
            Optional<TypedQuery> query = kind.query(paper, random);
            if (query.isEmpty()) {
                continue;
            }
            asked++;
            long start = CPU.getCurrentThreadCpuTime();
            int at = rank(paper, query.get().typed());
            times.add((CPU.getCurrentThreadCpuTime() - start) / 1000);
            boolean isUnique =
                    print
                            && papers.stream()
                                            .filter(
                                                    other ->
                                                            fitsAsWell.test(
                                                                    other, query.get().meant()))
                                            .limit(11)
                                            .count()
                                    <= 10;
            first += at == 0 ? 1 : 0;
            ten += at >= 0 && at < 10 ? 1 : 0;
            unique += isUnique ? 1 : 0;
            tenOfUnique += isUnique && at >= 0 && at < 10 ? 1 : 0;
            if (print) {
                int typed = letters(paper, query.get().typed());
                letters += typed;
                found += typed > 0 ? 1 : 0;
                if (misses && isUnique && (at < 0 || at >= 10)) {
                    System.out.printf(
                            "    %s: %s (%s %s %s)%n",
                            query.get().typed(),
                            paper.title(),
                            paper.key(),
                            paper.authors().stream().limit(1).map(Name::family).toList(),
                            paper.year());
                }
            }
        }
        if (print && asked > 0) {
            times.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%-34s %5.0f%% %6.1f%% %6.1f%% %6.1f%% %8.1f %8d %8d%n",
                    name,
                    100.0 * unique / asked,
                    100.0 * first / asked,
                    100.0 * ten / asked,
                    unique == 0 ? 0 : 100.0 * tenOfUnique / unique,
                    found == 0 ? 0 : 1.0 * letters / found,
                    times.get(times.size() / 2),
                    times.get(times.size() * 99 / 100));
        }
    }

    private int rank(Paper paper, String query) {
        List<Paper> found = corpus.search(CompletionQuery.of(query, LISTED));
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).key().equals(paper.key())) {
                return i;
            }
        }
        return -1;
    }

    /** After how many letters the paper is one of the first five; 0 where it never is. */
    private int letters(Paper paper, String query) {
        for (int typed = 1; typed <= query.length(); typed++) {
            int at = rank(paper, query.substring(0, typed));
            if (at >= 0 && at < 5) {
                return typed;
            }
        }
        return 0;
    }

    /** Each word begins one of the title. */
    private boolean words(Paper paper, String query) {
        List<String> of = wordsOf(paper);
        for (String word : query.split("[ -]")) {
            if (of.stream().noneMatch(one -> one.startsWith(word))) {
                return false;
            }
        }
        return true;
    }

    /** The first author and the year are these, and a word of the title begins so. */
    private boolean authorYear(Paper paper, String query) {
        if (paper.authors().isEmpty()) {
            return false;
        }
        String begin = TextFolding.squeeze(paper.authors().getFirst().family()) + paper.year();
        return query.startsWith(begin)
                && query.length() - begin.length() <= 1
                && wordsOf(paper).stream()
                        .anyMatch(word -> word.startsWith(query.substring(begin.length())));
    }

    /** The first author and a word of the title begin so. */
    private boolean authorWord(Paper paper, String query) {
        String[] typed = query.split(" ");
        return !paper.authors().isEmpty()
                && TextFolding.squeeze(paper.authors().getFirst().family()).startsWith(typed[0])
                && wordsOf(paper).stream().anyMatch(word -> word.startsWith(typed[1]));
    }

    /** Found by one name only. */
    private static boolean never(Paper paper, String query) {
        return false;
    }

    private static boolean prefixOfKey(Paper paper, String query) {
        return paper.key().startsWith(query);
    }

    private final Map<String, List<String>> words = new HashMap<>();

    private List<String> wordsOf(Paper paper) {
        return words.computeIfAbsent(paper.key(), key -> TypedQuery.titleWords(paper, 1));
    }

    /** The title has both beginnings in this order. */
    private boolean glued(Paper paper, String query) {
        List<String> of = wordsOf(paper);
        for (int i = 0; i < of.size(); i++) {
            if (of.get(i).startsWith(query.substring(0, 3))) {
                for (int j = i + 1; j < of.size(); j++) {
                    if (of.get(j).startsWith(query.substring(3))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean initials(Paper paper, String query) {
        return TypedQuery.initialsOf(wordsOf(paper)).startsWith(query);
    }
}
