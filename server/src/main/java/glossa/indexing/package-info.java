/**
 * Where indexes are stored, who opens them, and the process that builds large ones.
 *
 * <p>Invariant: the server answers while an index is built; a process that builds one ends with the
 * server that started it. Deliberately absent: Lucene, LSP.
 */
@NullMarked
package glossa.indexing;

import org.jspecify.annotations.NullMarked;
