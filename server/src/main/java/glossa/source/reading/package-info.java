/**
 * The entrance to all formats: opens a file, finds its format, cuts it into chunks and reads them.
 *
 * <p>Invariant: only this package uses all formats; {@link glossa.source.reading.Formats} is their
 * ordered list.
 */
@NullMarked
package glossa.source.reading;

import org.jspecify.annotations.NullMarked;
