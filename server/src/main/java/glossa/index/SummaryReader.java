package glossa.index;

import org.apache.lucene.util.BytesRef;

import java.nio.charset.StandardCharsets;

/**
 * Reads what {@link PaperCodec#encodeSummary} wrote, one value after the other, and makes no text
 * of what is only compared.
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

    /** Goes on to the next text. */
    void nextText() {
        int length = readNumber();
        start = at;
        end = at + length;
        at = end;
    }

    /** The text. */
    String text() {
        return new String(bytes, start, end - start, StandardCharsets.UTF_8);
    }

    /** Where the text lies, to come back to it with {@link #text(int, int)}. */
    int start() {
        return start;
    }

    /** A text that lies there. */
    String text(int from, int bytesLong) {
        return new String(bytes, from, bytesLong, StandardCharsets.UTF_8);
    }

    /** A byte of the text; negative for those of letters that are not ASCII's. */
    byte byteAt(int index) {
        return bytes[start + index];
    }

    /** How many bytes the text has. */
    int length() {
        return end - start;
    }

    /**
     * Writes the text in lower case to {@code to}, from {@code offset} on, if it has letters of
     * ASCII only.
     *
     * @return whether it has
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
