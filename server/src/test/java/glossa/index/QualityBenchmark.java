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
        Optional<Query> query(Paper paper, Random random);
    }

    /**
     * @param typed what is typed
     * @param meant the same without slips
     */
    private record Query(String typed, String meant) {}

    private static Optional<Query> same(String typed) {
        return Optional.of(new Query(typed, typed));
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
        return paper.toBuilder().abstractText("").fields(Map.of()).pages(List.of()).build();
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
                    (p, r) -> same(cut(p.key(), 6)),
                    QualityBenchmark::prefixOfKey);
            row(print, "author year t", QualityBenchmark::authorYear, this::authorYear);
            row(print, "two title words", (p, r) -> titleWords(p, r, " "), this::words);
            row(print, "two title words, hyphen", (p, r) -> titleWords(p, r, "-"), this::words);
            row(print, "glued 3+3, neighbours", (p, r) -> glued(p, r, 1), this::glued);
            row(print, "glued 3+3, apart", (p, r) -> glued(p, r, 2), this::glued);
            row(print, "initials, 4 or more", QualityBenchmark::initials, this::initials);
            row(print, "a slip in an author, year", this::slipInAuthor, this::authorYear);
            row(print, "a slip in one of two words", (p, r) -> slips(p, r, 6, 1), this::words);
            row(print, "two slips in one of two", (p, r) -> slips(p, r, 8, 2), this::words);
            row(print, "author's beginning, word", this::authorWord, this::authorWord);
            row(print, "DOI or arXiv id", this::identifier, QualityBenchmark::never);
            row(print, "abbreviated author, year", this::abbreviated, QualityBenchmark::never);
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
            Optional<Query> query = kind.query(paper, random);
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
        return words.computeIfAbsent(paper.key(), key -> titleWords(paper, 1));
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
        return initialsOf(wordsOf(paper)).startsWith(query);
    }

    private static Optional<Query> authorYear(Paper paper, Random random) {
        List<String> title = titleWords(paper, 4);
        return paper.authors().isEmpty() || title.isEmpty()
                ? Optional.empty()
                : same(
                        TextFolding.squeeze(paper.authors().getFirst().family())
                                + paper.year()
                                + title.get(random.nextInt(title.size())).charAt(0));
    }

    private Optional<Query> authorWord(Paper paper, Random random) {
        List<String> title = titleWords(paper, 5);
        return paper.authors().isEmpty() || title.isEmpty()
                ? Optional.empty()
                : same(
                        cut(TextFolding.squeeze(paper.authors().getFirst().family()), 4)
                                + " "
                                + cut(title.get(random.nextInt(title.size())), 5));
    }

    private static Optional<Query> titleWords(Paper paper, Random random, String between) {
        List<String> title = titleWords(paper, 4);
        if (title.size() < 2) {
            return Optional.empty();
        }
        int one = random.nextInt(title.size());
        int other = random.nextInt(title.size() - 1);
        return same(title.get(one) + between + title.get(other < one ? other : other + 1));
    }

    private static Optional<Query> glued(Paper paper, Random random, int apart) {
        List<String> title =
                titleWords(paper, 1).stream().filter(word -> !TitleInitials.isSmall(word)).toList();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i + apart < title.size(); i++) {
            if (title.get(i).length() >= 3 && title.get(i + apart).length() >= 3) {
                places.add(i);
            }
        }
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int at = places.get(random.nextInt(places.size()));
        return same(cut(title.get(at), 3) + cut(title.get(at + apart), 3));
    }

    private static Optional<Query> initials(Paper paper, Random random) {
        String all = initialsOf(titleWords(paper, 1));
        return all.length() < 4
                ? Optional.empty()
                : same(cut(all, 4 + random.nextInt(Math.min(4, all.length() - 3))));
    }

    private static String initialsOf(List<String> words) {
        StringBuilder initials = new StringBuilder();
        words.forEach(word -> initials.append(word.charAt(0)));
        return initials.toString();
    }

    private Optional<Query> slipInAuthor(Paper paper, Random random) {
        if (paper.authors().isEmpty()) {
            return Optional.empty();
        }
        String family = TextFolding.squeeze(paper.authors().getFirst().family());
        return family.length() < 6
                ? Optional.empty()
                : Optional.of(
                        new Query(slip(family, random) + paper.year(), family + paper.year()));
    }

    private static Optional<Query> slips(Paper paper, Random random, int shortest, int slips) {
        List<String> long_ = titleWords(paper, shortest);
        List<String> any = titleWords(paper, 4);
        if (long_.isEmpty() || any.size() < 2) {
            return Optional.empty();
        }
        String one = long_.get(random.nextInt(long_.size()));
        String other = any.get(random.nextInt(any.size()));
        if (one.equals(other)) {
            return Optional.empty();
        }
        String mistyped = one;
        for (int i = 0; i < slips; i++) {
            mistyped = slip(mistyped, random);
        }
        return Optional.of(new Query(mistyped + " " + other, one + " " + other));
    }

    private Optional<Query> identifier(Paper paper, Random random) {
        String doi = paper.identifiers().getOrDefault("doi", "");
        String id = doi.isEmpty() ? paper.identifiers().getOrDefault("arxiv", "") : doi;
        return id.isEmpty() ? Optional.empty() : same(cut(id, id.length() - 1));
    }

    /** {@code vswn17} for Vaswani 2017. */
    private Optional<Query> abbreviated(Paper paper, Random random) {
        if (paper.authors().isEmpty() || paper.year().length() != 4) {
            return Optional.empty();
        }
        String family = TextFolding.squeeze(paper.authors().getFirst().family());
        if (family.length() < 6) {
            return Optional.empty();
        }
        StringBuilder kept = new StringBuilder(family.substring(0, 2));
        for (int i = 2; i < family.length() && kept.length() < 4; i++) {
            if ("aeiou".indexOf(family.charAt(i)) < 0) {
                kept.append(family.charAt(i));
            }
        }
        return same(kept + paper.year().substring(2));
    }

    /** A letter more, less, other, or two swapped, wherever. */
    private static String slip(String word, Random random) {
        int at = random.nextInt(word.length() - 1);
        char other = (char) ('a' + random.nextInt(26));
        return switch (random.nextInt(4)) {
            case 0 -> word.substring(0, at) + word.substring(at + 1);
            case 1 -> word.substring(0, at) + other + word.substring(at);
            case 2 -> word.substring(0, at) + other + word.substring(at + 1);
            default ->
                    word.substring(0, at)
                            + word.charAt(at + 1)
                            + word.charAt(at)
                            + word.substring(at + 2);
        };
    }

    private static List<String> titleWords(Paper paper, int shortest) {
        return TitleInitials.Title.of(paper.title()).words().stream()
                .filter(word -> word.length() >= shortest)
                .filter(word -> word.charAt(0) >= 'a' && word.charAt(0) <= 'z')
                .toList();
    }

    private static String cut(String text, int length) {
        return text.substring(0, Math.min(length, text.length()));
    }
}
