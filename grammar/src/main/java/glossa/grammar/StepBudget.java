package glossa.grammar;

/** The steps that may be taken to read one text, proportional to its length. */
final class StepBudget {
    private static final int MIN_STEPS = 4096;
    private static final int STEPS_PER_CHARACTER = 32;

    /** UTF-16 units of a paragraph; beyond it, each has fewer steps. */
    private static final int MAX_USUAL_LENGTH = 50_000;

    private static final int STEPS_BEYOND = 8;

    private long left;

    /**
     * @param length of the text, in UTF-16 units
     */
    StepBudget(int length) {
        int usual = Math.min(length, MAX_USUAL_LENGTH);
        this.left =
                MIN_STEPS
                        + (long) STEPS_PER_CHARACTER * usual
                        + (long) STEPS_BEYOND * (length - usual);
    }

    void spend(int steps) {
        left -= steps;
    }

    /** Ends the reading, whatever is left. */
    void exhaust() {
        left = Math.min(left, -1);
    }

    /** Whether more steps were taken than there are. */
    boolean isExhausted() {
        return left < 0;
    }
}
