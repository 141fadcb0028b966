/**
 * PDFs: a paper's metadata and its text by page.
 *
 * <p>Invariant: PDFBox is known here only, and only in the process of {@link
 * glossa.source.pdf.PdfWorker}: what a PDF breaks is then not the server.
 */
@NullMarked
package glossa.source.pdf;

import org.jspecify.annotations.NullMarked;
