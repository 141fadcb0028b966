package glossa.corpus;

import glossa.paper.Page;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The running texts of files at one moment, by page. The caller that acquires them closes them, in
 * the same thread.
 *
 * <pre>{@code
 * try (Texts texts = store.acquire()) {
 *     texts.pages(Path.of("/papers/vaswani2017.pdf")).getFirst().label();
 * }
 * }</pre>
 */
public interface Texts extends AutoCloseable {
    /** No texts. */
    Texts NONE =
            new Texts() {
                @Override
                public boolean has(Path file) {
                    return false;
                }

                @Override
                public List<Page> pages(Path file) {
                    return List.of();
                }

                @Override
                public List<FoundPage> search(String words, Collection<Path> within, int limit) {
                    return List.of();
                }

                @Override
                public Optional<String> problem(Path file) {
                    return Optional.empty();
                }

                @Override
                public Set<String> keys(Path file) {
                    return Set.of();
                }

                @Override
                public int pagesWith(String word) {
                    return 0;
                }

                @Override
                public Map<Path, Optional<String>> files() {
                    return Map.of();
                }

                @Override
                public void close() {}
            };

    /**
     * A page.
     *
     * @param index its position in the file, from 0
     * @param pages the page, or the part of a long text that was found, and what follows: its last
     *     sentence may go on there
     */
    record FoundPage(Path file, int index, List<Page> pages) {
        public FoundPage {
            pages = List.copyOf(pages);
        }
    }

    /** Whether there is a text of a file; cheaper than {@link #pages}. */
    boolean has(Path file);

    /** The pages of a file, in order; empty where there is no text of it. */
    List<Page> pages(Path file);

    /** What is wrong with the text of a file, if anything is: it is missing, or not whole. */
    Optional<String> problem(Path file);

    /**
     * The pages that have the most of these words, best first; a word counts the more the fewer
     * pages have it. Case and accents are ignored.
     *
     * @param words a sentence or some words; some may be missing on a page
     * @param within only pages of these files; empty for all
     */
    List<FoundPage> search(String words, Collection<Path> within, int limit);

    /** The names of the papers that a file has the text of. */
    Set<String> keys(Path file);

    /** On how many pages a folded word stands. */
    int pagesWith(String word);

    /** All files that were read, each with what is wrong with its text, if anything is. */
    Map<Path, Optional<String>> files();

    @Override
    void close();
}
