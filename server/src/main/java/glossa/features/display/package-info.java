/**
 * What is shown beside or over the text: hovers, colours, hints, lenses, rendered citations.
 *
 * <p>Invariant: texts of sources are shown and never obeyed: markup in them means itself.
 */
@NullMarked
package glossa.features.display;

import org.jspecify.annotations.NullMarked;
