/**
 * Search for papers, notes and headings by a query.
 *
 * <p>Invariant: results are sorted best first, each with a matching passage.
 */
@NullMarked
package glossa.features.search;

import org.jspecify.annotations.NullMarked;
