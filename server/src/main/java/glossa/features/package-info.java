/**
 * What the reader can do: one file each, pure functions of a snapshot and a cursor.
 *
 * <p>Invariant: what a feature returns are plain records in the words of the editor, not of its
 * protocol. Deliberately absent: LSP types, files, state. The three questions that carry most
 * features: what is under the cursor ({@code note.itemAt}), which paper is this ({@code
 * corpus.paper}), who cites it.
 */
@NullMarked
package glossa.features;

import org.jspecify.annotations.NullMarked;
