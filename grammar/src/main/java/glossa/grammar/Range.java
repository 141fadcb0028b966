package glossa.grammar;

/** A half-open range of positions; what {@link Span} is in offsets. */
public record Range(Position start, Position end) {
    /** The range from one line and character to another. */
    public static Range of(int startLine, int startCharacter, int endLine, int endCharacter) {
        return new Range(
                new Position(startLine, startCharacter), new Position(endLine, endCharacter));
    }
}
