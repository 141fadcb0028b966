/**
 * Values shared by the fields of several formats: LaTeX, dates, names and types.
 *
 * <p>Invariant: each function converts a text to a text or a value of {@code paper}, and never
 * fails. Deliberately absent: files and records.
 */
@NullMarked
package glossa.source.fields;

import org.jspecify.annotations.NullMarked;
