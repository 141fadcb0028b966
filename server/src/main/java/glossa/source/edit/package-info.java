/**
 * Changes of sources: keys renamed, entries added, sorted and tidied, fields corrected.
 *
 * <p>Invariant: an edit changes what it names and leaves every other byte as it was. Deliberately
 * absent: files; texts go in, edits come out.
 */
@NullMarked
package glossa.source.edit;

import org.jspecify.annotations.NullMarked;
