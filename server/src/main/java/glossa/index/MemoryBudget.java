package glossa.index;

/**
 * How much memory a run may take.
 *
 * @param bufferMegabytes of papers that are held before they are written
 * @param maxPendingRecords records that are held before they are grouped
 * @param concurrentMerges how many merges may go on at once; with none, only small segments are
 *     merged
 */
public record MemoryBudget(int bufferMegabytes, int maxPendingRecords, int concurrentMerges) {
    /** Beside a server's answers: some ten megabytes in all. */
    public static final MemoryBudget IN_SERVER = new MemoryBudget(8, 2_000, 0);

    /** A process of its own: some hundreds. */
    public static final MemoryBudget OWN_PROCESS = new MemoryBudget(96, 10_000, 2);
}
