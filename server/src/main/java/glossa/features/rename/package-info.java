/**
 * Rename: another key for a paper, in all notes and sources that have it.
 *
 * <p>Invariant: all or nothing, and a rename there and back is the same text.
 */
@NullMarked
package glossa.features.rename;

import org.jspecify.annotations.NullMarked;
