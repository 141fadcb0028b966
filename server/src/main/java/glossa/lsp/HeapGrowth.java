package glossa.lsp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the answers of the past take of the heap. What is made for a large one outlives the
 * young generation, and the serial collector enlarges the old one up to the largest heap before it
 * looks for what is free there.
 */
final class HeapGrowth {
    /** Bytes in use that are left to the collector. */
    static final long FREE_GROWTH = 128L << 20;

    private static final AtomicLong LIMIT = new AtomicLong(FREE_GROWTH);

    private HeapGrowth() {}

    /**
     * Collects what is free if more than half as much again is in use as after the last time.
     * Called after each message and each step in the background.
     */
    static void check() {
        long allowed = LIMIT.get();
        if (used() > allowed && LIMIT.compareAndSet(allowed, Long.MAX_VALUE)) {
            System.gc();
            LIMIT.set(Math.max(FREE_GROWTH, used() + used() / 2));
        }
    }

    /** Bytes of the heap with what is no longer needed. */
    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
