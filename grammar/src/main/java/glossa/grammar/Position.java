package glossa.grammar;

/**
 * A place in a text as editors count it.
 *
 * @param line the line, from 0
 * @param character UTF-16 code units from the start of that line, from 0
 */
public record Position(int line, int character) implements Comparable<Position> {
    @Override
    public int compareTo(Position other) {
        return line != other.line
                ? Integer.compare(line, other.line)
                : Integer.compare(character, other.character);
    }

    /**
     * This position, where it is counted from {@code base}, counted from where that is counted
     * from: the place in a whole text of what stands here in the part that begins at {@code base}.
     */
    public Position from(Position base) {
        return new Position(base.line() + line, character + (line == 0 ? base.character() : 0));
    }
}
