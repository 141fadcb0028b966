/**
 * JSON with exact spans, for the formats based on it.
 *
 * <p>Invariant: a broken record is a problem at its place, and the records before it are read.
 */
@NullMarked
package glossa.source.json;

import org.jspecify.annotations.NullMarked;
