/**
 * Lists of papers saved as plain text or Markdown: titles and abstracts.
 *
 * <p>Invariant: a list is recognised by its layout; a text without that layout contains no papers.
 */
@NullMarked
package glossa.source.list;

import org.jspecify.annotations.NullMarked;
