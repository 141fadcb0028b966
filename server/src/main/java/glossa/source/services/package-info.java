/**
 * Answers of scholarly services, and lists of papers in plain JSON that scripts write.
 *
 * <p>Invariant: nothing is fetched; these are files that were saved.
 */
@NullMarked
package glossa.source.services;

import org.jspecify.annotations.NullMarked;
