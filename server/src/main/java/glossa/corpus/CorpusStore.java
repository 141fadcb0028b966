package glossa.corpus;

import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Stores the corpus: takes what the sources give and hands out point-in-time views of it. */
public interface CorpusStore extends AutoCloseable {
    /** The smallest number of bytes that a chunk counts for in the budget of a replacement. */
    long MIN_CHUNK_COST = 32 << 10;

    /** What became of a replacement, and so what the caller has to do. */
    enum ReplaceResult {
        /** The new corpus is committed, and {@link #acquire} returns it. */
        REPLACED,
        /**
         * The replacement exceeds its budget; nothing changed. The caller hands it to a process
         * that has more memory.
         */
        TOO_LARGE,
        /**
         * Another process is writing, or has written what is not {@link #refresh}ed yet; nothing
         * changed. The caller tries again later.
         */
        BUSY
    }

    /** The corpus as it is now. */
    Corpus acquire();

    /** The stamps of the files that the store holds, as {@link #replace} was given them. */
    Map<Path, String> stamps();

    /**
     * Replaces all that the changed files gave before, and removes all that the gone files gave, in
     * one step for the callers of {@link #acquire}. The files are opened one after the other, and
     * only those chunks of a file are read that it did not have before.
     *
     * @param order all files of the corpus, the most trusted first
     * @param rule how papers without a key are named
     * @param maxBytes the budget: how many bytes of sources on the disk may be new, where each
     *     chunk counts for at least {@link #MIN_CHUNK_COST}
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
     * Takes in what another process has replaced since.
     *
     * @param order all files of the corpus, the most trusted first
     * @param isPartial whether to show also what an unfinished run of another process has committed
     *     so far; true only while that run goes on
     * @return whether the corpus changed
     */
    default boolean refresh(List<Path> order, boolean isPartial) {
        return false;
    }

    /** Whether another process has replaced something since. Costs a listing of one folder. */
    default boolean isBehind() {
        return false;
    }

    /** Whether another process is writing. */
    default boolean isBusy() {
        return false;
    }

    /**
     * Whether the index has so many segments that each question takes longer; {@code
     * LargeUpdates.tidy} merges them.
     */
    default boolean hasManySegments() {
        return false;
    }

    @Override
    void close();
}
