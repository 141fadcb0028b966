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
}
