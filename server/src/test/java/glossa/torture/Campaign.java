package glossa.torture;

import glossa.torture.kit.FairTime;
import glossa.torture.kit.Row;
import glossa.torture.kit.Scratch;
import glossa.torture.kit.TortureCase;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * One run: the known cases of all rows, then drawn ones until the time is over, a row on each of
 * two threads. The row that has had the least time for its weight comes next.
 */
final class Campaign {
    private static final int MAX_THREADS = 2;

    /** An attempt that bounds itself ends before; this is for one that hangs. */
    private static final Duration MAX_ATTEMPT = Duration.ofMinutes(3);

    /** A row that breaks at everything writes no more new cases than these in a run. */
    private static final int MAX_NEW_CASES = 3;

    private final List<Progress> rows = new ArrayList<>();
    private final Path cases;
    private final Path scratch;
    private final Torture.Options options;
    private final long end;

    /**
     * @param cases the folder of the replayed cases, one folder a row in it
     * @param scratch where the folders of the attempts are made
     */
    Campaign(List<Row> rows, Path cases, Path scratch, Torture.Options options) throws IOException {
        this.cases = cases;
        this.scratch = scratch;
        this.options = options;
        this.end = System.nanoTime() + options.time().toNanos();
        for (Row row : rows) {
            this.rows.add(new Progress(row, known(row)));
        }
    }

    /** How far a row has come. */
    private static final class Progress {
        final Row row;
        final Deque<Path> known;
        boolean isRunning;
        long spentNanos;
        int drawn;
        int tried;
        int survived;
        int newCases;
        Row.Figure worst = Row.Figure.NONE;

        Progress(Row row, Deque<Path> known) {
            this.row = row;
            this.known = known;
        }
    }

    private Deque<Path> known(Row row) throws IOException {
        Path folder = cases.resolve(row.name());
        if (!Files.isDirectory(folder)) {
            return new ArrayDeque<>();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> sorted =
                    new ArrayList<>(
                            files.filter(f -> f.toString().endsWith(".txt")).sorted().toList());
            // Where the time is short, another run begins with another one.
            Collections.rotate(sorted, Math.floorMod(options.seed(), Math.max(1, sorted.size())));
            return new ArrayDeque<>(sorted);
        }
    }

