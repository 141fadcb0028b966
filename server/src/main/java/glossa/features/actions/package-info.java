/**
 * Code actions: one class for each; {@link glossa.features.actions.Actions} is their ordered list.
 *
 * <p>Invariant: an action only proposes a change; nothing is written unless the editor makes it.
 */
@NullMarked
package glossa.features.actions;

import org.jspecify.annotations.NullMarked;
