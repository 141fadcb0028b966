/**
 * What the fields of several formats share: LaTeX, dates, names and types.
 *
 * <p>Invariant: each function takes a text and gives a text or a value of {@code paper}; it never
 * fails. Deliberately absent: files and records.
 */
@NullMarked
package glossa.source.fields;

import org.jspecify.annotations.NullMarked;
