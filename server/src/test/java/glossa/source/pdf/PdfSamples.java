package glossa.source.pdf;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.util.Matrix;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A PDF that a test writes.
 *
 * <pre>
 * new PdfSamples().page("""
 *         20b The Title
 *         12 Ada Lovelace, Bo Li
 *         10 Text of the page.
 *         """).title("untitled").save(file);
 * </pre>
 *
 * <p>A line of a page begins with its font size in points, and {@code b} for bold; {@code ^}
 * precedes a raised letter, and two bars are a wide gap.
 */
public final class PdfSamples {
    static {
        // The system's fonts are not used here either.
        FontMappers.set(new PdfFonts());
    }

    private static final PDFont PLAIN = new PDType1Font(FontName.TIMES_ROMAN);
    private static final PDFont BOLD = new PDType1Font(FontName.TIMES_BOLD);

    private final PDDocument document = new PDDocument();

    /** Adds a page. */
    public PdfSamples page(String lines) throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float y = PDRectangle.A4.getHeight() - 60;
            for (String line : lines.lines().toList()) {
                if (line.isBlank()) {
                    y -= 20;
                    continue;
                }
                int space = line.indexOf(' ');
                String style = line.substring(0, space);
                float size = Float.parseFloat(style.replace("b", ""));
                write(content, style.endsWith("b") ? BOLD : PLAIN, size, y, line.substring(space));
                y -= 1.2f * size;
            }
        }
        return this;
    }

    private static void write(
            PDPageContentStream content, PDFont font, float size, float y, String line)
            throws IOException {
        float x = 72;
        for (String cell : line.strip().split("\\s*\\|\\|\\s*")) {
            for (String part : cell.split("(?=\\^.)|(?<=\\^.)")) {
                boolean raised = part.startsWith("^");
                String text = raised ? part.substring(1) : part;
                float height = raised ? 0.7f * size : size;
                content.beginText();
                content.setFont(font, height);
                content.newLineAtOffset(x, raised ? y + 0.35f * size : y);
                content.showText(text);
                content.endText();
                x += font.getStringWidth(text) / 1000 * height;
            }
            x += 3 * size;
        }
    }

    /** Writes rotated text into the margin of the last page. */
    public PdfSamples margin(String text) throws IOException {
        PDPage page = document.getPage(document.getNumberOfPages() - 1);
        try (PDPageContentStream content =
                new PDPageContentStream(
                        document, page, PDPageContentStream.AppendMode.APPEND, true, true)) {
            content.beginText();
            content.setFont(PLAIN, 20);
            content.setTextMatrix(Matrix.getRotateInstance(Math.PI / 2, 30, 200));
            content.showText(text);
            content.endText();
        }
        return this;
    }

    /**
     * Marks lines of the last page, all of which have a size of 10 points.
     *
     * @param line the first line, from 0
     * @param places where the mark begins and ends in each of the lines, in points from the left
     *     margin
     */
    public PdfSamples mark(PDAnnotationMarkup mark, int line, float[]... places)
            throws IOException {
        PDPage page = document.getPage(document.getNumberOfPages() - 1);
        COSArray points = new COSArray();
        float top = PDRectangle.A4.getHeight() - 60 - 12 * line + 8;
        for (int i = 0; i < places.length; i++) {
            float y = top - 12 * i;
            for (float[] corner :
                    new float[][] {
                        {places[i][0], y}, {places[i][1], y},
                        {places[i][0], y - 10}, {places[i][1], y - 10}
                    }) {
                points.add(new COSFloat(72 + corner[0]));
                points.add(new COSFloat(corner[1]));
            }
        }
        if (places.length > 0) {
            mark.getCOSObject().setItem(COSName.QUADPOINTS, points);
        }
        mark.setRectangle(new PDRectangle(72, top - 10, 100, 10));
        page.getAnnotations().add(mark);
        return this;
    }

    /** Adds an entry to the Info dictionary. */
    public PdfSamples info(String key, String value) {
        document.getDocumentInformation().setCustomMetadataValue(key, value);
        return this;
    }

    /** Adds an XMP packet with these properties. */
    public PdfSamples xmp(String properties) throws IOException {
        String packet =
                """
                <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
                <!DOCTYPE x [<!ENTITY lol "lol"><!ENTITY file SYSTEM "file:///etc/hostname">]>
                <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
                <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
                    xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/">
                %s
                </rdf:Description></rdf:RDF></x:xmpmeta>
                <?xpacket end="w"?>
                """
                        .formatted(properties);
        PDMetadata metadata = new PDMetadata(document);
        metadata.importXMPMetadata(packet.getBytes(StandardCharsets.UTF_8));
        document.getDocumentCatalog().setMetadata(metadata);
        return this;
    }

    /**
     * Labels the pages from {@code first} on, counted from 0.
     *
     * @param style {@code D}, {@code r}, {@code R}, {@code a} or {@code A}
     */
    public PdfSamples labels(int first, String style, int start) throws IOException {
        PDPageLabels labels = document.getDocumentCatalog().getPageLabels();
        if (labels == null) {
            labels = new PDPageLabels(document);
        }
        PDPageLabelRange range = new PDPageLabelRange();
        range.setStyle(style);
        range.setStart(start);
        labels.setLabelItem(first, range);
        document.getDocumentCatalog().setPageLabels(labels);
        return this;
    }

    /** Protects it by a password; with an empty {@code user}, anyone may open it. */
    public PdfSamples lock(String user) throws IOException {
        StandardProtectionPolicy policy =
                new StandardProtectionPolicy("owner", user, new AccessPermission());
        policy.setEncryptionKeyLength(128);
        document.protect(policy);
        return this;
    }

    /** Makes the page tree a child of itself. */
    public PdfSamples loop() {
        var root = document.getDocumentCatalog().getPages().getCOSObject();
        COSArray kids = root.getCOSArray(COSName.KIDS);
        kids.add(root);
        root.setInt(COSName.COUNT, 1_000_000);
        return this;
    }

    /** Gives the last page a compressed content of this many megabytes of spaces. */
    public PdfSamples bomb(int megabytes) throws IOException {
        PDStream content = new PDStream(document);
        byte[] blanks = new byte[1 << 20];
        Arrays.fill(blanks, (byte) ' ');
        try (OutputStream out = content.createOutputStream(COSName.FLATE_DECODE)) {
            for (int i = 0; i < megabytes; i++) {
                out.write(blanks);
            }
        }
        document.getPage(document.getNumberOfPages() - 1).setContents(content);
        return this;
    }

    /** Writes the file. */
    public Path save(Path file) throws IOException {
        document.save(file.toFile());
        document.close();
        return file;
    }
}
