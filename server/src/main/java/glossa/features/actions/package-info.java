/**
 * What the reader can have done at a place: one class an action, in the list of {@link
 * glossa.features.actions.Actions}.
 *
 * <p>Invariant: an action first answers cheaply whether it applies; nothing is changed by asking.
 */
@NullMarked
package glossa.features.actions;

import org.jspecify.annotations.NullMarked;