    /** Runs all; whether every attempt was survived. */
    boolean run() throws InterruptedException {
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MAX_THREADS);
        List<Thread> started = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            started.add(Thread.ofPlatform().start(this::work));
        }
        for (Thread thread : started) {
            thread.join();
        }
        rows.forEach(progress -> progress.row.close());
        return rows.stream().allMatch(progress -> progress.tried == progress.survived);
    }

    private void work() {
        Progress next = take();
        while (next != null) {
            long start = System.nanoTime();
            try {
                attempt(next);
            } catch (IOException e) {
                report(next, "the attempt could not be made: " + e);
            } finally {
                giveBack(next, System.nanoTime() - start);
            }
            next = take();
        }
    }

    /**
     * The next row to try; nothing where all is done: the time is over, and each row has been
     * tried.
     */
    private synchronized @Nullable Progress take() {
        boolean isOver = System.nanoTime() > end;
        Progress next =
                rows.stream()
                        .filter(
                                progress ->
                                        !progress.isRunning && progress.row.unavailable().isEmpty())
                        .filter(progress -> !isOver || progress.tried == 0)
                        .min(
                                Comparator.comparing((Progress progress) -> progress.tried > 0)
                                        .thenComparing(progress -> progress.known.isEmpty())
                                        .thenComparingLong(
                                                progress ->
                                                        progress.spentNanos
                                                                / progress.row.weight()))
                        .orElse(null);
        if (next != null) {
            next.isRunning = true;
        }
        return next;
    }

    private synchronized void giveBack(Progress progress, long nanos) {
        progress.isRunning = false;
        progress.spentNanos += nanos;
    }

    private void attempt(Progress progress) throws IOException {
        Path known = progress.known.poll();
        TortureCase tried =
                known != null
                        ? TortureCase.parse(Files.readString(known))
                        : progress.row.draw(
                                new SplittableRandom(
                                        Objects.hash(
                                                options.seed(),
                                                progress.row.name(),
                                                progress.drawn++)));
        long start = System.nanoTime();
        String failure = failure(progress, tried);
        String place = known != null ? known.getFileName().toString() : "drawn " + progress.drawn;
        if (failure == null) {
            if (options.tellsAll()) {
                long took = (System.nanoTime() - start) / 1_000_000;
                System.out.printf("survived %s: %s (%,d ms)%n", progress.row.name(), place, took);
            }
            return;
        }
        if (known == null && options.keepsCases() && progress.newCases++ < MAX_NEW_CASES) {
            place = keep(progress.row, tried, failure).getFileName().toString();
        }
        report(progress, place + "\n    " + failure);
    }

    /** Tries a case; what is wrong, or nothing. */
    private @Nullable String failure(Progress progress, TortureCase tried) throws IOException {
        Scratch folder = new Scratch(scratch, "torture-" + progress.row.name());
        FutureTask<Row.Figure> attempt =
                new FutureTask<>(() -> progress.row.attempt(tried, folder));
        Thread thread = Thread.ofPlatform().daemon().start(attempt);
        progress.tried++;
        try {
            Row.Figure figure = await(attempt);
            progress.survived++;
            if (figure.value() > progress.worst.value() || progress.worst.what().isEmpty()) {
                progress.worst = figure;
            }
            return null;
        } catch (ExecutionException e) {
            return described(e.getCause());
        } catch (TimeoutException e) {
            return "the attempt has not ended after " + MAX_ATTEMPT;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } finally {
            thread.interrupt();
            folder.close();
        }
    }

    private static Row.Figure await(FutureTask<Row.Figure> attempt)
            throws ExecutionException, InterruptedException, TimeoutException {
        FairTime watch = FairTime.start();
        while (!watch.isOver(MAX_ATTEMPT)) {
            try {
                return attempt.get(200, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                // It takes its time.
            }
        }
        throw new TimeoutException();
    }

    private static String described(@Nullable Throwable failure) {
        if (failure instanceof AssertionError) {
            return String.valueOf(failure.getMessage());
        }
        StackTraceElement[] trace =
                failure == null ? new StackTraceElement[0] : failure.getStackTrace();
        String place =
                Stream.of(trace)
                        .filter(element -> element.getClassName().startsWith("glossa.torture"))
                        .findFirst()
                        .map(
                                element ->
                                        " ("
                                                + element.getFileName()
                                                + ":"
                                                + element.getLineNumber()
                                                + ")")
                        .orElse("");
        return failure + place;
    }

    private Path keep(Row row, TortureCase tried, String failure) throws IOException {
        String text =
                tried.with("Seed " + options.seed() + ": " + failure.lines().findFirst().orElse(""))
                        .written();
        Path folder = Files.createDirectories(cases.resolve(row.name()));
        return Files.writeString(
                folder.resolve("found-" + digest(tried.with("").written()) + ".txt"), text);
    }

    private static String digest(String text) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void report(Progress progress, String failure) {
        System.out.printf("BROKEN %s: %s%n", progress.row.name(), failure);
    }

    /** The result: a line for each row. */
    String table() {
        StringBuilder table =
                new StringBuilder(
                        String.format(
                                "%n%-16s %6s %9s  %s%n",
                                "row", "tried", "survived", "worst figure"));
        for (Progress progress : rows) {
            String last =
                    progress.row
                                    .unavailable()
                                    .map(why -> "skipped: " + why)
                                    .orElse(progress.worst.toString())
                            + (progress.known.isEmpty()
                                    ? ""
                                    : " (" + progress.known.size() + " known cases not reached)");
            table.append(
                    String.format(
                            "%-16s %6d %9d  %s%n",
                            progress.row.name(), progress.tried, progress.survived, last));
        }
        return table.toString();
    }
}
