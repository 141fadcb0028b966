package glossa.index;

import java.util.Arrays;

/**
 * Matches a word typed for several words: the beginnings of words of a title, {@code latmask} for
 * 'Latent Masked', and the initials of a title, {@code aiayn}. Not thread-safe: reuses its buffers.
 */
final class AbbreviationMatcher {
    /** An upper bound of {@link #score}. */
    static final int MAX_SCORE = 95;

    /** The least length of a word that may be made of beginnings of words. */
    static final int MIN_LENGTH = 4;

    private static final int MAX_LENGTH = 40;
    private static final int MIN_INITIALS = 3;

    private static final int BEGINNINGS_SCORE = 80;

    /** The score of all initials of a title is this and {@link #ALL_INITIALS_BONUS}. */
    private static final int INITIALS_SCORE = 60;

    private static final int ALL_INITIALS_BONUS = 30;

    /** Subtracted for each beginning of two letters. */
    private static final int SHORT_PART_PENALTY = 8;

    /** Subtracted for each significant word of the title between two parts. */
    private static final int SKIPPED_WORD_PENALTY = 4;

    /** Subtracted for each part after the second. */
    private static final int FURTHER_PART_PENALTY = 6;

    /** Subtracted where the first part begins neither a title, a subtitle nor the author's name. */
    private static final int LATER_START_PENALTY = 4;

    /**
     * Dynamic programming over the prefixes of the typed word, by their lengths: the best score of
     * splitting one into beginnings of words, with the number of parts and the place of the last.
     */
    private final int[] scores = new int[MAX_LENGTH + 1];

    private final int[] parts = new int[MAX_LENGTH + 1];
    private final int[] lastWord = new int[MAX_LENGTH + 1];

    /** The score of a typed word; 0 where it abbreviates nothing of the paper. */
    int score(String typed, MatchCandidate candidate) {
        if (typed.length() > MAX_LENGTH || candidate.titleEnd() == candidate.titleStart()) {
            return 0;
        }
        int initials = initialsScore(typed, candidate);
        return typed.length() < MIN_LENGTH
                ? initials
                : Math.max(initials, beginningsScore(typed, candidate));
    }

    /**
     * The best split of the typed word into beginnings of the title's words, in their order; the
     * first author's family name may stand before them.
     */
    private int beginningsScore(String typed, MatchCandidate candidate) {
        int length = typed.length();
        Arrays.fill(scores, 0, length + 1, 0);
        // The number of significant words before the current one.
        int place = 0;
        for (int i = candidate.titleStart() - 1; i < candidate.titleEnd(); i++) {
            boolean isAuthor = i < candidate.titleStart();
            int word = isAuthor ? candidate.firstFamily() : i;
            if (word < 0) {
                continue;
            }
            boolean isFirst =
                    isAuthor || i == candidate.titleStart() || i == candidate.afterColon();
            // Backwards, so that no word continues a split that ends in itself.
            for (int start = length - 2; start >= 0; start--) {
                if (start > 0 && scores[start] == 0) {
                    continue;
                }
                int partsBefore = start == 0 ? 0 : parts[start];
                int scoreBefore =
                        start == 0
                                ? BEGINNINGS_SCORE - (isFirst ? 0 : LATER_START_PENALTY)
                                : scores[start]
                                        - SKIPPED_WORD_PENALTY
                                                * Math.max(0, place - lastWord[start] - 1)
                                        - (partsBefore >= 2 ? FURTHER_PART_PENALTY : 0);
                int maxLetters = Math.min(candidate.length(word), length - start);
                for (int n = 0;
                        n < maxLetters && typed.charAt(start + n) == candidate.charAt(word, n);
                        n++) {
                    int score = scoreBefore - (n == 1 ? SHORT_PART_PENALTY : 0);
                    int end = start + n + 1;
                    boolean isSplit = end < length || partsBefore > 0;
                    if (n > 0 && score > scores[end] && isSplit) {
                        scores[end] = score;
                        parts[end] = partsBefore + 1;
                        lastWord[end] = place;
                    }
                }
            }
            place += isAuthor || candidate.isSmall(i) ? 0 : 1;
        }
        return scores[length];
    }

    /** Whether the typed word is the initials of the title, or of the part after its colon. */
    private static int initialsScore(String typed, MatchCandidate candidate) {
        if (typed.length() < MIN_INITIALS) {
            return 0;
        }
        int best = 0;
        for (int from : new int[] {candidate.titleStart(), candidate.afterColon()}) {
            for (boolean withSmall : new boolean[] {true, false}) {
                for (boolean withJoined : new boolean[] {true, false}) {
                    best =
                            Math.max(
                                    best,
                                    initialsScore(typed, candidate, from, withSmall, withJoined));
                }
            }
        }
        return best;
    }

    /**
     * @param withSmall whether small words such as 'of' have an initial
     * @param withJoined whether a word that a hyphen joins to the one before has an initial
     */
    private static int initialsScore(
            String typed,
            MatchCandidate candidate,
            int from,
            boolean withSmall,
            boolean withJoined) {
        int matched = 0;
        int initials = 0;
        for (int word = from; word < candidate.titleEnd(); word++) {
            if (!withJoined && candidate.isJoined(word)
                    || !withSmall && candidate.isSmall(word)
                    || Character.isDigit(candidate.charAt(word, 0))) {
                continue;
            }
            initials++;
            if (matched < typed.length()) {
                if (typed.charAt(matched) != candidate.charAt(word, 0)) {
                    return 0;
                }
                matched++;
            }
        }
        return initials == 0 || matched < typed.length()
                ? 0
                : INITIALS_SCORE + ALL_INITIALS_BONUS * typed.length() / initials;
    }
}
