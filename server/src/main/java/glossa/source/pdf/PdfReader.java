package glossa.source.pdf;

import glossa.paper.Mark;
import glossa.paper.Page;
import glossa.source.FileText;
import glossa.source.text.RunningText;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a PDF with PDFBox; used only in the process of {@link PdfWorker}.
 *
 * <p>Scripts, forms and embedded files are ignored, and no other file is opened.
 */
final class PdfReader {
    /** The maximum number of pages that are read. */
    static final int MAX_PAGES = 2_000;

    /** The maximum length of the text of a page, and of a file, in UTF-16 units. */
    static final int MAX_PAGE_LENGTH = 20_000;

    static final int MAX_TEXT_LENGTH = FileText.MAX_LENGTH;

    /** The maximum size of an XMP packet in bytes. */
    private static final int MAX_PACKET_LENGTH = 1 << 20;

    /** Begins the message about pages that are not read. */
    static final String ONLY = "only";

    private static final int MAX_KEYS = 100;

    private static final int MAX_MARKS = 5_000;

    private static final int MAX_INFO_LENGTH = 4_000;

    private PdfReader() {}

    /**
     * The content of {@code file}.
     *
     * @param time the time after which no further page is read
     * @param maxPages the number of pages whose text is read, at most {@link #MAX_PAGES}; with that
     *     number, it is the running text
     * @throws IOException if it cannot be read as a PDF; {@link #reason} explains it to the user
     */
    static PdfContent read(Path file, Duration time, int maxPages) throws IOException {
        PdfDeadline budget = new PdfDeadline(time);
        FontMappers.set(new PdfFonts());
        try (PDDocument document =
                Loader.loadPDF(file.toFile(), IOUtils.createMemoryOnlyStreamCache())) {
            return read(file, document, budget, maxPages);
        }
    }

    /** What is wrong, and what to do, as a message for the user. */
    static String reason(Throwable e) {
        if (e instanceof InvalidPasswordException) {
            return "it is protected by a password; save it without one";
        }
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        if (e instanceof LinkageError) {
            return "its encryption is not supported; save it without encryption";
        }
        return "the PDF is broken (" + message + "); download or export it again";
    }

    private static PdfContent read(Path file, PDDocument document, PdfDeadline budget, int maxPages)
            throws IOException {
        PdfPageLabels labels = PdfPageLabels.of(document);
        PdfText text = new PdfText(budget);
        List<Page> pages = new ArrayList<>();
        List<String> cut = new ArrayList<>();
        List<Mark> marks = new ArrayList<>();
        PdfFirstPage first = PdfFirstPage.EMPTY;
        int left = MAX_TEXT_LENGTH;
        int longPages = 0;
        int broken = 0;
        int count = document.getNumberOfPages();
        for (PDPage page : document.getPages()) {
            if (pages.size() == maxPages || left == 0 || budget.isSpent()) {
                break;
            }
            String written;
            try {
                written = text.read(page, pages.isEmpty());
            } catch (PdfDeadline.Spent e) {
                break;
            } catch (IOException | RuntimeException | StackOverflowError e) {
                // An error in one page does not affect the others.
                written = "";
                broken++;
            }
            if (pages.isEmpty()) {
                first = PdfFirstPage.of(text.lines(), text.sideways());
            }
            if (written.length() > MAX_PAGE_LENGTH) {
                longPages++;
            }
            written = cut(written, Math.min(MAX_PAGE_LENGTH, left));
            left -= written.length();
            String label = labels.of(pages.size());
            pages.add(new Page(label, written));
            if (maxPages == MAX_PAGES && marks.size() < MAX_MARKS) {
                marks.addAll(marks(page, label, pages.size()));
            }
        }
        if (pages.isEmpty() && count > 0 && !budget.isSpent()) {
            throw new IOException("it has no pages");
        }
        if (count > pages.size() && maxPages == MAX_PAGES) {
            cut.add(
                    ONLY
                            + " the text of the first "
                            + pages.size()
                            + " of "
                            + count
                            + " pages is read");
        }
        if (longPages > 0) {
            cut.add(
                    "pages with more than "
                            + MAX_PAGE_LENGTH
                            + " characters: "
                            + longPages
                            + "; the rest of their text is skipped");
        }
        if (broken > 0) {
            cut.add("pages whose text cannot be read: " + broken);
        }
        int all = Math.max(count, pages.size());
        PdfMetadata metadata =
                new PdfMetadata(
                        String.valueOf(file.getFileName()),
                        info(document),
                        packet(document),
                        first);
        return new PdfContent(
                metadata.said(labels, all),
                metadata.authors(),
                maxPages == MAX_PAGES ? RunningText.of(pages, labels.areSaid()) : pages,
                cut,
                marks.subList(0, Math.min(MAX_MARKS, marks.size())));
    }

    private static List<Mark> marks(PDPage page, String label, int number) {
        try {
            return PdfMarks.of(page, label, number);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            // Broken marks do not affect the text.
            return List.of();
        }
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(
                0,
                longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1))
                        ? longest - 1
                        : longest);
    }

    private static PdfXmp packet(PDDocument document) {
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        if (metadata == null) {
            return PdfXmp.NONE;
        }
        try (InputStream in = metadata.exportXMPMetadata()) {
            return PdfXmp.of(new String(in.readNBytes(MAX_PACKET_LENGTH), StandardCharsets.UTF_8));
        } catch (IOException | RuntimeException e) {
            return PdfXmp.NONE;
        }
    }

    private static Map<String, String> info(PDDocument document) {
        Map<String, String> texts = new HashMap<>();
        try {
            COSDictionary info = document.getDocumentInformation().getCOSObject();
            for (COSName key : info.keySet()) {
                String text = info.getString(key);
                if (text != null && texts.size() < MAX_KEYS) {
                    texts.put(key.getName(), cut(text, MAX_INFO_LENGTH));
                }
            }
        } catch (RuntimeException e) {
            // Unreadable metadata are ignored.
        }
        return texts;
    }
}
