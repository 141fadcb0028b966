/**
 * From one place to others: definitions, references, links, call hierarchies, files.
 *
 * <p>Invariant: nothing that is found is changed.
 */
@NullMarked
package glossa.features.navigation;

import org.jspecify.annotations.NullMarked;
