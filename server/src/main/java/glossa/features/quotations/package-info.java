/**
 * Quotations, compared with the text of the paper that they are said to be of.
 *
 * <p>Invariant: what is told is whether a paper has these words, never whether it supports what a
 * note says; and nothing is told where the text is too poor to tell.
 */
@NullMarked
package glossa.features.quotations;

import org.jspecify.annotations.NullMarked;
