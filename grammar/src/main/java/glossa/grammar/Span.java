package glossa.grammar;

/**
 * A half-open range of UTF-16 offsets in one text: {@code "see @a".substring(4, 6)} is {@code new
 * Span(4, 6)}.
 *
 * @param start the first offset in the span
 * @param end the first offset after the span; never less than {@code start}
 */
public record Span(int start, int end) {
    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("invalid span: " + start + " to " + end);
        }
    }

    /** The number of UTF-16 code units. */
    public int length() {
        return end - start;
    }

    /** Whether a cursor at {@code offset} is in this span or at one of its ends. */
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    /** Whether this span and {@code other} share an offset or meet at their ends. */
    public boolean touches(Span other) {
        return start <= other.end() && other.start() <= end;
    }

    /** The part of {@code text} that this span selects. */
    public String in(String text) {
        return text.substring(start, end);
    }
}
