package glossa.source.pdf;

import glossa.grammar.Range;
import glossa.grammar.Span;
import glossa.paper.Mark;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.source.BinaryFormat;
import glossa.source.BoundedFiles;
import glossa.source.FileText;
import glossa.source.PaperDraft;
import glossa.source.ReadResult;
import glossa.source.SourceText;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PDFs: one paper each, and its text by page (ISO 32000-1).
 *
 * <p>They are parsed in a separate process ({@link PdfWorkers}): no PDF library is ever loaded into
 * Glossa itself, and no file can crash it.
 */
public final class PdfFormat implements BinaryFormat {
    /** The number of bytes within which the header must begin (ISO 32000-1, annex H.3.4.1). */
    private static final int HEADER_WITHIN = 1024;

    /** Title, authors and abstract are on the first pages. */
    private static final int METADATA_PAGES = 3;

    private static final String RECOGNITION = "run text recognition (OCR) on a scan";

    private final PdfWorkers workers;

    public PdfFormat() {
        this(PdfWorkers.Setting.DEFAULT);
    }

    PdfFormat(PdfWorkers.Setting setting) {
        workers = new PdfWorkers(setting);
    }

    @Override
    public String name() {
        return "PDF";
    }

    @Override
    public boolean recognises(Path file, byte[] head) {
        int length = Math.min(head.length, HEADER_WITHIN);
        int at = new String(head, 0, length, StandardCharsets.ISO_8859_1).indexOf("%PDF-");
        // A text about PDFs may contain the header, too.
        return at == 0
                || at > 0
                        && String.valueOf(file.getFileName())
                                .toLowerCase(java.util.Locale.ROOT)
                                .endsWith(".pdf");
    }

    /** Ends the processes that read a PDF now, as the server ends. */
    public void endRunning() {
        workers.endRunning();
    }

    @Override
    public ReadResult read(Path file) throws IOException {
        PdfContent content = workers.read(file, METADATA_PAGES);
        List<Problem> problems = new ArrayList<>();
        boolean named =
                !content.said("title").isEmpty()
                        || !content.said("doi").isEmpty()
                        || !content.said("arxiv").isEmpty();
        if (!named) {
            boolean scanned = content.pages().stream().allMatch(page -> page.text().isBlank());
            problems.add(
                    problem(
                            Problem.Severity.HINT,
                            "pdf-without-title",
                            scanned
                                    ? "no title and no text found; set the title in the PDF's"
                                            + " properties, or "
                                            + RECOGNITION
                                    : "no title found; set it in the PDF's properties"));
        }
        return new ReadResult(named ? List.of(paper(file, content)) : List.of(), problems);
    }

    /**
     * The running text of a PDF, with the labels of its pages.
     *
     * @throws IOException if it cannot be read; the message tells why, and what to do
     */
    public FileText text(Path file) throws IOException {
        if (!recognises(file, BoundedFiles.head(file, HEADER_WITHIN))) {
            return FileText.none("it is not a PDF");
        }
        PdfContent content = workers.read(file, PdfReader.MAX_PAGES);
        FileText text =
                new FileText(
                        content.pages(),
                        content.cut().isEmpty()
                                ? Optional.empty()
                                : Optional.of(String.join("; ", content.cut())));
        return text.isBlank() ? FileText.none("it has no text; " + RECOGNITION) : text;
    }

    /**
     * The marks in a PDF, in the order of its pages.
     *
     * @throws IOException if not all of it can be read; the message tells why
     */
    public List<Mark> marks(Path file) throws IOException {
        if (!recognises(file, BoundedFiles.head(file, HEADER_WITHIN))) {
            return List.of();
        }
        PdfContent content = workers.read(file, PdfReader.MAX_PAGES);
        boolean isWhole = content.cut().stream().noneMatch(cut -> cut.startsWith(PdfReader.ONLY));
        if (!isWhole) {
            throw new IOException(String.join("; ", content.cut()));
        }
        return content.marks();
    }

    private static Problem problem(Problem.Severity severity, String code, String message) {
        return new Problem(Range.of(0, 0, 0, 0), severity, code, message);
    }

    private static Paper paper(Path file, PdfContent content) {
        PaperDraft draft =
                new PaperDraft()
                        .writtenTitle(content.said("title"))
                        .authors(content.authors())
                        .writtenAbstract(content.said("abstract"))
                        .issued(content.said("issued"))
                        .doi(content.said("doi"))
                        .arxiv(content.said("arxiv"))
                        .venue(content.said("container-title"));
        for (String field :
                List.of("container-title", "volume", "issue", "page", "ISSN", "number-of-pages")) {
            draft.field(field, content.said(field));
        }
        if (draft.hasField("container-title")) {
            draft.type("article-journal");
        }
        Span nowhere = new Span(0, 0);
        return draft.paper(SourceText.of(file, ""), nowhere, nowhere);
    }
}
