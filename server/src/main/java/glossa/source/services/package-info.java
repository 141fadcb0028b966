/**
 * Saved responses of scholarly services, and plain JSON lists of papers from scripts.
 *
 * <p>Invariant: never connects to the network; the responses are files.
 */
@NullMarked
package glossa.source.services;

import org.jspecify.annotations.NullMarked;
