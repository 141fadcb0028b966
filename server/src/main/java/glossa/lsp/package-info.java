/**
 * Convert, ask a feature, convert back; and threads.
 *
 * <p>Invariant: the thread that reads the editor's messages applies changes and takes the notes for
 * a question, and does nothing else. Invariant: the future that {@code computeAsync} made is the
 * one returned, and the corpus is acquired and released inside it. Invariant: nothing but LSP is
 * written to standard output. LSP4J is known here and nowhere else; its reflective launcher is
 * deliberately absent, since it costs more at start than all the rest.
 */
@NullMarked
package glossa.lsp;

import org.jspecify.annotations.NullMarked;
