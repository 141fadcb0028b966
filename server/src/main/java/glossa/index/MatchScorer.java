package glossa.index;

import glossa.paper.EditDistance;

import java.util.List;

/** Scores how well a paper matches the typed text. Not thread-safe: reuses buffers. */
final class MatchScorer {
    /** Which deviations from the typed text still match; each level includes those before it. */
    enum Tolerance {
        /** Each typed word is a prefix of a word of the paper. */
        AS_TYPED,
        /** A typed word may consist of the beginnings of several words, or of initials. */
        ABBREVIATED,
        /** A typed word may have typing errors, or leave out letters. */
        TYPOS
    }

    /** The score of a key equal to the typed text. */
    private static final int EXACT_KEY_SCORE = 1000;

    /** The score of a key that begins with the typed text. */
    private static final int KEY_PREFIX_SCORE = 500;

    private static final int WHOLE_TITLE_BONUS = 300;
    private static final int TITLE_PREFIX_BONUS = 150;
    private static final int FIRST_TITLE_WORD_BONUS = 10;
    private static final int ADJACENT_WORDS_BONUS = 15;

    /**
     * Scores of words are rounded to multiples of this, so that small differences count as ties.
     */
    private static final int ROUNDING = 5;

    /** The share of a word's weight that its prefix earns at least; the whole word earns all. */
    private static final double WORD_PREFIX_FACTOR = 0.6;

    /** Added to {@link #WORD_PREFIX_FACTOR} in proportion to how much of the word is typed. */
    private static final double TYPED_SHARE_FACTOR = 0.3;

    private static final double ONE_EDIT_FACTOR = 0.4;
    private static final double TWO_EDITS_FACTOR = 0.25;
    private static final double SUBSEQUENCE_FACTOR = 0.2;

    /** Added for a misspelled word of about the typed length. */
    private static final double SAME_LENGTH_FACTOR = 0.1;

    /** The first letters of which a misspelled word keeps at least one. */
    private static final int EARLY_LETTERS = 3;

    private static final int MIN_SUBSEQUENCE_LENGTH = 3;

    /** Longer words of a sentence are compared without their last two letters. */
    private static final int MAX_UNINFLECTED_LENGTH = 6;

    /** Letters that a word of a title may have more than the word of a sentence. */
    private static final int MAX_ENDING_LENGTH = 3;

    private final TypedText typed;
    private final AbbreviationMatcher abbreviations = new AbbreviationMatcher();

    MatchScorer(TypedText typed) {
        this.typed = typed;
    }

    /** The score of a paper; 0 where it does not match. */
    int score(MatchCandidate candidate, Tolerance tolerance) {
        int best = nameScore(candidate);
        if (best < KEY_PREFIX_SCORE) {
            int byWords = 0;
            for (List<String> words : typed.readings()) {
                byWords = Math.max(byWords, wordsScore(candidate, words, tolerance));
            }
            best = Math.max(best, byWords + (byWords > 0 ? titleBonus(candidate) : 0));
        }
        return best;
    }

    private int nameScore(MatchCandidate candidate) {
        int best = 0;
        for (int i = 0; i < candidate.names(); i++) {
            int score =
                    !candidate.nameStartsWith(i, typed.squeezed())
                            ? 0
                            : candidate.nameLength(i) == typed.squeezed().length()
                                    ? EXACT_KEY_SCORE
                                    : KEY_PREFIX_SCORE;
            // An alias ranks just below a key.
            best = Math.max(best, i == 0 ? score : score - 1);
        }
        return best;
    }

    /**
     * A bonus where the typed text is the beginning of the title, the greater the more of it is
     * typed.
     */
    private int titleBonus(MatchCandidate candidate) {
        String squeezed = typed.squeezed();
        int at = 0;
        for (int word = candidate.titleStart(); word < candidate.titleEnd(); word++) {
            for (int i = 0; i < candidate.length(word); i++) {
                if (squeezed.charAt(at) != candidate.charAt(word, i)) {
                    return 0;
                }
                if (++at == squeezed.length()) {
                    boolean whole =
                            word == candidate.titleEnd() - 1 && i == candidate.length(word) - 1;
                    return whole
                            ? WHOLE_TITLE_BONUS
                            : word > candidate.titleStart()
                                    ? TITLE_PREFIX_BONUS
                                    : FIRST_TITLE_WORD_BONUS;
                }
            }
        }
        return 0;
    }

