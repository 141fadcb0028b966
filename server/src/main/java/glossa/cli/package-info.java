/**
 * The command line: one class for each command, and the wiring of the server.
 *
 * <p>Invariant: commands call the same features as the server, so that both give the same answers.
 * Deliberately absent: a feature that no editor can request.
 *
 * <p>Invariant: a server that an editor starts loads no class of the command line's parser.
 */
@NullMarked
package glossa.cli;

import org.jspecify.annotations.NullMarked;
