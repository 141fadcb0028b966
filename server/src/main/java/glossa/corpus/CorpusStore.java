package glossa.corpus;

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
    void replace(
            List<SourceFile> files,
            List<Path> gone,
            List<Path> order,
            KeyRule rule,
            Consumer<Corpus> before);

    @Override
    void close();
}
