package glossa.index;

import glossa.corpus.Name;
import glossa.corpus.Paper;
import glossa.corpus.Words;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How well a paper fits what was typed. Exact key first, then keys that begin so, then by how well
 * each typed word is answered; ties go to preferred papers, then newer ones, then by key.
 *
 * @param paper the paper
 * @param score higher is better; 0 does not fit
 * @param preferred whether the asker prefers it
 */
record Match(Paper paper, double score, boolean preferred) {
    static final Comparator<Match> BEST_FIRST =
            Comparator.comparingDouble(Match::score)
                    .thenComparing(Match::preferred)
                    .thenComparing(match -> match.paper().year())
                    .reversed()
                    .thenComparing(match -> match.paper().key());

    private static final double EXACT_KEY = 1000;
    private static final double KEY_PREFIX = 500;

    static Match of(Paper paper, Query query, Set<String> preferred) {
        double score = query.isEmpty() ? 1 : Math.max(byName(paper, query), byWords(paper, query));
        return new Match(
                paper,
                score,
                preferred.contains(paper.key())
                        || paper.aliases().stream().anyMatch(preferred::contains));
    }

    /** What was typed, whole and cut into words. */
    record Query(String squeezed, List<String> words, List<String> parts) {
        static Query of(String typed) {
            return new Query(Words.squeeze(typed), Tokens.split(typed), Tokens.atEdges(typed));
        }

        boolean isEmpty() {
            return squeezed.isEmpty();
        }
    }

    private static double byName(Paper paper, Query query) {
        double best = nameScore(paper.key(), query);
        for (String alias : paper.aliases()) {
            best = Math.max(best, nameScore(alias, query) - 1);
        }
        return best;
    }

    private static double nameScore(String name, Query query) {
        String squeezed = Words.squeeze(name);
        if (squeezed.equals(query.squeezed())) {
            return EXACT_KEY;
        }
        return squeezed.startsWith(query.squeezed())
                ? KEY_PREFIX + 100.0 * query.squeezed().length() / squeezed.length()
                : 0;
    }

    private static double byWords(Paper paper, Query query) {
        return Math.max(all(paper, query.words()), all(paper, query.parts()));
    }

    /** The sum of what answers each word, 0 if one of them is not answered. */
    private static double all(Paper paper, List<String> words) {
        List<String> title = Tokens.split(paper.title());
        double sum = 0;
        for (String word : words) {
            double best = 0;
            for (int i = 0; i < title.size(); i++) {
                best = Math.max(best, fit(word, title.get(i), 10) + (i < 4 ? 1.0 / (i + 2) : 0));
            }
            for (int i = 0; i < paper.authors().size(); i++) {
                Name name = paper.authors().get(i);
                for (String part : Tokens.split(name.family())) {
                    best = Math.max(best, fit(word, part, i == 0 ? 13 : 11));
                }
                for (String part : Tokens.split(name.given())) {
                    best = Math.max(best, fit(word, part, 5));
                }
            }
            for (String year : Tokens.years(paper)) {
                best = Math.max(best, fit(word, year, 9));
            }
            for (String part : Tokens.atEdges(paper.key())) {
                best = Math.max(best, fit(word, part, 12));
            }
            for (String alias : paper.aliases()) {
                for (String part : Tokens.atEdges(alias)) {
                    best = Math.max(best, fit(word, part, 8));
                }
            }
            for (String part : Tokens.split(paper.venue())) {
                best = Math.max(best, fit(word, part, 4));
            }
            if (best < 0.5) {
                return 0;
            }
            sum += best;
        }
        return words.isEmpty() ? 0 : sum;
    }

    /**
     * {@code weight} for the whole word, less for its beginning, least for a slip of it; else less
     * than a half.
     */
    private static double fit(String typed, String word, double weight) {
        if (word.equals(typed)) {
            return weight;
        }
        if (word.startsWith(typed)) {
            return weight * (0.6 + 0.3 * typed.length() / word.length());
        }
        int allowed = slips(typed);
        if (allowed > 0
                && word.length() >= typed.length() - allowed
                && word.charAt(0) == typed.charAt(0)) {
            int slips = EditDistance.toPrefix(typed, word, allowed);
            if (slips <= allowed) {
                return weight * (slips == 1 ? 0.4 : 0.25);
            }
        }
        return 0;
    }

    /**
     * How many slips are forgiven in a typed word: one from four letters, two from eight; none in
     * its first letter, which is seldom wrong, and none in numbers, where each is another number.
     */
    static int slips(String typed) {
        if (typed.chars().anyMatch(Character::isDigit)) {
            return 0;
        }
        return typed.length() >= 8 ? 2 : typed.length() >= 4 ? 1 : 0;
    }
}
