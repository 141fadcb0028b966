package glossa.grammar;

import java.util.Arrays;

/**
 * The line starts of one text: converts offsets to positions and back.
 *
 * <p>A line ends with LF, CR LF or CR (LSP 3.17, "Text Documents").
 */
public final class Lines {
    private final String text;
    private final int[] starts;

    private Lines(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /** The lines of {@code text}; one pass over it. */
    public static Lines of(String text) {
        int[] starts = new int[Math.max(16, text.length() / 32)];
        int count = 1;
        if (text.indexOf('\r') < 0) {
            // The common case: searching for one character is the fastest loop.
            for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
            return new Lines(text, Arrays.copyOf(starts, count));
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n')) {
                if (count == starts.length) {
                    starts = Arrays.copyOf(starts, count * 2);
                }
                starts[count++] = i + 1;
            }
        }
        return new Lines(text, Arrays.copyOf(starts, count));
    }

    /** The number of lines; an empty text has one. */
    public int count() {
        return starts.length;
    }

    /** The offset of the first character of {@code line} (from 0). */
    public int start(int line) {
        return starts[line];
    }

    /** The offset after the last character of {@code line}, without its line ending. */
    public int end(int line) {
        int end = line + 1 < starts.length ? starts[line + 1] : text.length();
        while (end > starts[line]
                && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return end;
    }

    /** The line (from 0) that contains {@code offset}. */
    public int line(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** The position of {@code offset}. */
    public Position position(int offset) {
        int line = line(offset);
        return new Position(line, offset - starts[line]);
    }

    /** The range of a span. */
    public Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    /**
     * The offset of a position. As LSP requires, a character past the end of a line means the end
     * of that line; a line past the last one means the end of the text.
     */
    public int offset(Position position) {
        if (position.line() < 0) {
            return 0;
        }
        if (position.line() >= starts.length) {
            return text.length();
        }
        int start = starts[position.line()];
        return Math.min(
                start + Math.max(0, position.character()), Math.max(start, end(position.line())));
    }
}
