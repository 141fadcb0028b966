/**
 * The program: wires the other packages, and the command line.
 *
 * <p>Invariant: starting the server does not load the command line's library; {@link glossa.Main}
 * looks for that case first. picocli is known here and nowhere else.
 */
@NullMarked
package glossa;

import org.jspecify.annotations.NullMarked;
