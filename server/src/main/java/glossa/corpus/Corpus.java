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
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * All papers of a workspace at one moment. The caller that acquires one closes it, in the same
 * thread.
 *
 * <pre>{@code
 * try (Corpus corpus = store.acquire()) {
 *     corpus.paper("vaswani2017").map(Paper::title);
 * }
 * }</pre>
 */
public interface Corpus extends AutoCloseable {
    /**
     * The same papers, as a note or a source with this scope means their names: of several papers
     * with one name, that in the scope; of a paper with several records, that in the scope gives
     * the key and precedes the others. It need not be closed, and is of use until this corpus is.
     */
    Corpus within(Scope scope);

    /** The scope in which names are looked up. */
    Scope scope();

    /**
     * The paper that answers to {@code name}: its key or one of its aliases, exactly as written;
     * otherwise the paper with the identifier or title slug {@code name} ({@link Identity#mark}),
     * such as {@code doi:10.1000/1}. If the scope has none, that of all sources.
     */
    Optional<Paper> paper(String name);

    /** Whether a record in the scope has this name; in a scope that is not whole, any record. */
    boolean isInScope(String name);

    /**
     * Whether several papers have this name, so that it depends on the scope which one is meant.
     */
    boolean isShared(String name);

    /**
     * The different papers with the key {@code name} in the scope, if there are several; otherwise
     * empty. Records that say the same are not different.
     */
    List<Paper> contenders(String name);

    /**
     * The record of each source of the paper that answers to {@code name}, in order of precedence;
     * empty if there is no such paper.
     */
    List<Paper> records(String name);

    /**
     * The papers with a record in a part of a source.
     *
     * @param within as {@link Source#record()}; a record that only touches it is included
     * @return each record as the source has it, in text order; without a key of its own, with that
     *     of its paper
     */
    List<Paper> in(Path file, Range within);

    /**
     * The records of papers with several records, in order of precedence.
     *
     * @param files only papers with a record in one of these files; empty for all
     * @param limit the maximum number of papers; each is read from disk
     */
    List<List<Paper>> ofSeveralSources(Collection<Path> files, int limit);

    /**
     * Other versions of the work of the paper that answers to {@code name}, such as its preprint,
     * and papers that one of the two records as related; in order of precedence, at most ten.
     */
    List<Paper> related(String name);

    /** Whether a paper answers to {@code name}; cheaper than {@link #paper}. */
    boolean has(String name);

    /**
     * The papers that match what was typed, best first: words, or their starts, of key, title,
     * authors, venue and year in any order; identifiers; initials; and starts of several words
     * written as one. Case and accents are ignored, and typing errors are tolerated.
     *
     * @return the papers without abstract, identifiers and further fields, which {@link #paper}
     *     returns
     */
    List<Paper> search(CompletionQuery asked);

    /**
     * The papers that match a query, best first; equally good ones newest first. Free words match
     * as in {@link #search}, and also in abstracts. Conditions about notes and texts match nothing.
     *
     * @param limit the maximum number of papers; each is read from disk
     */
    List<Paper> find(PaperQuery sought, int limit);

    /**
     * The papers whose abstract or title contains all the words; for words that {@link #search}
     * does not find.
     */
    List<Paper> mentioning(String words, int limit);

    /** Whether several papers have a word, folded, in their title or abstract. */
    boolean hasWord(String word);

    /**
     * How well papers match the text around a citation.
     *
     * @param words the words with their weights, in lower case without accents, as {@link
     *     glossa.grammar.WordStems#words} returns them; matches all forms of a word
     * @param names words that may be the name of an author or a part of a key
     * @param also keys of papers that are returned whether they match or not
     * @param limit the maximum number of other papers, the best ones; if fewer match, any others
     * @return the papers as in {@link #search}, in no particular order
     */
    List<ContextMatch> fitting(
            Map<String, Double> words,
            Collection<String> names,
            Collection<String> also,
            int limit);

    /**
     * How well one paper matches.
     *
     * @param paper without abstract, identifiers and further fields
     * @param words the BM25 score of title and abstract; 0 if no word matches
     * @param names the BM25 score of the authors' names and the parts of the key
     */
    record ContextMatch(Paper paper, double words, double names) {}

    /** The keys that {@code name} may be a misspelling of, nearest first. */
    List<String> nearest(String name, int limit);

    /** The number of papers. */
    int size();

    /** All papers, grouped by file in the order of the corpus, in text order. */
    default List<Paper> all() {
        List<Paper> all = new ArrayList<>();
        each(all::add);
        return all;
    }

    /**
     * Passes all papers to {@code taken} one by one, in the order of {@link #all}, without keeping
     * them in memory.
     */
    void each(Consumer<Paper> taken);

    /**
     * The problems that a source has by itself, apart from all others; empty if it is no source.
     */
    List<Problem> problems(Path file);

    /** The problems of all sources, by file. */
    default Map<Path, List<Problem>> problems() {
        return problems((one, other) -> true);
    }

    /**
     * The problems of all sources, by file.
     *
     * @param areTogether whether some note means the keys of both sources; those of sources apart
     *     are no duplicates
     */
    Map<Path, List<Problem>> problems(BiPredicate<Path, Path> areTogether);

    @Override
    void close();
}
