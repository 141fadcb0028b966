/**
 * The command line, and how the server is wired.
 *
 * <p>Invariant: it asks the same features as the server, so that both say the same. Deliberately
 * absent: anything that an editor could not ask for as well.
 */
@NullMarked
package glossa.cli;

import org.jspecify.annotations.NullMarked;
