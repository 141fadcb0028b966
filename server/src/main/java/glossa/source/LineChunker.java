package glossa.source;

import java.nio.charset.StandardCharsets;

/**
 * Cuts before lines that begin a record: {@code TY - JOUR}, {@code PMID- 1}, <code>{"title": …
 * </code>.
 */
public final class LineChunker implements Chunker {
    private static final char ANY = 0;

    /** Bytes of a chunk after which it may also end where no record has ended. */
    private static final int LONG_LENGTH = 64 << 10;

    private final byte[] head;
    private final byte[] recordEnd;
    private final char end;
    private boolean lineStart = true;

    /** Whether the last line that is not blank ends a record. */
    private boolean isAfterEnd;

    private byte last;

    /**
     * @param head the ASCII start of a record's first line
     * @param end the last character of a complete source, apart from white space
     */
    public LineChunker(String head, char end) {
        this(head, "", end);
    }

    /**
     * A chunker of records that end with a line of their own, and may begin before their head.
     *
     * @param recordEnd the ASCII start of the last line of a record
     */
    public LineChunker(String head, String recordEnd) {
        this(head, recordEnd, ANY);
    }

    private LineChunker(String head, String recordEnd, char end) {
        this.head = head.getBytes(StandardCharsets.US_ASCII);
        this.recordEnd = recordEnd.getBytes(StandardCharsets.US_ASCII);
        this.end = end;
    }

    /** A chunker of sources that may end with any character. */
    public LineChunker(String head) {
        this(head, ANY);
    }

    @Override
    public void scan(byte[] bytes, int from, int to, int end, CutPoints places) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (lineStart && b == head[0] && begins(head, bytes, i, end)) {
                if (recordEnd.length == 0 || isAfterEnd || places.since(i) > LONG_LENGTH) {
                    places.cut(bytes, i, end);
                }
            }
            if (lineStart && b > ' ') {
                isAfterEnd = begins(recordEnd, bytes, i, end);
            }
            lineStart = b == '\n' || b == '\r';
            if (b > ' ' || b < 0) {
                last = b;
            }
        }
    }

    private static boolean begins(byte[] head, byte[] bytes, int at, int end) {
        if (end - at < head.length) {
            return false;
        }
        for (int i = 0; i < head.length; i++) {
            if (bytes[at + i] != head[i]) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean endsOpen() {
        return end != ANY && last != end;
    }
}
