package glossa.paper;

/**
 * The number of typing errors between two words: optimal string alignment distance, in which a
 * letter inserted, deleted, replaced, or swapped with its neighbour counts one.
 */
public final class EditDistance {
    private EditDistance() {}

    /**
     * The smallest distance between {@code typed} and any prefix of {@code word}.
     *
     * @return any number above {@code limit} where the distance exceeds it
     */
    public static int toPrefix(String typed, String word, int limit) {
        return distance(typed, word, limit, true);
    }

    /**
     * The distance between two whole words.
     *
     * @return any number above {@code limit} where the distance exceeds it
     */
    public static int between(String a, String b, int limit) {
        return Math.abs(a.length() - b.length()) > limit ? limit + 1 : distance(a, b, limit, false);
    }

    private static int distance(String typed, String word, int limit, boolean prefix) {
        int width = Math.min(word.length(), typed.length() + limit);
        int[] twoRowsAbove = new int[width + 1];
        int[] above = new int[width + 1];
        int[] row = new int[width + 1];
        for (int j = 0; j <= width; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= typed.length(); i++) {
            row[0] = i;
            int best = i;
            for (int j = 1; j <= width; j++) {
                int same = typed.charAt(i - 1) == word.charAt(j - 1) ? 0 : 1;
                int value = Math.min(above[j - 1] + same, Math.min(above[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && typed.charAt(i - 1) == word.charAt(j - 2)
                        && typed.charAt(i - 2) == word.charAt(j - 1)) {
                    value = Math.min(value, twoRowsAbove[j - 2] + 1);
                }
                row[j] = value;
                best = Math.min(best, value);
            }
            if (best > limit) {
                return limit + 1;
            }
            int[] reused = twoRowsAbove;
            twoRowsAbove = above;
            above = row;
            row = reused;
        }
        if (!prefix) {
            return width == word.length() ? above[width] : limit + 1;
        }
        int best = Integer.MAX_VALUE;
        for (int j = 0; j <= width; j++) {
            best = Math.min(best, above[j]);
        }
        return best;
    }
}
