package glossa.grammar;

/** A half-open range of positions; the counterpart of {@link Span}. */
public record Range(Position start, Position end) {
    /** The range from one line and character to another. */
    public static Range of(int startLine, int startCharacter, int endLine, int endCharacter) {
        return new Range(
                new Position(startLine, startCharacter), new Position(endLine, endCharacter));
    }

    /**
     * Translates a range in a part of a text, which begins at {@code base}, to one in the whole
     * text.
     */
    public Range from(Position base) {
        return new Range(start.from(base), end.from(base));
    }
}
