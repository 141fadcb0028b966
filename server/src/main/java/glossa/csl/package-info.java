/**
 * Citations and references in a CSL style (CSL 1.0.2).
 *
 * <p>Invariant: rendering by a style that was accepted ends and never fails. citeproc-java is known
 * to {@link glossa.csl.CiteprocEngine} alone, so that another library can take its place.
 * Deliberately absent: notes, the corpus, and files.
 */
@NullMarked
package glossa.csl;

import org.jspecify.annotations.NullMarked;
