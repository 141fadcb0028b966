package glossa.index;

import glossa.grammar.Range;
import glossa.paper.Problem;
import glossa.source.Chunk;
import glossa.source.ReadResult;
import glossa.source.SourceFile.PieceReader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** A chunk and what reading it gave. */
record ChunkResult(Chunk chunk, ReadResult result) {
    /** With more threads, they wait for the index. */
    private static final int MAX_THREADS = 4;

    /**
     * Reads a chunk. A reader that fails unexpectedly loses its chunk, not the whole update.
     *
     * @throws IOException as {@link PieceReader#read}
     */
    static ChunkResult read(PieceReader reader, Chunk chunk) throws IOException {
        try {
            return new ChunkResult(chunk, reader.read(chunk));
        } catch (RuntimeException | StackOverflowError e) {
            return new ChunkResult(chunk, new ReadResult(List.of(), List.of(readerFailure(e))));
        }
    }

    /** The problem to report where a reader failed. */
    static Problem readerFailure(Throwable failure) {
        return new Problem(
                Range.of(0, 0, 0, 0),
                Problem.Severity.ERROR,
                "unreadable-source",
                "internal error when reading the records from here on ("
                        + failure
                        + "); please report it, and remove the file from the corpus for now");
    }

    /**
     * Reads chunks on several threads, and holds only those that are being read.
     *
     * @param consumer called with each result on the thread that read it
     * @return the chunks that could not be read
     */
    static Set<Chunk> readAll(
            PieceReader reader, List<Chunk> chunks, Consumer<ChunkResult> consumer) {
        AtomicInteger next = new AtomicInteger();
        Set<Chunk> unread = ConcurrentHashMap.newKeySet();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable task =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < chunks.size() && failure.get() == null;
                            i = next.getAndIncrement()) {
                        Chunk chunk = chunks.get(i);
                        try {
                            consumer.accept(read(reader, chunk));
                        } catch (IOException e) {
                            unread.add(chunk);
                        } catch (RuntimeException | Error e) {
                            failure.compareAndSet(null, e);
                        }
                    }
                };
        List<Thread> threads = new ArrayList<>();
        int count = Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i < count; i++) {
            threads.add(Thread.ofPlatform().name("glossa-read-" + i).daemon().start(task));
        }
        task.run();
        for (Thread thread : threads) {
            join(thread);
        }
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a chunk could not be indexed", failed);
        }
        return unread;
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
