package glossa.source;

import java.nio.charset.StandardCharsets;

/**
 * Cuts before lines that begin a record: {@code TY - JOUR}, {@code PMID- 1}, <code>{"title": …
 * </code>.
 */
public final class LineChunker implements Chunker {
    private static final char ANY = 0;

    private final byte[] head;
    private final char end;
    private boolean lineStart = true;
    private byte last;

    /**
     * @param head the ASCII start of a record's first line
     * @param end the last character of a complete source, apart from white space
     */
    public LineChunker(String head, char end) {
        this.head = head.getBytes(StandardCharsets.US_ASCII);
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
            if (lineStart && b == head[0] && begins(bytes, i, end)) {
                places.cut(bytes, i, end);
            }
            lineStart = b == '\n' || b == '\r';
            if (b > ' ' || b < 0) {
                last = b;
            }
        }
    }

    private boolean begins(byte[] bytes, int at, int end) {
        if (end - at < head.length) {
            return false;
        }
        for (int i = 1; i < head.length; i++) {
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
