/**
 * What the rows of the campaign share: cases as text files, a folder with a home of its own,
 * processes that carry a mark, an editor over a pipe.
 *
 * <p>Invariant: a process is signalled only where its environment carries the mark of the scratch
 * folder that started it.
 *
 * <p>Invariant: nothing here knows a class of the program. The packaged launcher is all that is
 * attacked.
 */
@NullMarked
package glossa.torture.kit;

import org.jspecify.annotations.NullMarked;
