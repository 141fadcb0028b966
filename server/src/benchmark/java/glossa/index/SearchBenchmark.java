package glossa.index;

import glossa.corpus.CompletionQuery;
import glossa.corpus.Corpus;
import glossa.paper.KeyRule;
import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.source.SourceFile;
import glossa.source.reading.SourceFiles;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What one search as you type costs, by what is typed; the look at an index and one record beside
 * it.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class SearchBenchmark {
    private static final int LISTED = 40;
    private static final int QUERIES = 512;

    /** The papers of a source. */
    @State(Scope.Benchmark)
    public static class Library {
        @Param("")
        public String papers = "";

        private final PaperIndex index = PaperIndex.inMemory(KeyLedger.inMemory());
        private final List<Paper> some = new ArrayList<>();
        private int turn;

        @Setup
        public void index() throws IOException {
            SourceFile source = SourceFiles.file(Path.of(papers));
            index.replace(List.of(source), List.of(), List.of(source.file()), KeyRule.DEFAULT);
            try (Corpus corpus = index.acquire()) {
                int each = Math.max(1, corpus.size() / (4 * QUERIES));
                int[] seen = {0};
                corpus.each(
                        paper -> {
                            if (seen[0]++ % each == 0) {
                                some.add(paper);
                            }
                        });
            }
        }

        @TearDown
        public void close() {
            index.close();
        }
    }

    /** What is typed, one after the other. */
    @State(Scope.Benchmark)
    public static class Typed {
        @Param({"KEY_PREFIX", "AUTHOR_YEAR", "TWO_WORDS", "GLUED", "SLIP"})
        public Kind kind = Kind.KEY_PREFIX;

        private List<String> queries = List.of();
        private int turn;

        @Setup
        public void make(Library library) {
            queries =
                    library.some.stream()
                            .flatMap(paper -> kind.of(paper).stream())
                            .limit(QUERIES)
                            .toList();
        }

        String next() {
            return queries.get(turn++ % queries.size());
        }
    }

    /** What is typed. */
    public enum Kind {
        KEY_PREFIX,
        AUTHOR_YEAR,
        TWO_WORDS,
        GLUED,
        SLIP;

        Optional<String> of(Paper paper) {
            String[] words = TextFolding.fold(paper.title()).split("\\W+", -1);
            String author =
                    paper.authors().stream()
                            .findFirst()
                            .map(Name::family)
                            .map(TextFolding::squeeze)
                            .orElse("");
            if (words.length < 3 || words[0].length() < 4 || words[2].length() < 4) {
                return Optional.empty();
            }
            return switch (this) {
                case KEY_PREFIX ->
                        paper.key().length() < 6
                                ? Optional.empty()
                                : Optional.of(paper.key().substring(0, 6));
                case AUTHOR_YEAR ->
                        author.length() < 4 ? Optional.empty() : Optional.of(author + paper.year());
                case TWO_WORDS -> Optional.of(words[0] + "-" + words[2]);
                case GLUED -> Optional.of(words[0].substring(0, 3) + words[2].substring(0, 3));
                case SLIP ->
                        author.length() < 6
                                ? Optional.empty()
                                : Optional.of(
                                        author.charAt(0)
                                                + ""
                                                + author.charAt(2)
                                                + author.charAt(1)
                                                + author.substring(3)
                                                + paper.year());
            };
        }
    }

    /** The list for what is typed. */
    @Benchmark
    public List<Paper> search(Library library, Typed typed) {
        try (Corpus corpus = library.index.acquire()) {
            return corpus.search(CompletionQuery.of(typed.next(), LISTED));
        }
    }

    /** A paper, all of it, by its key: what hover and definition ask. */
    @Benchmark
    public Optional<Paper> paper(Library library) {
        try (Corpus corpus = library.index.acquire()) {
            return corpus.paper(library.some.get(library.turn++ % library.some.size()).key());
        }
    }

    /**
     * Runs all and prints the table.
     *
     * @param arguments a source
     */
    public static void main(String... arguments) throws RunnerException {
        var results =
                new Runner(
                                new OptionsBuilder()
                                        .include(SearchBenchmark.class.getSimpleName())
                                        .param("papers", arguments[0])
                                        .jvmArgsAppend(
                                                "-Xmx2g",
                                                "-XX:+UseSerialGC",
                                                "-XX:TieredStopAtLevel=1")
                                        .build())
                        .run();
        System.out.printf("%n%-10s %-14s %12s %12s%n", "", "typed", "median µs", "p99 µs");
        for (RunResult result : results) {
            Statistics times = result.getPrimaryResult().getStatistics();
            System.out.printf(
                    Locale.ROOT,
                    "%-10s %-14s %12.0f %12.0f%n",
                    result.getPrimaryResult().getLabel(),
                    Objects.requireNonNullElse(result.getParams().getParam("kind"), "")
                            .toLowerCase(Locale.ROOT),
                    times.getPercentile(50),
                    times.getPercentile(99));
        }
    }
}
