package glossa.index;

/**
 * The rank of a paper among the results of a query: what matches as typed first; of that, what is
 * in the scope; then by score, by the reader's preference, then by the words shared with the
 * sentence, then the newer first, then by key.
 *
 * @param doc the number of the paper's document
 * @param score the score of {@link MatchScorer}; higher is better, 0 does not match
 * @param isInScope whether a record of it is in the scope of the query
 * @param preference how much the reader's notes prefer it ({@link
 *     glossa.corpus.PreferredKeys#weight})
 * @param sharedWords the number of words that its title shares with the sentence
 * @param year 0 where it is unknown
 */
record MatchRank(
        int doc,
        int score,
        boolean isInScope,
        int preference,
        int sharedWords,
        int year,
        String key)
        implements Comparable<MatchRank> {
    /** Whether it matches without abbreviations and typing errors. */
    boolean isAsTyped() {
        return score > AbbreviationMatcher.MAX_SCORE;
    }

    /** Whether the two fit equally well, and only year and key order them. */
    boolean isAlike(MatchRank other) {
        return isInScope == other.isInScope
                && score == other.score
                && preference == other.preference
                && sharedWords == other.sharedWords;
    }

    /** Orders better matches first. */
    @Override
    public int compareTo(MatchRank other) {
        if (isInScope != other.isInScope && isAsTyped() == other.isAsTyped()) {
            return isInScope ? -1 : 1;
        }
        if (score != other.score) {
            return Integer.compare(other.score, score);
        }
        if (preference != other.preference) {
            return Integer.compare(other.preference, preference);
        }
        if (sharedWords != other.sharedWords) {
            return Integer.compare(other.sharedWords, sharedWords);
        }
        return year == other.year ? key.compareTo(other.key) : Integer.compare(other.year, year);
    }
}
