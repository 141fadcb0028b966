package glossa.grammar;

/**
 * The BM25 ranking function (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
 * and Beyond", 2009) for short texts, where it only counts whether a word occurs and not how often:
 * the score of a text is the sum over the words that it shares with the query of {@link #idf} times
 * {@link #presence}.
 */
public final class Bm25 {
    /** How soon further occurrences of a word stop to raise the score; the usual value. */
    public static final double K1 = 1.2;

    /**
     * How much the length of a text counts, from 0 to 1; less than usual, since texts are short.
     */
    private static final double B = 0.5;

    private Bm25() {}

    /**
     * The inverse document frequency of a word: its weight by how rare it is; never negative.
     *
     * @param holding the number of texts that contain the word
     * @param all the number of all texts
     */
    public static double idf(int holding, int all) {
        return Math.log(1 + (Math.max(0, all - holding) + 0.5) / (holding + 0.5));
    }

    /**
     * What a word counts that occurs in a text: 1 in a text of mean length, less in a longer one.
     *
     * @param length the number of words of the text
     * @param meanLength the mean number of words of all texts
     */
    public static double presence(int length, double meanLength) {
        return (K1 + 1) / (1 + K1 * (1 - B + B * length / meanLength));
    }
}
