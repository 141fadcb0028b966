package glossa.index;

import org.apache.lucene.util.BytesRef;

import java.nio.charset.StandardCharsets;

/**
 * Reads an encoded summary ({@link PaperCodec#encodeSummary}) value by value, without creating
 * strings for what is only compared.
 */
final class SummaryReader {
    private final byte[] bytes;
    private int at;

    /** The text that was read last. */
    private int start;

    private int end;

    SummaryReader(BytesRef summary) {
        bytes = summary.bytes;
        at = summary.offset;
    }

    /** Reads a number. */
    int readNumber() {
        int number = 0;
        for (int shift = 0; ; shift += 7) {
            byte b = bytes[at++];
            number |= (b & 0x7F) << shift;
            if (b >= 0) {
                return number;
            }
        }
    }

    /** Reads the next text; the other methods are about it. */
    void nextText() {
        int length = readNumber();
        start = at;
        end = at + length;
        at = end;
    }

    /** The text as a string. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** The offset of the text, for {@link #text(int, int)}. */
    int start() {
        return start;
    }

    /** A text read before, by its offset and its length in bytes. */
    String text(int from, int bytesLong) {
        return new String(bytes, from, bytesLong, StandardCharsets.UTF_8);
    }

    /** A byte of the text; negative for bytes of characters outside of ASCII. */
    byte byteAt(int index) {
        return bytes[start + index];
    }

    /** The length of the text in bytes. */
    int length() {
        return end - start;
    }

    /**
     * Writes the text in lower case to {@code to}, from {@code offset} on, if it is ASCII.
     *
     * @return whether it is
     */
    boolean lowerCase(char[] to, int offset) {
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            if (b < 0) {
                return false;
            }
            to[offset + i - start] = (char) (b >= 'A' && b <= 'Z' ? b + 32 : b);
        }
        return true;
    }
}
