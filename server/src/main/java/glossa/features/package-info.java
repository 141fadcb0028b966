/**
 * The features for the reader: one package for each kind, and here the code that they share.
 *
 * <p>Invariant: a feature is a pure function of a snapshot and a cursor. It returns plain records.
 * Deliberately absent: LSP types and state. Most features combine three questions: what is under
 * the cursor ({@code note.itemAt}), which paper is this ({@code corpus.paper}), who cites it
 * ({@code notes.citing}).
 */
@NullMarked
package glossa.features;

import org.jspecify.annotations.NullMarked;
