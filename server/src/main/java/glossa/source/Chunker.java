package glossa.source;

/**
 * Finds the offsets at which the bytes of a source may be cut. There is one instance for each
 * source, which sees it from the first byte to the last.
 *
 * <p>Texts are treated as UTF-8; the characters that chunkers look for are ASCII, and so the same
 * in any encoding that extends ASCII.
 */
public interface Chunker {
    /** The number of bytes around the current offset that a chunker can see, if they exist. */
    int SIGHT = 512;

    /** The length in bytes from which a chunk ends at the next possible offset. */
    int MAX_LENGTH = 128 << 10;

    /** Receives the possible cuts. */
    interface CutPoints {
        /**
         * The source can be cut before the byte at {@code offset}.
         *
         * @return whether it is cut there
         */
        boolean cut(byte[] bytes, int offset, int end);

        /** The number of bytes between the last cut and {@code offset}. */
        long since(int offset);

        /** The offset in the source of the byte at {@code offset}. */
        long place(int offset);

        /** The current chunk needs the shared text for bound chunks. */
        void bind();
    }

    /**
     * Scans the next bytes.
     *
     * @param bytes the bytes, including some before {@code from} and after {@code to}
     * @param from the first byte that has not been scanned
     * @param to the end of the bytes to scan
     * @param end the end of the bytes that may be read
     */
    void scan(byte[] bytes, int from, int to, int end, CutPoints places);

    /** Whether the source ends inside a record, like a file that is being written. */
    boolean endsOpen();

    /** The text that replaces the first byte of a chunk after a cut. */
    default String opening() {
        return "";
    }

    /** The text added to the end of a chunk before a cut. */
    default String closing() {
        return "";
    }

    /**
     * The text that chunks need from the rest of the source, in the same format.
     *
     * @param bytes the whole source
     * @param bound whether for bound chunks, or for all chunks
     */
    default String shared(SourceBytes bytes, boolean bound) throws java.io.IOException {
        return "";
    }
}
