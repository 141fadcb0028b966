/**
 * The one thing that changes ({@link glossa.workspace.Workspace}) and a moment of it ({@link
 * glossa.workspace.Snapshot}).
 *
 * <p>Invariant: the open notes are swapped on the thread that reads the editor's messages and on no
 * other, so that a question sees exactly the edits that were sent before it; the summaries of those
 * on the disk are swapped by the one that reads them. Invariant: one indexing run at a time; a
 * request during a run means one more run after it. Deliberately absent: LSP, Lucene, and any
 * answer to a question.
 */
@NullMarked
package glossa.workspace;

import org.jspecify.annotations.NullMarked;
