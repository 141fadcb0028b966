/**
 * What the reader can do; one room for each kind of thing, and here what they share.
 *
 * <p>Invariant: a feature is a pure function of a snapshot and a cursor, and returns plain records
 * in the words of the editor, not of its protocol. Deliberately absent: LSP types, state. The three
 * questions that carry most features: what is under the cursor ({@code note.itemAt}), which paper
 * is this ({@code corpus.paper}), who cites it.
 */
@NullMarked
package glossa.features;

import org.jspecify.annotations.NullMarked;
