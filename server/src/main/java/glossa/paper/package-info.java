/**
 * What a paper is: its names, its identifiers, its fields, and when two records are one work.
 *
 * <p>Invariant: a {@link glossa.paper.Paper} is a value, and so is everything that is computed from
 * it. Deliberately absent: files, formats, other papers of the corpus.
 */
@NullMarked
package glossa.paper;

import org.jspecify.annotations.NullMarked;
