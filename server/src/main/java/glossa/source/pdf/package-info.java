/**
 * PDFs: a paper's metadata and its text by page.
 *
 * <p>Invariant: PDFBox is used only here, and only in the process of {@link
 * glossa.source.pdf.PdfWorker}, so that a PDF cannot crash the server.
 */
@NullMarked
package glossa.source.pdf;

import org.jspecify.annotations.NullMarked;
