package glossa.corpus;

import glossa.grammar.Range;
import glossa.paper.Identity;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.paper.Source;
import glossa.query.PaperQuery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * All papers of a workspace at one moment. Whoever acquires one closes it, in the same thread.
 *
 * <pre>{@code
 * try (Corpus corpus = store.acquire()) {
 *     corpus.paper("vaswani2017").map(Paper::title);
 * }
 * }</pre>
 */
public interface Corpus extends AutoCloseable {
    /**
     * The paper that answers to {@code name}: its key or one of its aliases, exactly as written;
     * else what {@link Identity#mark} says of it, as of {@code doi:10.1000/1}.
     */
    Optional<Paper> paper(String name);

    /**
     * The different papers that answer to {@code name} as their key, where there is more than one;
     * empty otherwise.
     */
    List<Paper> contenders(String name);

    /**
     * What each source says of the paper that answers to {@code name}, the most trusted first;
     * empty where there is none.
     */
    List<Paper> records(String name);

    /**
     * The papers that have a record in a part of a source.
     *
     * @param within counted as {@link Source#record()}; a record that only touches it counts
     * @return each record as that source says it, in the order of the source; where it gives no
     *     key, with that of its paper
     */
    List<Paper> in(Path file, Range within);

    /**
     * What the sources say of papers that stand in more than one place, the most trusted first.
     *
     * @param files only papers that stand in one of these; empty for any
     * @param limit how many papers at most; each is read from the disk
     */
    List<List<Paper>> ofSeveralSources(Collection<Path> files, int limit);

    /**
     * Other papers that are versions of the work of the paper that answers to {@code name}, such as
     * its preprint, or that one of the two says it is related to; the most trusted first, ten at
     * most.
     */
    List<Paper> related(String name);

    /** Whether a paper answers to {@code name}; cheaper than {@link #paper}. */
    boolean has(String name);

    /**
     * The papers that fit what was typed, the best first: words, or their beginnings, of key,
     * title, authors, venue and year in any order, identifiers, initials and the beginnings of
     * several words in one; accents and case aside, small slips forgiven.
     *
     * @return the papers without abstract, identifiers and further fields, which {@link #paper}
     *     gives
     */
    List<Paper> search(CompletionQuery asked);

    /**
     * The papers that are what someone looks for, the best first; where nothing tells which are
     * better, the newest. Free words mean what they mean to {@link #search}, and the words of
     * abstracts and pages besides. What only notes tell finds nothing here.
     *
     * @param limit how many at most; each is read from the disk
     */
    List<Paper> find(PaperQuery sought, int limit);

    /**
     * The papers whose abstract or title holds all the words, for those that {@link #search} does
     * not find.
     */
    List<Paper> mentioning(String words, int limit);

    /**
     * How well papers fit what is being written.
     *
     * @param words what each word counts, by the word in lower case without accents, such as {@link
     *     glossa.grammar.WordStems#words} gives; its other forms count as it
     * @param names words that may name an author or be part of a key
     * @param also keys of papers that are wanted whether they fit or not
     * @param limit how many others at most, the best ones; where fewer fit, any
     * @return the papers as {@link #search} gives them, in no order
     */
    List<ContextMatch> fitting(
            Map<String, Double> words,
            Collection<String> names,
            Collection<String> also,
            int limit);

    /**
     * How well one paper fits.
     *
     * @param paper without abstract, identifiers and further fields
     * @param words BM25 of title and abstract; 0 where no word is there
     * @param names BM25 of authors' names and the key's parts
     */
    record ContextMatch(Paper paper, double words, double names) {}

    /** The keys that {@code name} may be a slip of, the nearest first. */
    List<String> nearest(String name, int limit);

    /** How many papers there are. */
    int size();

    /**
     * All papers, those of one file together and in its order, the files by the order of the
     * corpus.
     */
    default List<Paper> all() {
        List<Paper> all = new ArrayList<>();
        each(all::add);
        return all;
    }

    /** Tells of all papers one by one, in the order of {@link #all}, and holds none of them. */
    void each(Consumer<Paper> taken);

    /** The problems of all sources, by file. */
    Map<Path, List<Problem>> problems();

    @Override
    void close();
}
