/**
 * How a note or a source is built: symbols, foldings, selections.
 *
 * <p>Invariant: ranges nest as the protocol asks for it.
 */
@NullMarked
package glossa.features.outline;

import org.jspecify.annotations.NullMarked;
