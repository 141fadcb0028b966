package glossa.workspace;

import glossa.notes.Note;

/**
 * A note and an offset in it.
 *
 * @param note the note, in the version that the question was asked of
 * @param offset UTF-16, from 0 to the text's length
 */
public record Cursor(Note note, int offset) {}
