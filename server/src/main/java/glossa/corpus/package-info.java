/**
 * All papers of a workspace, as features ask for them.
 *
 * <p>Invariant: a {@link glossa.corpus.Corpus} that was acquired sees one moment until it is
 * closed. Deliberately absent: how it is stored (room {@code index}).
 */
@NullMarked
package glossa.corpus;

import org.jspecify.annotations.NullMarked;
