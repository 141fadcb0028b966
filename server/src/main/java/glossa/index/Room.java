package glossa.index;

/**
 * How much memory a run may take.
 *
 * @param megabytes of papers that are held before they are written
 * @param batch records that are held before they are grouped
 * @param merges how many merges may go on at once; with none, only small segments are merged
 */
public record Room(int megabytes, int batch, int merges) {
    /** Beside a server's answers: some ten megabytes in all. */
    public static final Room SMALL = new Room(8, 2_000, 0);

    /** A process of its own: some hundreds. */
    public static final Room LARGE = new Room(96, 10_000, 2);
}
