/**
 * The program's entry point.
 *
 * <p>Invariant: {@link glossa.Main} only starts the server or the command line; all else is in a
 * package of its own.
 */
@NullMarked
package glossa;

import org.jspecify.annotations.NullMarked;
