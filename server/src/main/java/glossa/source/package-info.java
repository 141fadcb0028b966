/**
 * What every reader of a source leans on: one file, its text, its chunks, and what it gives.
 *
 * <p>Invariant: a reader never fails: what it cannot read is a {@link glossa.paper.Problem} at its
 * place, and the rest of the file still counts. Invariant: readers are functions of one file's
 * text; where files are, and what the papers of several of them have in common, is not theirs to
 * know. Deliberately absent: any one format.
 */
@NullMarked
package glossa.source;

import org.jspecify.annotations.NullMarked;
