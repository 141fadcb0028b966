package glossa.features.quotations;

import glossa.features.quotations.TextWords.Word;

import java.util.ArrayList;
import java.util.List;

/**
 * Aligns the words of a quotation with a part of a paper so that as much as possible agrees: an
 * edit distance by words, whose ends are free in the paper (Sellers, 1980).
 */
final class WordAlignment {
    /** The cost of a word that only the paper has: quotations leave out more than they add. */
    private static final int LEFT_OUT = 1;

    /** The cost of a word that only the quotation has. */
    private static final int ADDED = 2;

    /** The cost of a word in place of another. */
    private static final int OTHER = 2;

    /**
     * Words that do not agree: those of the quotation from {@code quoteFrom} to before {@code
     * quoteTo}, and those of the paper in their place.
     */
    record Region(int quoteFrom, int quoteTo, int paperFrom, int paperTo) {}

    /**
     * The best alignment.
     *
     * @param paperFrom the first word of the paper that it covers
     * @param paperTo the word after the last
     * @param regions where they differ, in text order
     * @param agreeing the letters of the quotation's words that agree
     */
    record Aligned(int paperFrom, int paperTo, List<Region> regions, int agreeing) {
        Aligned {
            regions = List.copyOf(regions);
        }
    }

    private WordAlignment() {}

    /** Aligns a quotation with the words {@code from} to before {@code to} of a paper. */
    static Aligned of(List<Word> quote, List<Word> paper, int from, int to) {
        int rows = quote.size();
        int columns = to - from;
        int[][] cost = new int[rows + 1][columns + 1];
        for (int i = 1; i <= rows; i++) {
            cost[i][0] = i * ADDED;
            String word = quote.get(i - 1).letters();
            for (int j = 1; j <= columns; j++) {
                boolean same = word.equals(paper.get(from + j - 1).letters());
                cost[i][j] =
                        Math.min(
                                cost[i - 1][j - 1] + (same ? 0 : OTHER),
                                Math.min(cost[i - 1][j] + ADDED, cost[i][j - 1] + LEFT_OUT));
            }
        }
        int end = 0;
        for (int j = 0; j <= columns; j++) {
            if (cost[rows][j] <= cost[rows][end]) {
                end = j;
            }
        }
        return traced(quote, paper, from, cost, end);
    }

    private static Aligned traced(
            List<Word> quote, List<Word> paper, int from, int[][] cost, int end) {
        List<Region> backwards = new ArrayList<>();
        int i = quote.size();
        int j = end;
        int agreeing = 0;
        int quoteTo = i;
        int paperTo = from + j;
        while (i > 0) {
            boolean same =
                    j > 0 && quote.get(i - 1).letters().equals(paper.get(from + j - 1).letters());
            if (same && cost[i][j] == cost[i - 1][j - 1]) {
                addRegion(backwards, i, quoteTo, from + j, paperTo);
                i--;
                j--;
                agreeing += quote.get(i).letters().length();
                quoteTo = i;
                paperTo = from + j;
            } else if (j > 0 && cost[i][j] == cost[i - 1][j - 1] + OTHER) {
                i--;
                j--;
            } else if (cost[i][j] == cost[i - 1][j] + ADDED) {
                i--;
            } else {
                j--;
            }
        }
        addRegion(backwards, 0, quoteTo, from + j, paperTo);
        return new Aligned(from + j, from + end, backwards.reversed(), agreeing);
    }

    private static void addRegion(
            List<Region> regions, int quoteFrom, int quoteTo, int paperFrom, int paperTo) {
        if (quoteFrom < quoteTo || paperFrom < paperTo) {
            regions.add(new Region(quoteFrom, quoteTo, paperFrom, paperTo));
        }
    }
}
