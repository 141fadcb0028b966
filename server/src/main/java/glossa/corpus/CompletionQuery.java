package glossa.corpus;

import java.util.List;

/**
 * A query of {@link Corpus#search}.
 *
 * @param typed the text typed so far: words or their beginnings, in any order; empty matches every
 *     paper
 * @param preferred decides between papers that match equally well
 * @param sentence the words of the sentence around the citation, as written; a title that shares
 *     them decides between papers that are equally preferred
 * @param limit the maximum number of papers to return
 */
public record CompletionQuery(
        String typed, PreferredKeys preferred, List<String> sentence, int limit) {
    public CompletionQuery {
        sentence = List.copyOf(sentence);
    }

    /** A query by the typed text alone. */
    public static CompletionQuery of(String typed, int limit) {
        return new CompletionQuery(typed, PreferredKeys.NONE, List.of(), limit);
    }
}
