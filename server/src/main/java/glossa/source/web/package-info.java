/**
 * Saved web pages, of one paper or of many.
 *
 * <p>Invariant: nothing is downloaded, and no script is run. Jsoup is used only in packages below
 * {@code glossa.source}.
 */
@NullMarked
package glossa.source.web;

import org.jspecify.annotations.NullMarked;
