/**
 * Notes: one version of a note, all notes at one moment, and their citations.
 *
 * <p>Invariant: a {@link glossa.notes.Note} is one text in one version and never changes; {@link
 * glossa.notes.Notes} is one moment of all of them. Deliberately absent: files, papers, editors.
 */
@NullMarked
package glossa.notes;

import org.jspecify.annotations.NullMarked;
