/**
 * The mutable state ({@link glossa.workspace.Workspace}) and one moment of it ({@link
 * glossa.workspace.Snapshot}).
 *
 * <p>Invariant: open notes are replaced only on the thread that reads the editor's messages, so
 * that a request sees exactly the edits that were sent before it; the summaries of notes on disk
 * are replaced only by the task that reads them. Invariant: one update of the index at a time; a
 * request during an update leads to one more update after it. Deliberately absent: LSP, Lucene, and
 * features.
 */
@NullMarked
package glossa.workspace;

import org.jspecify.annotations.NullMarked;
