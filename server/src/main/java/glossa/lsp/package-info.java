/**
 * The language server: converts a request, asks a feature, converts the answer back; and threads.
 * {@link glossa.lsp.Requests} is the table of all methods.
 *
 * <p>Invariant: the thread that reads the editor's messages applies changes, takes the notes for
 * each question, and does nothing else. Invariant: the future that {@code computeAsync} made is the
 * one that is returned, and the corpus is acquired and released inside it. Invariant: nothing but
 * LSP messages is written to standard output. Invariant: LSP4J and Gson are used in this room only.
 * Deliberately absent: LSP4J's launcher, which finds methods by reflection and takes longer at
 * start than all the rest.
 */
@NullMarked
package glossa.lsp;

import org.jspecify.annotations.NullMarked;
