package glossa.torture.kit;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * One claim about the program, and an attack on it. A row is used by one thread at a time and may
 * keep a server between attempts.
 */
public interface Row extends AutoCloseable {
    /** Its name in the table, and the folder of its replayed cases. */
    String name();

    /** What the program promises, in one sentence. */
    String claim();

    /** A new case. The same numbers give the same case. */
    TortureCase draw(RandomGenerator random);

    /**
     * Tries one case. Any exception, and an {@link AssertionError} above all, means that the claim
     * is broken.
     *
     * @return what was measured; the table shows the worst of a row
     */
    Figure attempt(TortureCase tried, Scratch scratch) throws Exception;

    /** Why this system cannot run the row; nothing where it can. */
    default Optional<String> unavailable() {
        return Optional.empty();
    }

    /** How much of the time it takes, compared with the others. */
    default int weight() {
        return 1;
    }

    /** Ends what the row has kept between attempts. */
    @Override
    default void close() {}

    /**
     * A measured value; larger is worse.
     *
     * @param what its unit and meaning: {@code "ms to the first answer"}
     */
    record Figure(double value, String what) {
        /** Where nothing is measured. */
        public static final Figure NONE = new Figure(0, "");

        @Override
        public String toString() {
            return what.isEmpty() ? "" : String.format("%,.0f %s", value, what);
        }
    }
}
