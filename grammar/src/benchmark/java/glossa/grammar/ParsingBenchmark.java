package glossa.grammar;

import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.util.Statistics;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The time to parse a note of 100 KB: with Glossa, and with commonmark-java alone, with and without
 * source positions of blocks and inlines.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 4, time = 2)
@Fork(1)
public class ParsingBenchmark {
    private static final Parser POSITIONS =
            Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();
    private static final Parser PLAIN = Parser.builder().build();

    private final String note = LongNote.of(100_000);

    /** With all dialects, as after each keystroke in an editor. */
    @Benchmark
    public Syntax glossa() {
        return NotesLanguage.parse(note);
    }

    /** As pandoc reads, without dialects. */
    @Benchmark
    public Syntax glossaWithoutDialects() {
        return NotesLanguage.parse(note, Set.of());
    }

    @Benchmark
    public Node commonmark() {
        return POSITIONS.parse(note);
    }

    @Benchmark
    public Node commonmarkWithoutPositions() {
        return PLAIN.parse(note);
    }

    /** Runs all benchmarks and prints a table. */
    public static void main(String... arguments) throws RunnerException {
        String note = LongNote.of(100_000);
        int bytes = note.getBytes(StandardCharsets.UTF_8).length;
        var results =
                new Runner(
                                new OptionsBuilder()
                                        .include(ParsingBenchmark.class.getSimpleName())
                                        .build())
                        .run();
        System.out.printf(
                "%nA note of %,d bytes with %,d citation items%n",
                bytes,
                NotesLanguage.parse(note).citations().stream()
                        .mapToInt(citation -> citation.items().size())
                        .sum());
        System.out.printf("%-30s %12s %12s %12s%n", "", "median ms", "p99 ms", "bytes/ms");
        for (RunResult result : results) {
            Statistics times = result.getPrimaryResult().getStatistics();
            double median = times.getPercentile(50);
            System.out.printf(
                    "%-30s %12.3f %12.3f %,12.0f%n",
                    result.getPrimaryResult().getLabel(),
                    median,
                    times.getPercentile(99),
                    bytes / median);
        }
    }
}
