/**
 * Papers, and one reader per format of source.
 *
 * <p>Invariant: a reader never fails: what it cannot read is a {@link Problem} at its place, and
 * the rest of the file still counts. Invariant: readers are functions of one file's text; where
 * files are, and what the papers of several of them have in common, is not theirs to know. Jackson,
 * Jsoup, SQLite and PDFBox are known here and nowhere else, and PDFBox only in the process of
 * {@link PdfWorker}.
 */
@NullMarked
package glossa.corpus;

import org.jspecify.annotations.NullMarked;
