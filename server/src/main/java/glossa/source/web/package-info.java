/**
 * Web pages that a reader saved, of one paper or of many.
 *
 * <p>Invariant: nothing is fetched, and no script is run. Jsoup is known here and nowhere else
 * above {@code source}.
 */
@NullMarked
package glossa.source.web;

import org.jspecify.annotations.NullMarked;
