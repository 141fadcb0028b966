/**
 * Citations and bibliographies by the styles of CSL.
 *
 * <p>Invariant: {@link glossa.features.csl.Engine} alone knows citeproc-java, and nothing here is
 * loaded before a note is first rendered. The library renders one cite at a time; what a note's
 * cites have to do with each other (numbers, letters behind years, more names, ibid, collapsing) is
 * worked out here, since the library doesn't. What it lacks within a cite is asked of it by
 * rewriting the style ({@link glossa.features.csl.Readings}) and by marks ({@link
 * glossa.features.csl.Mark}). Deliberately absent: the network, and markup out of sources.
 */
@NullMarked
package glossa.features.csl;

import org.jspecify.annotations.NullMarked;
