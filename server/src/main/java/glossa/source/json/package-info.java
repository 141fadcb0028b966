/**
 * JSON with exact places, for the formats that are written in it.
 *
 * <p>Invariant: a broken record is a problem at its place, and the records before it count.
 */
@NullMarked
package glossa.source.json;

import org.jspecify.annotations.NullMarked;
