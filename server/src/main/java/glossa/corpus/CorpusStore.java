package glossa.corpus;

import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Stores the corpus: replaces the papers of changed sources, and returns views of one moment. */
public interface CorpusStore extends AutoCloseable {
    /** The smallest number of bytes that a chunk counts for in the budget of a replacement. */
    long MIN_CHUNK_COST = 32 << 10;

    /** The result of a replacement, which tells what the caller has to do. */
    enum ReplaceResult {
        /** The new corpus is committed, and {@link #acquire} returns it. */
        REPLACED,
        /**
         * The replacement exceeds its budget; nothing changed. The caller hands it to a process
         * that has more memory.
         */
        TOO_LARGE,
        /**
         * Another process is writing, or has written an update that is not {@link #refresh}ed yet;
         * nothing changed. The caller tries again later.
         */
        BUSY
    }

    /** The corpus at this moment. */
    Corpus acquire();

    /** The stamps of the files that the store holds, as {@link #replace} was given them. */
    Map<Path, String> stamps();

    /**
     * Replaces the papers of changed files, and removes those of deleted files, in one step for the
     * callers of {@link #acquire}. The files are opened one after the other, and only those chunks
     * of a file are read that it did not have before.
     *
     * @param order all files of the corpus, in order of precedence
     * @param rule the rule for keys of papers without one
     * @param maxBytes the budget: the maximum number of new bytes in sources on disk; each chunk
     *     counts for at least {@link #MIN_CHUNK_COST}
     * @throws java.io.UncheckedIOException if the store cannot be written; nothing changed then
     */
    ReplaceResult replace(
            List<SourceFile> changed,
            List<Path> gone,
            List<Path> order,
            KeyRule rule,
            long maxBytes);

    /**
     * Replaces without a budget, in a store that no other process writes.
     *
     * @throws IllegalStateException if another process is writing; nothing changed then
     */
    default void replace(
            List<SourceFile> changed, List<Path> gone, List<Path> order, KeyRule rule) {
        if (replace(changed, gone, order, rule, Long.MAX_VALUE) != ReplaceResult.REPLACED) {
            throw new IllegalStateException("another Glossa process is writing this index");
        }
    }

    /**
     * Shows what another process has replaced since.
     *
     * @param order all files of the corpus, in order of precedence
     * @param isPartial whether to show also the partial commits of an unfinished update of another
     *     process; true only while that update runs
     * @return whether the corpus changed
     */
    default boolean refresh(List<Path> order, boolean isPartial) {
        return false;
    }

    /**
     * Sets a callback for the moment before {@link #acquire} returns another corpus, so that what
     * belongs to a corpus can be there when it is.
     *
     * @param callback receives the next corpus, on the thread that replaces or refreshes; {@link
     *     #acquire} still returns the one before. It must not keep the corpus
     */
    void beforeNext(Consumer<Corpus> callback);

    /** Whether another process has replaced something since. Lists one folder. */
    default boolean isBehind() {
        return false;
    }

    /**
     * Why what is stored has to be rebuilt from all sources, if it has to: {@link #stamps} are
     * empty then, and the next {@link #replace} begins anew. Until then {@link #acquire} returns
     * what is left of it.
     */
    default Optional<String> damage() {
        return Optional.empty();
    }

    /**
     * Verifies what was stored since the last call, or has changed on the disk since.
     *
     * @param isSuspect whether to verify all of it, as after an error while it was read
     * @return why it has to be rebuilt, if it has to
     */
    default Optional<String> verify(boolean isSuspect) {
        return Optional.empty();
    }

    /** What is wrong with the store, and what it does about it: a sentence for people. */
    default Optional<String> trouble() {
        return damage().map(
                        why ->
                                "the index is damaged ("
                                        + why
                                        + ") and is rebuilt from the sources");
    }

    /**
     * Goes on without the disk, if it cannot be written any more; the next {@link #replace} needs
     * all sources then.
     *
     * @param cause what went wrong when it was written
     * @return whether it does
     */
    default boolean fallBack(Exception cause) {
        return false;
    }

    /** Whether it is gone with this process, so that no other can write it. */
    default boolean isTemporary() {
        return false;
    }

    /** Whether another process is writing. */
    default boolean isBusy() {
        return false;
    }

    /**
     * Whether the index has so many segments that queries become slow; {@code
     * LargeUpdates.mergeSegments} merges them.
     */
    default boolean hasManySegments() {
        return false;
    }

    /** Begins no further write, and ends a replacement that has not begun to write; for good. */
    default void stop() {}

    @Override
    void close();
}
