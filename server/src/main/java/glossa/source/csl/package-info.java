/**
 * CSL-JSON, and the mapping of CSL's variables to papers and back.
 *
 * <p>Invariant: what CSL's variables mean for a paper is said here once, whatever format has them.
 */
@NullMarked
package glossa.source.csl;

import org.jspecify.annotations.NullMarked;
