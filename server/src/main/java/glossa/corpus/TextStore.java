package glossa.corpus;

import glossa.source.FileText;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Stores the running texts of files. Apart from the {@link CorpusStore}, so that reading a thousand
 * PDFs never keeps the papers of a changed source waiting.
 */
public interface TextStore extends AutoCloseable {
    /**
     * A file that was read.
     *
     * @param stamp changes whenever its content may have changed
     */
    record ReadText(Path file, String stamp, FileText text) {}

    /**
     * The texts at this moment.
     *
     * @param keys the names of the papers that each file has the text of
     */
    Texts acquire(Map<Path, Set<String>> keys);

    /** The stamps of the files that the store holds; none for a store that has to be rebuilt. */
    Map<Path, String> stamps();

    /**
     * Replaces the texts of files, and removes others.
     *
     * @return false if another process is writing: nothing changed then
     * @throws java.io.UncheckedIOException if the store cannot be written; nothing changed then
     */
    boolean replace(List<ReadText> read, Collection<Path> gone);

    /**
     * Shows what another process has replaced since, and notices damage.
     *
     * @return whether anything changed
     */
    boolean refresh();

    @Override
    void close();
}
