/**
 * Code actions: one class each; {@link glossa.features.actions.Actions} is their ordered list.
 *
 * <p>Invariant: an action only proposes a change, which the editor makes or not; an action computes
 * its change when the reader chooses it, not when it is offered.
 */
@NullMarked
package glossa.features.actions;

import org.jspecify.annotations.NullMarked;
