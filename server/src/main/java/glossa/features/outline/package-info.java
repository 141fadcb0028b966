/**
 * The structure of notes and sources: symbols, foldings, selections.
 *
 * <p>Invariant: ranges nest as LSP requires.
 */
@NullMarked
package glossa.features.outline;

import org.jspecify.annotations.NullMarked;
