package glossa.corpus;

import java.util.List;
import java.util.Set;

/**
 * What is asked of {@link Corpus#search}.
 *
 * @param typed what was typed: words or their beginnings, in any order; empty for any paper
 * @param favour which papers win where several fit equally well
 * @param sentence words around, as written, that a paper's title may share; they decide between
 *     papers that are favoured alike
 * @param limit how many papers at most
 */
public record CompletionQuery(
        String typed, PreferredPapers favour, List<String> sentence, int limit) {
    public CompletionQuery {
        sentence = List.copyOf(sentence);
    }

    /** What was typed, and nothing else to go by. */
    public static CompletionQuery of(String typed, int limit) {
        return new CompletionQuery(typed, PreferredPapers.NONE, List.of(), limit);
    }

    /** Papers that the asker's notes know. */
    public interface PreferredPapers {
        /** No paper before another. */
        PreferredPapers NONE =
                new PreferredPapers() {
                    @Override
                    public int of(String key) {
                        return 0;
                    }

                    @Override
                    public List<Set<String>> keys() {
                        return List.of();
                    }
                };

        /** How much the paper with this key is favoured; 0 for those that are not. */
        int of(String key);

        /**
         * The favoured keys, the most favoured set first. However many other papers fit, these are
         * among those compared. What is the same set as at the last question costs nothing.
         */
        List<Set<String>> keys();
    }
}
