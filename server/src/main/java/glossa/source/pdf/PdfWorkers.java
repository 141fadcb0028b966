package glossa.source.pdf;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The processes that read PDFs: at most two, each reused for further files as long as it works, and
 * ended when it has been idle for a while.
 *
 * <p>If a process crashes, hangs or runs out of memory on a file, only that file and that process
 * are affected.
 */
final class PdfWorkers {
    private static final int MAX_PROCESSES = 2;

    /**
     * How processes are run.
     *
     * @param mainClass the name of the main class: {@link PdfWorker}, except in tests
     * @param deadline the time limit for the first pages of a file, including the start of the
     *     process; for all pages it is three times as long
     * @param idle how long a process waits for the next file
     * @param megabytes its heap size
     */
    record Setting(String mainClass, Duration deadline, Duration idle, int megabytes) {
        static final Setting DEFAULT =
                new Setting(
                        "glossa.source.pdf.PdfWorker",
                        Duration.ofSeconds(20),
                        Duration.ofSeconds(10),
                        256);
    }

    private record Resting(PdfProcess process, CompletableFuture<Void> called) {}

    private final Setting setting;
    private final Semaphore places = new Semaphore(MAX_PROCESSES);
    private final Set<PdfProcess> running = ConcurrentHashMap.newKeySet();
    private final Deque<Resting> resting = new ConcurrentLinkedDeque<>();

    PdfWorkers(Setting setting) {
        this.setting = setting;
    }

    /**
     * The content of {@code file}.
     *
     * @param maxPages the number of pages whose text is read
     * @throws IOException if it cannot be read; the message tells why, and what to do
     */
    PdfContent read(Path file, int maxPages) throws IOException {
        places.acquireUninterruptibly();
        PdfProcess process = null;
        boolean well = false;
        try {
            process = called();
            running.add(process);
            PdfContent content = process.ask(file, maxPages);
            well = true;
            return content;
        } catch (PdfProcess.Refusal e) {
            well = true;
            throw e;
        } finally {
            if (process != null) {
                running.remove(process);
            }
            if (process != null && well) {
                rest(process);
            } else if (process != null) {
                process.kill();
            }
            places.release();
        }
    }

    /** Ends the processes that read something now; these files are not read. */
    void endRunning() {
        running.forEach(PdfProcess::kill);
    }

    private PdfProcess called() throws IOException {
        for (Resting next = resting.pollFirst(); next != null; next = resting.pollFirst()) {
            next.called().complete(null);
            if (next.process().isAlive()) {
                return next.process();
            }
        }
        return PdfProcess.start(setting);
    }

    private void rest(PdfProcess process) {
        CompletableFuture<Void> called = new CompletableFuture<>();
        Resting place = new Resting(process, called);
        resting.addFirst(place);
        called.orTimeout(setting.idle().toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(
                        e -> {
                            if (e instanceof TimeoutException && resting.remove(place)) {
                                process.close();
                            }
                            return null;
                        });
    }
}
