package glossa.source.pdf;

import java.time.Duration;

/** The time limit for reading the text of a PDF. */
final class PdfDeadline {
    private final long end;
    private int asked;

    PdfDeadline(Duration time) {
        end = System.nanoTime() + time.toNanos();
    }

    boolean isSpent() {
        return System.nanoTime() - end > 0;
    }

    /**
     * Checks the time limit; reads the clock only at every few calls.
     *
     * @throws Spent if the time limit is exceeded
     */
    void checkTime() {
        if ((++asked & 0xFF) == 0 && isSpent()) {
            throw new Spent();
        }
    }

    /** The time limit is exceeded. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("time limit exceeded", null, false, false);
        }
    }
}
