/**
 * Edits of sources: rename keys; add, sort and tidy entries; correct fields.
 *
 * <p>Invariant: an edit leaves all text outside its span unchanged. Deliberately absent: files;
 * texts go in, edits come out.
 */
@NullMarked
package glossa.source.edit;

import org.jspecify.annotations.NullMarked;
