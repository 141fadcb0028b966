package glossa.index;

/**
 * How much memory a run may take.
 *
 * @param megabytes of papers that are held before they are written
 * @param batch records that are held before they are grouped
 * @param merges how many merges may go on at once; with none, only small segments are merged
 */
public record MemoryBudget(int megabytes, int batch, int merges) {
    /** Beside a server's answers: some ten megabytes in all. */
    public static final MemoryBudget SMALL = new MemoryBudget(8, 2_000, 0);

    /** A process of its own: some hundreds. */
    public static final MemoryBudget LARGE = new MemoryBudget(96, 10_000, 2);
}
