/**
 * Search for papers, notes and headings by a query.
 *
 * <p>Invariant: the best first, each with the passage that fits.
 */
@NullMarked
package glossa.features.search;

import org.jspecify.annotations.NullMarked;
