package glossa.grammar;

/** A half-open range of positions; what {@link Span} is in offsets. */
public record Range(Position start, Position end) {
    /** The range from one line and character to another. */
    public static Range of(int startLine, int startCharacter, int endLine, int endCharacter) {
        return new Range(
                new Position(startLine, startCharacter), new Position(endLine, endCharacter));
    }

    /**
     * This range, where it is counted from {@code base}, counted from where that is counted from.
     */
    public Range from(Position base) {
        return new Range(start.from(base), end.from(base));
    }
}
