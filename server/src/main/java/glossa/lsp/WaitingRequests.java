package glossa.lsp;

import glossa.notes.Note;
import glossa.notes.Notes;

import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bounds what waits to be worked out: each request keeps the texts of its moment in memory, and an
 * editor that does not read its answers could send requests without end.
 */
final class WaitingRequests {
    /**
     * What may wait, in UTF-16 characters of the texts that are kept for it or are to be passed
     * over.
     */
    static final int MAX_WEIGHT = 64 << 20;

    /** The least that a request weighs. */
    static final int REQUEST_WEIGHT = 8 << 10;

    /**
     * The most that a request weighs by the work it takes: what many of them make the next one wait
     * is bounded too.
     */
    static final int MAX_WORK = 64 << 10;

    /** Milliseconds that the next message waits for room; an editor that reads makes some soon. */
    private static final long PATIENCE = 3_000;

    private final Semaphore free = new Semaphore(MAX_WEIGHT);

    private final long patience;

    /** The texts of the newest request; used by the reading thread alone. */
    private Set<Object> newest = Set.of();

    /** With the server's own patience. */
    WaitingRequests() {
        this(PATIENCE);
    }

    /**
     * @param patience milliseconds to wait for room before a request is refused
     */
    WaitingRequests(long patience) {
        this.patience = patience;
    }

    /**
     * Admits a request when there is room for it, or refuses it.
     *
     * @param sources the texts of the open sources
     * @return the executor on which the request is to be worked out, once
     * @throws ResponseErrorException {@code RequestFailed} (LSP 3.17, "ErrorCodes") if too much
     *     waits already
     */
    Executor admit(Executor executor, Notes notes, Collection<String> sources) {
        int weight = 0;
        int work = REQUEST_WEIGHT;
        Set<Object> texts = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Note note : notes.all()) {
            weight += addedWeight(texts, note.text());
            work = Math.max(work, note.text().length());
        }
        weight += Math.min(work, MAX_WORK);
        for (String source : sources) {
            weight += addedWeight(texts, source);
        }
        newest = texts;
        int taken = Math.min(weight, MAX_WEIGHT);
        if (!hasRoom(taken)) {
            throw new ResponseErrorException(
                    new ResponseError(
                            ResponseErrorCode.RequestFailed,
                            "too many requests are waiting for their answers; send this one again"
                                    + " when some of them have been read",
                            null));
        }
        return run ->
                executor.execute(
                        () -> {
                            try {
                                run.run();
                            } finally {
                                free.release(taken);
                                HeapGrowth.check();
                            }
                        });
    }

    private boolean hasRoom(int weight) {
        try {
            return free.tryAcquire(weight, patience, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int addedWeight(Set<Object> texts, String text) {
        texts.add(text);
        return newest.contains(text) ? 0 : text.length();
    }
}
