/**
 * The campaign that tries to break what the program promises: {@code server/bin/torture}. A row
 * attacks one promise; see SECURITY.md for the list of them.
 *
 * <p>Invariant: all of it goes through the packaged launcher, over a pipe or as a command.
 *
 * <p>Invariant: a seed gives the same cases again, and each case that broke a promise is a file
 * below {@code src/test/resources/torture}, tried before all that is drawn.
 */
@NullMarked
package glossa.torture;

import org.jspecify.annotations.NullMarked;
