package glossa.index;

import java.util.Comparator;

/**
 * How well a paper fits what was typed. Exact key first, then keys that begin so, then by how well
 * each typed word is answered; ties go to favoured papers, then to those that fit the sentence,
 * then newer ones, then by key.
 *
 * @param doc the paper's document
 * @param score higher is better; 0 does not fit
 * @param favour how much the asker's notes know it
 * @param sentence how many words of the sentence its title shares
 * @param year 0 where it is not known
 */
record Match(int doc, int score, int favour, int sentence, int year, String key) {
    static final Comparator<Match> BEST_FIRST =
            Comparator.comparingInt(Match::score)
                    .thenComparingInt(Match::favour)
                    .thenComparingInt(Match::sentence)
                    .thenComparingInt(Match::year)
                    .reversed()
                    .thenComparing(Match::key);
}
