package glossa.index;

/**
 * How well a paper fits what was typed. Exact key first, then keys that begin so, then by how well
 * each typed word is answered; ties go to favoured papers, then to those that fit the sentence,
 * then newer ones, then by key.
 *
 * @param doc the paper's document
 * @param score higher is better; 0 does not fit
 * @param preference how much the asker's notes know it
 * @param sharedWords how many words of the sentence its title shares
 * @param year 0 where it is not known
 */
record MatchRank(int doc, int score, int preference, int sharedWords, int year, String key)
        implements Comparable<MatchRank> {
    /** The better one comes first. */
    @Override
    public int compareTo(MatchRank other) {
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
