package glossa.source.reading;

import glossa.source.BinaryFormat;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Prints how fast each format is read in one thread: papers and megabytes per second, one line for
 * each format. It reads the given files, or all shared samples in {@code GLOSSA_SHARED} or beside
 * the repository; gzip files are unpacked first, up to 32 MB each.
 *
 * <pre>
 * java -cp server/target/test-classes:server/target/glossa.jar glossa.source.reading.FormatBenchmark refs.bib
 * </pre>
 */
public final class FormatBenchmark {
    private static final List<String> SHARED = List.of("data/samples", "data/bibs", "data/corpora");
    private static final int LARGEST = 32 << 20;
    private static final long WARM_UP = 500_000_000;
    private static final long MEASURED = 1_000_000_000;

    private FormatBenchmark() {}

    /** A source with its text; empty for a binary file. */
    private record Held(Path file, String text, long bytes) {}

    /** Takes files and folders; without any, reads all shared samples. */
    public static void main(String[] paths) throws IOException {
        Path shared = Path.of(System.getenv().getOrDefault("GLOSSA_SHARED", "../shared"));
        List<Path> given =
                paths.length > 0
                        ? Arrays.stream(paths).map(Path::of).toList()
                        : SHARED.stream().map(shared::resolve).toList();
        Map<String, List<Held>> sources = new TreeMap<>();
        for (Path path : given) {
            try (Stream<Path> files = Files.walk(path)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    hold(file, sources);
                }
            }
        }
        System.out.printf(
                "%-28s %6s %9s %9s %11s %8s%n",
                "format", "files", "MB", "papers", "papers/s", "MB/s");
        sources.forEach(FormatBenchmark::measure);
    }

    private static void hold(Path file, Map<String, List<Held>> sources) throws IOException {
        byte[] bytes = bytes(file);
        Path name = Path.of(file.toString().replaceFirst("\\.gz$", ""));
        byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 8192));
        Optional<BinaryFormat> binary = Formats.of(name, head);
        if (binary.isPresent()) {
            sources.computeIfAbsent(binary.get().name(), any -> new ArrayList<>())
                    .add(new Held(file, "", bytes.length));
            return;
        }
        String text = SourceText.decode(bytes);
        Formats.of(SourceText.of(name, text))
                .ifPresent(
                        format ->
                                sources.computeIfAbsent(format.name(), any -> new ArrayList<>())
                                        .add(new Held(name, text, bytes.length)));
    }

    /** The complete lines of a compressed file. */
    private static byte[] bytes(Path file) throws IOException {
        if (!file.toString().endsWith(".gz")) {
            return Files.readAllBytes(file);
        }
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            byte[] bytes = in.readNBytes(LARGEST);
            int end = bytes.length;
            while (bytes.length == LARGEST && end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(bytes, end);
        }
    }

    private static void measure(String format, List<Held> sources) {
        repeat(sources, WARM_UP);
        long[] done = repeat(sources, MEASURED);
        double seconds = done[2] / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%-28s %6d %9.2f %9d %11.0f %8.1f%n",
                format,
                sources.size(),
                sources.stream().mapToLong(Held::bytes).sum() / 1e6,
                done[0] / done[3],
                done[0] / seconds,
                done[1] / 1e6 / seconds);
    }

    /**
     * Papers, bytes, nanoseconds and rounds; only complete rounds, the last of which ends after the
     * time.
     */
    private static long[] repeat(List<Held> sources, long nanoseconds) {
        long[] done = new long[4];
        while (done[2] < nanoseconds) {
            for (Held held : sources) {
                long start = System.nanoTime();
                ReadResult reading =
                        held.text().isEmpty()
                                ? SourceFiles.read(held.file())
                                : SourceFiles.read(held.file(), held.text());
                done[2] += System.nanoTime() - start;
                done[0] += reading.papers().size();
                done[1] += held.bytes();
            }
            done[3]++;
        }
        return done;
    }
}
