package glossa.index;

/**
 * How much memory an update may take.
 *
 * @param bufferMegabytes the size of Lucene's buffer, which is written when it is full
 * @param maxHeldRecords the number of records that are held before they are grouped
 * @param concurrentMerges the number of merges at a time; with 0, only small segments are merged
 */
public record MemoryBudget(int bufferMegabytes, int maxHeldRecords, int concurrentMerges) {
    /** For an update in the server, beside its answers: some ten megabytes in all. */
    public static final MemoryBudget IN_SERVER = new MemoryBudget(8, 2_000, 0);

    /** For an update in a process of its own: some hundred megabytes in all. */
    public static final MemoryBudget OWN_PROCESS = new MemoryBudget(96, 10_000, 2);
}
