/**
 * CSL-JSON, and the mapping between CSL variables and papers.
 *
 * <p>Invariant: the meaning of CSL variables for a paper is defined only here, for all formats.
 */
@NullMarked
package glossa.source.csl;

import org.jspecify.annotations.NullMarked;
