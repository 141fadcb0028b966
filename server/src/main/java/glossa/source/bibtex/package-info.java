/**
 * BibTeX and BibLaTeX: entries with exact places, tolerant of mistakes.
 *
 * <p>Invariant: a broken entry costs only itself.
 */
@NullMarked
package glossa.source.bibtex;

import org.jspecify.annotations.NullMarked;
