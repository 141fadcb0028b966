/**
 * BibTeX and BibLaTeX: {@link glossa.source.bibtex.BibDocument} is the only syntax tree of a {@code
 * .bib}, {@link glossa.source.bibtex.BibDataModel} the only table of types and fields, and {@link
 * glossa.source.bibtex.BibTex} reads papers.
 *
 * <p>Invariant: parsing never fails and takes linear time; a syntax error affects only the entry
 * that it stands in. Deliberately absent: edits, which {@code source.edit} makes of the tree.
 */
@NullMarked
package glossa.source.bibtex;

import org.jspecify.annotations.NullMarked;
