package glossa.notes;

/**
 * A note and an offset in it.
 *
 * @param note the note, in the version of the request
 * @param offset in UTF-16 units, from 0 to the text's length
 */
public record Cursor(Note note, int offset) {}
