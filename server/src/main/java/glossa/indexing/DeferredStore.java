package glossa.indexing;

import glossa.corpus.Corpus;
import glossa.corpus.CorpusStore;
import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A store that opens on its own thread, so that {@code initialize} can be answered before. Every
 * call waits until it is open.
 */
public final class DeferredStore implements CorpusStore {
    private final FutureTask<CorpusStore> opening;
    private volatile boolean isStopped;

    /**
     * @param open opens the store; may be slow, and must not fail
     */
    public DeferredStore(Supplier<? extends CorpusStore> open) {
        opening = new FutureTask<>(open::get);
        Thread thread = new Thread(opening, "glossa-open");
        thread.setDaemon(true);
        thread.start();
    }

    private CorpusStore opened() {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return opening.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | CancellationException e) {
            throw new IllegalStateException("the index cannot be opened", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Corpus acquire() {
        return opened().acquire();
    }

    @Override
    public Map<Path, String> stamps() {
        return opened().stamps();
    }

    @Override
    public ReplaceResult replace(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> order,
            KeyRule rule,
            long maxBytes) {
        CorpusStore store = opened();
        return isStopped ? ReplaceResult.BUSY : store.replace(changed, gone, order, rule, maxBytes);
    }

    @Override
    public boolean refresh(List<Path> order, boolean isPartial) {
        return opened().refresh(order, isPartial);
    }

    @Override
    public void beforeNext(Consumer<Corpus> callback) {
        opened().beforeNext(callback);
    }

    @Override
    public boolean isBehind() {
        return opened().isBehind();
    }

    @Override
    public Optional<String> damage() {
        return opened().damage();
    }

    @Override
    public Optional<String> verify(boolean isSuspect) {
        return opened().verify(isSuspect);
    }

    @Override
    public Optional<String> trouble() {
        return opened().trouble();
    }

    @Override
    public boolean fallBack(Exception cause) {
        return opened().fallBack(cause);
    }

    @Override
    public boolean isTemporary() {
        return opened().isTemporary();
    }

    @Override
    public boolean isBusy() {
        return opened().isBusy();
    }

    @Override
    public boolean hasManySegments() {
        return opened().hasManySegments();
    }

    /** Also a store that is still being opened is not waited for. */
    @Override
    public void stop() {
        isStopped = true;
        if (opening.state() == Future.State.SUCCESS) {
            opening.resultNow().stop();
        }
    }

    @Override
    public void close() {
        opened().close();
    }
}
