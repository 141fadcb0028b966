/**
 * All papers of a workspace, as features query them.
 *
 * <p>Invariant: an acquired {@link glossa.corpus.Corpus} sees one moment until it is closed.
 * Deliberately absent: how it is stored (package {@code glossa.index}).
 */
@NullMarked
package glossa.corpus;

import org.jspecify.annotations.NullMarked;
