/**
 * What an editor shows beside or above the text: hovers, semantic tokens, inlay hints, code lenses,
 * rendered citations.
 *
 * <p>Invariant: texts from sources are escaped, so that markup in them has no effect.
 */
@NullMarked
package glossa.features.display;

import org.jspecify.annotations.NullMarked;
