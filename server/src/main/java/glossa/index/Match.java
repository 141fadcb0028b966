package glossa.index;

import glossa.corpus.Words;

import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * How well a paper fits what was typed. Exact key first, then keys that begin so, then by how well
 * each typed word is answered; ties go to preferred papers, then newer ones, then by key.
 *
 * @param doc the paper's document
 * @param target what was compared
 * @param score higher is better; 0 does not fit
 * @param preferred whether the asker prefers it
 */
record Match(int doc, Target target, double score, boolean preferred) {
    static final Comparator<Match> BEST_FIRST =
            Comparator.comparingDouble(Match::score)
                    .thenComparing(Match::preferred)
                    .thenComparing(match -> match.target().year())
                    .reversed()
                    .thenComparing(match -> match.target().names().getFirst());

    private static final double EXACT_KEY = 1000;
    private static final double KEY_PREFIX = 500;

    static Match of(int doc, Target target, Query query, Set<String> preferred) {
        double score =
                query.isEmpty()
                        ? 1
                        : Math.max(
                                byName(target, query),
                                Math.max(all(target, query.words()), all(target, query.parts())));
        return new Match(doc, target, score, target.names().stream().anyMatch(preferred::contains));
    }

    /** What was typed, whole and cut into words. */
    record Query(String squeezed, List<String> words, List<String> parts) {
        static Query of(String typed) {
            List<String> words = Tokens.split(typed);
            List<String> parts = Tokens.atEdges(typed);
            return new Query(Words.squeeze(typed), words, parts.equals(words) ? List.of() : parts);
        }

        boolean isEmpty() {
            return squeezed.isEmpty();
        }
    }

    private static double byName(Target target, Query query) {
        double best = 0;
        for (int i = 0; i < target.squeezed().size(); i++) {
            String name = target.squeezed().get(i);
            double score =
                    name.equals(query.squeezed())
                            ? EXACT_KEY
                            : name.startsWith(query.squeezed())
                                    ? KEY_PREFIX + 100.0 * query.squeezed().length() / name.length()
                                    : 0;
            // An alias counts a little less than a key.
            best = Math.max(best, i == 0 ? score : score - 1);
        }
        return best;
    }

    /** The sum of what answers each word, 0 if one of them is not answered. */
    private static double all(Target target, List<String> typed) {
        double sum = 0;
        for (String word : typed) {
            double best = 0;
            int start = 0;
            for (int i = 0; i < target.weights().length(); i++) {
                int end = target.words().indexOf('\n', start);
                int weight = target.weights().charAt(i);
                if (weight > best) {
                    best = Math.max(best, weight * fit(word, target.words(), start, end));
                }
                start = end + 1;
            }
            if (best == 0) {
                return 0;
            }
            sum += best;
        }
        return sum;
    }

    /** 1 for the whole word, less for its beginning, least for a slip of it; 0 for another word. */
    private static double fit(String typed, String words, int start, int end) {
        int length = end - start;
        if (length == 0 || words.charAt(start) != typed.charAt(0)) {
            return 0;
        }
        if (length >= typed.length() && words.startsWith(typed, start)) {
            return length == typed.length() ? 1 : 0.6 + 0.3 * typed.length() / length;
        }
        int allowed = slips(typed);
        if (allowed > 0 && length >= typed.length() - allowed) {
            int slips = EditDistance.toPrefix(typed, words.substring(start, end), allowed);
            if (slips <= allowed) {
                return slips == 1 ? 0.4 : 0.25;
            }
        }
        return 0;
    }

    /**
     * How many slips are forgiven in a typed word: one from four letters, two from eight; none in
     * its first letter, which is seldom wrong, and none in numbers, where each is another number.
     */
    static int slips(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            if (Character.isDigit(typed.charAt(i))) {
                return 0;
            }
        }
        return typed.length() >= 8 ? 2 : typed.length() >= 4 ? 1 : 0;
    }
}
