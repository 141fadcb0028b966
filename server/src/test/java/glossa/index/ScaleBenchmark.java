package glossa.index;

import glossa.corpus.Corpus;
import glossa.paper.KeyRule;
import glossa.source.reading.SourceFiles;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How long a large source takes to be indexed, how much memory and disk, and how soon a change of a
 * {@code .bib} is there.
 *
 * <pre>
 * java -Xmx512m -cp server/target/test-classes:server/target/glossa.jar glossa.index.ScaleBenchmark refs.bib
 * </pre>
 *
 * <p>The sources are copied, since the changes are made in the copies.
 */
public final class ScaleBenchmark {
    private static final int CHANGES = 5;

    private ScaleBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("glossa-scale");
        try {
            List<Path> files = new ArrayList<>();
            long bytes = 0;
            for (String argument : arguments) {
                Path copy = folder.resolve(Path.of(argument).getFileName());
                Files.copy(Path.of(argument), copy, StandardCopyOption.REPLACE_EXISTING);
                files.add(copy);
                bytes += Files.size(copy);
            }
            Path place = Files.createDirectory(folder.resolve("index"));
            try (PaperIndex index = PaperIndex.in(place, KeyLedger.inMemory())) {
                long start = System.nanoTime();
                replace(index, files, files);
                double seconds = (System.nanoTime() - start) / 1e9;
                long papers = size(index);
                System.out.printf(
                        Locale.ROOT,
                        "%,d papers in %.1f s, %,.0f papers/s, %.1f s of processor%n",
                        papers,
                        seconds,
                        papers / seconds,
                        processor());
                System.out.printf(
                        Locale.ROOT,
                        "heap: %,d MB at most of %,d MB; index %,d MB of a source of %,d MB%n",
                        heap() >> 20,
                        Runtime.getRuntime().maxMemory() >> 20,
                        size(place) >> 20,
                        bytes >> 20);
                for (Path file : files) {
                    if (file.toString().endsWith(".bib")) {
                        change(index, files, file);
                    }
                }
            }
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Medians of a few changes each: an entry at the end, a changed one, one at the head. */
    private static void change(PaperIndex index, List<Path> files, Path bib) throws IOException {
        long[] appended = new long[CHANGES];
        long[] changed = new long[CHANGES];
        long[] inserted = new long[CHANGES];
        for (int i = 0; i < CHANGES; i++) {
            Files.writeString(
                    bib,
                    "\n@misc{appended" + i + ", title = {Zebras " + i + "}}\n",
                    StandardOpenOption.APPEND);
            appended[i] = until(index, files, bib, "appended" + i);
            long middle = Files.size(bib) / 2;
            overwriteKey(bib, middle, "changed" + i);
            changed[i] = until(index, files, bib, "changed" + i);
            byte[] head =
                    ("@misc{inserted" + i + ", title = {Yaks " + i + "}}\n\n")
                            .getBytes(StandardCharsets.UTF_8);
            Path whole = bib.resolveSibling("whole");
            Files.write(whole, head);
            try (var out = Files.newOutputStream(whole, StandardOpenOption.APPEND)) {
                Files.copy(bib, out);
            }
            Files.move(whole, bib, StandardCopyOption.REPLACE_EXISTING);
            inserted[i] = until(index, files, bib, "inserted" + i);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %,d MB: appended entry %d ms, changed %d ms, inserted at the head %d ms%n",
                bib.getFileName(),
                Files.size(bib) >> 20,
                median(appended),
                median(changed),
                median(inserted));
    }

    /** Writes another key of the same length, or the beginning of {@code key}, behind a place. */
    private static void overwriteKey(Path bib, long place, String key) throws IOException {
        try (var channel =
                Files.newByteChannel(bib, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            var window = java.nio.ByteBuffer.allocate(1 << 16);
            channel.position(place).read(window);
            String text = new String(window.array(), StandardCharsets.ISO_8859_1);
            int open = text.indexOf('{', text.indexOf("\n@"));
            int comma = text.indexOf(',', open);
            String padded = (key + "x".repeat(200)).substring(0, comma - open - 1);
            if (padded.length() < key.length()) {
                throw new IllegalStateException("a longer key is needed at " + place);
            }
            channel.position(place + open + 1)
                    .write(java.nio.ByteBuffer.wrap(key.getBytes(StandardCharsets.US_ASCII)));
            channel.position(place + open + 1 + key.length())
                    .write(
                            java.nio.ByteBuffer.wrap(
                                    ("," + " ".repeat(comma - open - 1 - key.length()))
                                            .getBytes(StandardCharsets.US_ASCII)));
        }
    }

    /** Milliseconds until {@code key} is there. */
    private static long until(PaperIndex index, List<Path> files, Path changed, String key) {
        long start = System.nanoTime();
        replace(index, List.of(changed), files);
        long taken = (System.nanoTime() - start) / 1_000_000;
        try (Corpus corpus = index.acquire()) {
            if (!corpus.has(key)) {
                throw new IllegalStateException(key + " is not there");
            }
        }
        return taken;
    }

    private static void replace(PaperIndex index, List<Path> changed, List<Path> order) {
        index.replace(
                changed.stream().map(SourceFiles::file).toList(),
                List.of(),
                order,
                KeyRule.DEFAULT);
    }

    private static long size(PaperIndex index) {
        try (Corpus corpus = index.acquire()) {
            return corpus.size();
        }
    }

    private static long size(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            long size = 0;
            for (Path file : files.toList()) {
                size += Files.size(file);
            }
            return size;
        }
    }

    private static long heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static double processor() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static long median(long[] times) {
        Arrays.sort(times);
        return times[times.length / 2];
    }
}
