package glossa.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Whether a cost grows with the size of a text as the text does, or faster. */
final class Growth {
    /** Below this, what is measured is mostly noise. */
    private static final Duration MIN_COST = Duration.ofMillis(60);

    /** Linear growth over a factor of four is four, quadratic is sixteen. */
    private static final double MAX_RATIO = 9;

    /** A ratio beyond this may be the begin of a growth that shows only further on. */
    private static final double SUSPECT_RATIO = 5;

    private static final int FACTOR = 4;

    private Growth() {}

    /** The cost of a text of this many repetitions. */
    interface Cost {
        Duration of(int repetitions) throws Exception;
    }

    /**
     * The growth of the cost from one size to the fourfold, at the first size that costs enough;
     * where it is suspect, from there to the fourfold again.
     *
     * @param first repetitions to begin with
     * @param last repetitions that are not gone beyond; where those cost too little, there is
     *     nothing to be compared
     * @return how many times more the fourfold text costs; 0 if nothing was to be compared
     * @throws AssertionError if it is too much, in each of three measurements
     */
    static double of(int first, int last, Cost cost) throws Exception {
        int size = first;
        Duration small = cost.of(size);
        while (small.compareTo(MIN_COST) < 0 && size < last / FACTOR) {
            size *= 2;
            small = cost.of(size);
        }
        if (small.compareTo(MIN_COST) < 0) {
            return 0;
        }
        double ratio = ratio(size, small, cost);
        if (ratio < SUSPECT_RATIO || size * FACTOR > last) {
            return ratio;
        }
        return Math.max(ratio, ratio(size * FACTOR, Duration.ZERO, cost));
    }

    private static double ratio(int size, Duration known, Cost cost) throws Exception {
        List<String> measured = new ArrayList<>();
        Duration small = known;
        Duration large = Duration.ofDays(1);
        for (int round = 0; round < 3; round++) {
            Duration again = round == 0 && !known.isZero() ? known : cost.of(size);
            small = again.compareTo(small) > 0 ? again : small;
            Duration now = cost.of(FACTOR * size);
            large = now.compareTo(large) < 0 ? now : large;
            measured.add(small.toMillis() + " ms, " + large.toMillis() + " ms");
            double ratio = large.toNanos() / (double) small.toNanos();
            if (ratio <= MAX_RATIO) {
                return ratio;
            }
        }
        throw new AssertionError(
                FACTOR
                        + " times the text costs more than "
                        + (int) MAX_RATIO
                        + " times the time: "
                        + size
                        + " and "
                        + FACTOR * size
                        + " repetitions take "
                        + String.join("; ", measured));
    }
}
