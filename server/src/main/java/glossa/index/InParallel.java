package glossa.index;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Work on many items by several threads, which the caller waits for. */
final class InParallel {
    /** With more threads, they wait for the index. */
    private static final int MAX_THREADS = 4;

    private InParallel() {}

    /**
     * Passes each item to {@code work} once, on some thread. The items are begun in their order.
     *
     * @throws IllegalStateException if the work failed on one; some of the others are not begun
     *     then
     */
    static <T> void forEach(List<T> items, Consumer<T> work) {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable task =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < items.size() && failure.get() == null;
                            i = next.getAndIncrement()) {
                        try {
                            work.accept(items.get(i));
                        } catch (RuntimeException | Error e) {
                            failure.compareAndSet(null, e);
                        }
                    }
                };
        List<Thread> threads = new ArrayList<>();
        int count = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i < Math.min(count, items.size()); i++) {
            threads.add(Thread.ofPlatform().name("glossa-read-" + i).daemon().start(task));
        }
        task.run();
        for (Thread thread : threads) {
            join(thread);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a source could not be indexed", failed);
        }
    }

    /** Waits uninterruptibly: an interrupt would close the index's files. */
    private static void join(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
