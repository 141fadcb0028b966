/**
 * What commands print: problems, citations and results, for people and for other tools.
 *
 * <p>Invariant: nothing that a source or a note contains reaches a terminal as a control character.
 */
@NullMarked
package glossa.cli.output;

import org.jspecify.annotations.NullMarked;
