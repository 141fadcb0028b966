package glossa.notes;

import glossa.grammar.Lines;
import glossa.grammar.Position;
import glossa.grammar.Range;
import glossa.grammar.Span;

import java.util.Arrays;

/** The starts of the lines of a text; converts spans to ranges without the text. */
public final class LineStarts {
    private final int[] starts;

    private LineStarts(int[] starts) {
        this.starts = starts;
    }

    /** The starts of these lines. */
    static LineStarts of(Lines lines) {
        int[] starts = new int[lines.count()];
        for (int line = 0; line < starts.length; line++) {
            starts[line] = lines.start(line);
        }
        return new LineStarts(starts);
    }

    /** Reads what {@link #write} wrote. */
    static LineStarts read(PackedSummary.Reader in) {
        int[] starts = new int[in.number()];
        int at = 0;
        for (int line = 0; line < starts.length; line++) {
            at += in.number();
            starts[line] = at;
        }
        return new LineStarts(starts);
    }

    void write(PackedSummary.Writer out) {
        out.number(starts.length);
        int at = 0;
        for (int start : starts) {
            out.number(start - at);
            at = start;
        }
    }

    /** The range of a span, in UTF-16 units. */
    public Range range(Span span) {
        return new Range(position(span.start()), position(span.end()));
    }

    private Position position(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line, offset - starts[line]);
    }

    @Override
    public boolean equals(@org.jspecify.annotations.Nullable Object other) {
        return other instanceof LineStarts lines && Arrays.equals(starts, lines.starts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(starts);
    }
}
