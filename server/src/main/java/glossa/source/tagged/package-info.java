/**
 * Formats of lines with tags: RIS, MEDLINE's nbib, Web of Science, and refer.
 *
 * <p>Invariant: a broken record costs only itself.
 */
@NullMarked
package glossa.source.tagged;

import org.jspecify.annotations.NullMarked;
