/**
 * From one place to others: definitions, references, links, call hierarchies, files.
 *
 * <p>Invariant: read-only; no feature here proposes a change.
 */
@NullMarked
package glossa.features.navigation;

import org.jspecify.annotations.NullMarked;