    /**
     * The mean score of the typed words, weighted by their lengths; 0 if one of them matches
     * nothing.
     */
    private int wordsScore(MatchCandidate candidate, List<String> words, Tolerance tolerance) {
        double sum = 0;
        int letters = 0;
        int previousWord = -2;
        for (String word : words) {
            int bestWord = 0;
            double bestScore = 0;
            for (int i = 0; i < candidate.words(); i++) {
                int weight = candidate.weight(i);
                if (weight > bestScore) {
                    double score = weight * wordScore(word, candidate, i, tolerance);
                    if (score > 0 && i == previousWord + 1 && isInTitle(candidate, i)) {
                        // The words are adjacent in the title as well.
                        score += ADJACENT_WORDS_BONUS;
                    }
                    if (score > bestScore) {
                        bestScore = score;
                        bestWord = i;
                    }
                }
            }
            if (tolerance != Tolerance.AS_TYPED && bestScore < AbbreviationMatcher.MAX_SCORE) {
                bestScore = Math.max(bestScore, abbreviations.score(word, candidate));
            }
            if (bestScore == 0) {
                return 0;
            }
            previousWord = bestWord;
            sum += bestScore * word.length();
            letters += word.length();
        }
        return (int) Math.round(sum / letters / ROUNDING) * ROUNDING;
    }

    private static boolean isInTitle(MatchCandidate candidate, int word) {
        return word >= candidate.titleStart() && word < candidate.titleEnd();
    }

    /**
     * How well one typed word matches one word of the paper: 1 for the whole word, less for a
     * prefix, least for a typing error; 0 for another word.
     */
    private static double wordScore(
            String word, MatchCandidate candidate, int index, Tolerance tolerance) {
        int length = candidate.length(index);
        if (candidate.startsWith(index, word)) {
            return length == word.length()
                    ? 1
                    : WORD_PREFIX_FACTOR + TYPED_SHARE_FACTOR * word.length() / length;
        }
        if (tolerance != Tolerance.TYPOS) {
            return 0;
        }
        int maxEdits = TypedText.maxEdits(word);
        if (maxEdits > 0
                && length >= word.length() - maxEdits
                && sharesEarlyLetter(word, candidate, index)) {
            int edits = EditDistance.toPrefix(word, candidate.word(index), maxEdits);
            if (edits <= maxEdits) {
                // A word of about the typed length is likelier meant than a longer one.
                double whole = Math.abs(length - word.length()) <= 1 ? SAME_LENGTH_FACTOR : 0;
                return (edits == 1 ? ONE_EDIT_FACTOR : TWO_EDITS_FACTOR) + whole;
            }
        }
        return isSubsequence(word, candidate, index)
                ? SUBSEQUENCE_FACTOR * (1 + 1.0 * word.length() / length)
                : 0;
    }

    /**
     * A cheap filter: one or two edits leave one of the first three letters among the first three.
     */
    private static boolean sharesEarlyLetter(String word, MatchCandidate candidate, int index) {
        for (int i = 0; i < EARLY_LETTERS; i++) {
            for (int j = 0; j < Math.min(EARLY_LETTERS, candidate.length(index)); j++) {
                if (word.charAt(i) == candidate.charAt(index, j)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Whether the typed letters are a subsequence of the word that starts with its first letter.
     */
    private static boolean isSubsequence(String word, MatchCandidate candidate, int index) {
        int length = candidate.length(index);
        if (word.length() < MIN_SUBSEQUENCE_LENGTH
                || length <= word.length()
                || word.charAt(0) != candidate.charAt(index, 0)
                || Character.isDigit(word.charAt(0))) {
            return false;
        }
        int next = 1;
        for (int i = 1; i < length && next < word.length(); i++) {
            if (candidate.charAt(index, i) == word.charAt(next)) {
                next++;
            }
        }
        return next == word.length();
    }

    /**
     * How many words of a sentence, folded, the title contains; long words may differ in their
     * endings.
     */
    static int sharedWords(List<String> sentence, MatchCandidate candidate) {
        int shared = 0;
        for (String word : sentence) {
            String stem =
                    word.length() > MAX_UNINFLECTED_LENGTH
                            ? word.substring(0, word.length() - 2)
                            : word;
            for (int i = candidate.titleStart(); i < candidate.titleEnd(); i++) {
                if (candidate.startsWith(i, stem)
                        && candidate.length(i) <= word.length() + MAX_ENDING_LENGTH) {
                    shared++;
                    break;
                }
            }
        }
        return shared;
    }
}
