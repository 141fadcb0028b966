package glossa.source.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * Extracts the text of pages, in the order in which a page draws it, which keeps columns separate.
 * Rotated text, such as arXiv's stamp, is kept separately.
 */
final class PdfText extends PDFTextStripper {
    /** The maximum number of characters of a page. */
    private static final int MAX_SIGNS = 50_000;

    private final PdfDeadline budget;
    private final StringBuilder text = new StringBuilder();
    private final StringBuilder sideways = new StringBuilder();
    private final List<PdfLine> lines = new ArrayList<>();
    private PdfLineBuilder line = new PdfLineBuilder();
    private boolean keepLines;
    private int signs;
    private double lastX;
    private double lastY;

    PdfText(PdfDeadline budget) {
        this.budget = budget;
        setLineSeparator("\n");
        document = new PDDocument();
        output = Writer.nullWriter();
    }

    /**
     * The text of {@code page}.
     *
     * @param keep whether {@link #lines} will be called
     * @throws PdfDeadline.Spent if the time limit is exceeded
     */
    String read(PDPage page, boolean keep) throws IOException {
        text.setLength(0);
        sideways.setLength(0);
        lines.clear();
        line = new PdfLineBuilder();
        keepLines = keep;
        signs = 0;
        processPage(page);
        endLine();
        if (!sideways.isEmpty()) {
            text.append(text.isEmpty() ? "" : "\n").append(sideways);
        }
        return text.toString().strip();
    }

    /** The lines of the last page. */
    List<PdfLine> lines() {
        return List.copyOf(lines);
    }

    /** The rotated text of the last page. */
    String sideways() {
        return sideways.toString();
    }

    @Override
    protected void processTextPosition(TextPosition drawn) {
        budget.checkTime();
        if (++signs > MAX_SIGNS) {
            return;
        }
        TextPosition sign = PdfTexGlyphs.mended(drawn);
        if (Math.round(sign.getDir()) % 360 == 0) {
            super.processTextPosition(sign);
            return;
        }
        double x = sign.getXDirAdj();
        double y = sign.getYDirAdj();
        double size = Math.max(1, sign.getHeightDir());
        if (!sideways.isEmpty()) {
            if (Math.abs(y - lastY) > size) {
                sideways.append('\n');
            } else if (x - lastX > 0.25 * size && !sideways.toString().endsWith(" ")) {
                sideways.append(' ');
            }
        }
        sideways.append(sign.getUnicode());
        lastX = x + sign.getWidthDirAdj();
        lastY = y;
    }

    @Override
    protected void writeString(String word, List<TextPosition> signs) {
        text.append(word);
        if (keepLines) {
            line.add(signs);
        }
    }

    @Override
    protected void writeWordSeparator() {
        text.append(' ');
    }

    @Override
    protected void writeLineSeparator() {
        text.append('\n');
        endLine();
    }

    private void endLine() {
        if (keepLines) {
            line.build().ifPresent(lines::add);
            line = new PdfLineBuilder();
        }
    }
}
