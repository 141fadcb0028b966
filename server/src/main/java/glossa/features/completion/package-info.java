/**
 * Completion and signature help: what can be written at a place, the likeliest first.
 *
 * <p>Invariant: no key is proposed where no citation can begin. Every filter text begins with the
 * typed text, so that editors do not drop an item.
 */
@NullMarked
package glossa.features.completion;

import org.jspecify.annotations.NullMarked;
