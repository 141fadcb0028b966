package glossa.lsp;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Bounds what the answers of the past take of the heap. What is made for a large one outlives the
 * young generation, and the serial collector enlarges the old one up to the largest heap before it
 * looks for what is free there.
 */
final class HeapGrowth {
    /** Bytes of heap that are left to the collector. */
    static final long FREE_GROWTH = 192L << 20;

    private static final AtomicLong LIMIT = new AtomicLong(FREE_GROWTH);

    private HeapGrowth() {}

    /**
     * Collects what is free if the heap has grown, and allows it a quarter more of what is then in
     * use. Called after each message and each step in the background.
     */
    static void check() {
        long allowed = LIMIT.get();
        if (Runtime.getRuntime().totalMemory() > allowed
                && LIMIT.compareAndSet(allowed, Long.MAX_VALUE)) {
            System.gc();
            Runtime heap = Runtime.getRuntime();
            long used = heap.totalMemory() - heap.freeMemory();
            LIMIT.set(Math.max(FREE_GROWTH, heap.totalMemory() + used / 4));
        }
    }
}
