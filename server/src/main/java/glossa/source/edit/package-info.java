/**
 * Edits of sources: rename keys, add, sort and tidy entries, correct fields.
 *
 * <p>Invariant: an edit leaves every byte outside of its span as it is. Deliberately absent: files;
 * texts go in, edits come out.
 */
@NullMarked
package glossa.source.edit;

import org.jspecify.annotations.NullMarked;
