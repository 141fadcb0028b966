package glossa.corpus;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps the corpus: takes what the sources give, hands out moments of it. */
public interface CorpusStore extends AutoCloseable {
    /**
     * One file of the corpus, as it was read.
     *
     * @param file its absolute path
     * @param stamp changes whenever the file's content may have changed
     * @param reading what it gave; empty where it could not be read, so that what it gave before
     *     stays
     * @param problem why it could not be read
     */
    record SourceFile(
            Path file, String stamp, Optional<Reading> reading, Optional<Problem> problem) {}

    /** The corpus as it is now. */
    Corpus acquire();

    /** The stamps of the files that the store holds, as {@link #replace} was given them. */
    Map<Path, String> stamps();

    /**
     * Replaces all that the given files gave before, and forgets all that the gone files gave; one
     * step for whoever acquires the corpus.
     *
     * @param order all files of the corpus, the most trusted first
     * @param rule how papers are named that bring no key
     */
    void replace(List<SourceFile> files, List<Path> gone, List<Path> order, KeyRule rule);

    @Override
    void close();
}
