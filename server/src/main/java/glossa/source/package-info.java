/**
 * The types that all readers use: a source file, its text, its chunks, and the result of reading
 * it.
 *
 * <p>Invariant: a reader never fails: an error is a {@link glossa.paper.Problem} at its place, and
 * the rest of the file is read. Invariant: a reader is a function of the text of one file; it knows
 * neither where files are, nor the papers of other files. Deliberately absent: any single format.
 */
@NullMarked
package glossa.source;

import org.jspecify.annotations.NullMarked;
