/**
 * Lists of papers saved as plain text or Markdown: titles and abstracts.
 *
 * <p>Invariant: a list is known by its shape; a text without it gives no papers.
 */
@NullMarked
package glossa.source.list;

import org.jspecify.annotations.NullMarked;
