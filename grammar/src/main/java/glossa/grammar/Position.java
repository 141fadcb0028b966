package glossa.grammar;

/**
 * A position in a text, as LSP counts it.
 *
 * @param line the line, from 0
 * @param character the number of UTF-16 units before it in that line
 */
public record Position(int line, int character) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        return line != other.line
                ? Integer.compare(line, other.line)
                : Integer.compare(character, other.character);
    }

    /**
     * Translates a position in a part of a text to one in the whole text.
     *
     * @param base the position at which the part begins
     */
    public Position from(Position base) {
        return new Position(base.line() + line, character + (line == 0 ? base.character() : 0));
    }
}
