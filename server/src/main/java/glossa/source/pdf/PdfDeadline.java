package glossa.source.pdf;

import java.time.Duration;

/** How long the text of a PDF may still be read. */
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
     * @throws Spent if the time is over; looks at the clock now and then only
     */
    void checkTime() {
        if ((++asked & 0xFF) == 0 && isSpent()) {
            throw new Spent();
        }
    }

    /** The time is over. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1;

        Spent() {
            super("the time is over", null, false, false);
        }
    }
}
