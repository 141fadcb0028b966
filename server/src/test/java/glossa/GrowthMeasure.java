package glossa;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.atomic.AtomicReference;

/** Compares the processor time of work at one size with that at the fourfold. */
final class GrowthMeasure {
    private static final int FACTOR = 4;
    private static final double MAX_RATIO = 8;

    /** Nanoseconds; what takes less for the fourfold text is mostly noise. */
    private static final long MIN_TIME = 10_000_000;

    /** Bytes of the stack, half of what a thread of the server has. */
    private static final long SMALL_STACK = 512 << 10;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private GrowthMeasure() {}

    /** Work whose time is measured. */
    interface Work {
        Object run(int length) throws Exception;
    }

    /** Fails where the time grows too fast at two lengths, in the least of three rounds each. */
    static void compare(String what, int length, Work work) throws InterruptedException {
        if (isTooFast(what, length, work) && isTooFast(what, 2 * length, work)) {
            fail(what + ": " + FACTOR + " times the text takes over " + MAX_RATIO + " the time");
        }
    }

    private static boolean isTooFast(String what, int length, Work work)
            throws InterruptedException {
        long small = Math.min(time(what, length, work), time(what, length, work));
        long large = time(what, FACTOR * length, work);
        for (int round = 0; round < 3 && isTooFast(small, large); round++) {
            small = Math.min(small, time(what, length, work));
            large = Math.min(large, time(what, FACTOR * length, work));
        }
        return isTooFast(small, large);
    }

    private static boolean isTooFast(long small, long large) {
        return large > MIN_TIME && large > MAX_RATIO * small;
    }

    /** The processor time of the work on a thread with a small stack, in nanoseconds. */
    static long time(String what, int length, Work work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        long[] time = new long[1];
        Runnable measured =
                () -> {
                    try {
                        long before = THREADS.getCurrentThreadCpuTime();
                        Object _ = work.run(length);
                        time[0] = THREADS.getCurrentThreadCpuTime() - before;
                    } catch (Exception | StackOverflowError e) {
                        failure.set(e);
                    }
                };
        Thread thread = new Thread(null, measured, "grown", SMALL_STACK);
        thread.start();
        thread.join();
        assertNull(failure.get(), what);
        return time[0];
    }
}
