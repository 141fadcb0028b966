package glossa.torture.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stop watch that goes slower where more threads want a processor than there are processors, so
 * that a limit means the same on a busy machine. Where four threads share a processor, four seconds
 * count as one.
 */
public final class FairTime {
    private static final Path STATISTICS = Path.of("/proc/stat");
    private static final long SAMPLE_MILLIS = 50;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private static final AtomicLong PASSED_NANOS = new AtomicLong();

    static {
        Thread.ofPlatform().daemon().name("fair time").start(FairTime::count);
    }

    private final long begin = PASSED_NANOS.get();

    private FairTime() {}

    /** Starts a watch. */
    public static FairTime start() {
        return new FairTime();
    }

    /** Milliseconds since the start. */
    public long millis() {
        return (PASSED_NANOS.get() - begin) / 1_000_000;
    }

    /** Whether more than this has passed since the start. */
    public boolean isOver(Duration limit) {
        return millis() > limit.toMillis();
    }

    private static void count() {
        long last = System.nanoTime();
        while (true) {
            try {
                Thread.sleep(SAMPLE_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            long now = System.nanoTime();
            double share = Math.max(1.0, running() / (double) PROCESSORS);
            var _ = PASSED_NANOS.addAndGet((long) ((now - last) / share));
            last = now;
        }
    }

    /** Threads that run or could run now, on the whole machine (proc_stat(5)). */
    private static long running() {
        try {
            return Files.readAllLines(STATISTICS).stream()
                    .filter(line -> line.startsWith("procs_running "))
                    .mapToLong(
                            line ->
                                    Long.parseLong(
                                            line.substring("procs_running ".length()).strip()))
                    .findFirst()
                    .orElse(1);
        } catch (IOException e) {
            return 1;
        }
    }
}
