/**
 * The search query: its syntax tree and its parser.
 *
 * <p>Invariant: parsing never fails; an invalid part is a {@link glossa.paper.Problem} at its
 * place, and the rest of the query is used. Deliberately absent: how papers are found (package
 * {@code glossa.index}).
 */
@NullMarked
package glossa.query;

import org.jspecify.annotations.NullMarked;
