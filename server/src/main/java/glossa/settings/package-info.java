/**
 * What {@code .glossa.toml} and the editor's settings say, with problems at their places.
 *
 * <p>Invariant: wrong settings are problems, and the others still hold. Jackson's TOML reader is
 * known here and nowhere else. Deliberately absent: files; whoever reads the text hands it in.
 */
@NullMarked
package glossa.settings;

import org.jspecify.annotations.NullMarked;
