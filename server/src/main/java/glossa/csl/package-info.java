/**
 * Citations and bibliographies in a CSL style (CSL 1.0.2).
 *
 * <p>Invariant: rendering with an accepted style terminates and never fails. Only {@link
 * glossa.csl.CiteprocEngine} uses citeproc-java, so that the library can be replaced. Deliberately
 * absent: notes, the corpus, and files.
 */
@NullMarked
package glossa.csl;

import org.jspecify.annotations.NullMarked;
