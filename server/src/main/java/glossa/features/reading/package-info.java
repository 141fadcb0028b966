/**
 * The reading desk: what the reader wrote about papers, how far they have read, and what to read
 * next.
 *
 * <p>Invariant: all of it is computed from the notes and the corpus; nothing is kept anywhere else.
 */
@NullMarked
package glossa.features.reading;

import org.jspecify.annotations.NullMarked;
