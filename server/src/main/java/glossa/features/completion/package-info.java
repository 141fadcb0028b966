/**
 * Completion and signature help: what can be written at a place, the likeliest first.
 *
 * <p>Invariant: nothing is offered where no citation can stand.
 */
@NullMarked
package glossa.features.completion;

import org.jspecify.annotations.NullMarked;
