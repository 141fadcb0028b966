package glossa.source;

/**
 * Finds the places where the bytes of a source may be cut. One is made for each source, and sees it
 * from its first byte to its last.
 *
 * <p>Texts are looked at as UTF-8; what the cutters look for is ASCII and so the same in any
 * encoding that extends it.
 */
public interface Chunker {
    /**
     * Bytes before and behind the place it looks at that a cutter may count on, where they exist.
     */
    int SIGHT = 512;

    /** Bytes; a piece that is as long ends at the next place where it can. */
    int MAX_LENGTH = 128 << 10;

    /** Told of the places. */
    interface CutPoints {
        /**
         * The text can be cut before the byte at {@code offset}.
         *
         * @return whether it is
         */
        boolean cut(byte[] bytes, int offset, int end);

        /** How many bytes lie between the last cut and {@code offset}. */
        long since(int offset);

        /** The place of the byte at {@code offset} in the source. */
        long place(int offset);

        /** The piece that is being gone over needs what others say. */
        void bind();
    }

    /**
     * Goes over the next bytes.
     *
     * @param bytes the bytes, some before {@code from} and some behind {@code to} included
     * @param from the first that was not gone over yet
     * @param to where to stop
     * @param end the end of what may be looked at
     */
    void scan(byte[] bytes, int from, int to, int end, CutPoints places);

    /** Whether the source ends in the midst of something, as one does that is being written. */
    boolean endsOpen();

    /** What stands in front of a piece that begins behind a cut, in place of its first byte. */
    default String opening() {
        return "";
    }

    /** What stands behind a piece that ends with a cut. */
    default String closing() {
        return "";
    }

    /**
     * What pieces need of the others, as text of the same format.
     *
     * @param bytes the whole source
     * @param bound whether for the pieces that were bound, or for any
     */
    default String shared(SourceBytes bytes, boolean bound) throws java.io.IOException {
        return "";
    }
}
