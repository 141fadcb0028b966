/**
 * Running text: what is read of a page, without what is printed around it.
 *
 * <p>Invariant: words of the text are never left out; only lines that repeat from page to page,
 * page numbers, line numbers and hyphens at line ends are.
 */
@NullMarked
package glossa.source.text;

import org.jspecify.annotations.NullMarked;
