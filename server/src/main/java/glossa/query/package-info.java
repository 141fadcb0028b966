/**
 * The search query: its syntax tree and its parser.
 *
 * <p>Invariant: parsing never fails; what cannot be read is a {@link glossa.paper.Problem} at its
 * place, and the rest of the query still counts. Deliberately absent: how papers are found (room
 * {@code index}).
 */
@NullMarked
package glossa.query;

import org.jspecify.annotations.NullMarked;
