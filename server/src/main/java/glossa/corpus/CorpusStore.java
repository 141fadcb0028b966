package glossa.corpus;

import glossa.paper.KeyRule;
import glossa.source.SourceFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Keeps the corpus: takes what the sources give, hands out moments of it. */
public interface CorpusStore extends AutoCloseable {
    /** The corpus as it is now. */
    Corpus acquire();

    /** The stamps of the files that the store holds, as {@link #replace} was given them. */
    Map<Path, String> stamps();

    /**
     * Replaces all that the given files gave before, and forgets all that the gone files gave; one
     * step for whoever acquires the corpus. The files are opened one after the other, and of each
     * only the pieces are read that it did not have before.
     *
     * @param order all files of the corpus, the most trusted first
     * @param rule how papers are named that bring no key
     */
    default void replace(List<SourceFile> files, List<Path> gone, List<Path> order, KeyRule rule) {
        replace(files, gone, order, rule, next -> {});
    }

    /**
     * The same.
     *
     * @param before told of the corpus that comes, just before anyone else can acquire it
     */
    default void replace(
            List<SourceFile> files,
            List<Path> gone,
            List<Path> order,
            KeyRule rule,
            Consumer<Corpus> before) {
        replace(files, gone, order, rule, Long.MAX_VALUE, before);
    }

    /**
     * The same, as far as it takes little.
     *
     * @param most how many bytes of sources on the disk may be new; pieces count, and no less than
     *     {@link #PIECE} each
     * @throws TooMuchException if there are more, or the run needs as much otherwise; nothing is
     *     changed then
     * @throws BusyException if another process is replacing; nothing is changed then
     */
    void replace(
            List<SourceFile> files,
            List<Path> gone,
            List<Path> order,
            KeyRule rule,
            long most,
            Consumer<Corpus> before);

    /** Bytes that the smallest piece counts for. */
    long PIECE = 32 << 10;

    /**
     * Takes in what another process has replaced since.
     *
     * @param order all files of the corpus, the most trusted first
     * @param isPartial whether also what a run has replaced so far that has not ended; to be asked
     *     for only while it goes on
     * @param before as of {@link #replace}
     * @return whether there was anything
     */
    default boolean refresh(List<Path> order, boolean isPartial, Consumer<Corpus> before) {
        return false;
    }

    /** Whether another process has replaced something since. Costs a look at a folder. */
    default boolean isBehind() {
        return false;
    }

    /**
     * Makes sure that no other process is replacing.
     *
     * @throws BusyException if one is
     */
    default void checkFree() {}

    /**
     * Whether what is kept is in so many places that every question takes longer; a run of another
     * process mends that.
     */
    default boolean isScattered() {
        return false;
    }

    /** A run takes more than it may. */
    final class TooMuchException extends RuntimeException {
        public TooMuchException() {
            super("the run takes more than it may");
        }
    }

    /** Another process is replacing. */
    final class BusyException extends RuntimeException {
        public BusyException(Throwable cause) {
            super("another Glossa is writing this workspace's index", cause);
        }
    }

    @Override
    void close();
}
