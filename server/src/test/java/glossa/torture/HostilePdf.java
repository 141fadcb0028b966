package glossa.torture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;

/** PDFs that are small on the disk and endless or huge when they are read. */
final class HostilePdf {
    /** What can be asked for; each takes a size. */
    static final List<String> KINDS =
            List.of(
                    "page-loop",
                    "deflate",
                    "deflate-twice",
                    "nested-arrays",
                    "nested-dictionaries",
                    "many-pages",
                    "xref-loop",
                    "stream-length",
                    "form-loop",
                    "long-text",
                    "char-map",
                    "truncated",
                    "many-outlines");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private HostilePdf() {
        write("%PDF-1.7\n");
    }

    /**
     * A PDF of this kind.
     *
     * @param size how deep, long or large it is; its meaning is the kind's
     */
    static byte[] of(String kind, int size) {
        HostilePdf pdf = new HostilePdf();
        String page =
                "<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >>"
                        + " /XObject << /X 6 0 R >> >> /MediaBox [0 0 612 792] >>";
        String text = "BT /F 18 Tf 72 720 Td (A Title of a Paper) Tj ET\n";
        pdf.object(
                "<< /Type /Catalog /Pages 2 0 R"
                        + (kind.equals("many-outlines") ? " /Outlines 7 0 R" : "")
                        + " >>");
        switch (kind) {
            case "page-loop" ->
                    pdf.object("<< /Type /Pages /Count " + size + " /Kids [2 0 R 3 0 R 2 0 R] >>");
            case "many-pages" ->
                    pdf.object(
                            "<< /Type /Pages /Count "
                                    + size
                                    + " /Kids ["
                                    + "3 0 R ".repeat(size)
                                    + "] >>");
            default -> pdf.object("<< /Type /Pages /Count 1 /Kids [3 0 R] >>");
        }
        pdf.object(page);
        switch (kind) {
            case "deflate" -> pdf.stream("/Filter /FlateDecode", deflated(text, size));
            case "deflate-twice" ->
                    pdf.stream(
                            "/Filter [/FlateDecode /FlateDecode]", deflated(deflated(text, size)));
            case "nested-arrays" ->
                    pdf.stream("", bytes("[".repeat(size) + "]".repeat(size) + " TJ " + text));
            case "form-loop" -> pdf.stream("", bytes(text + "/X Do\n".repeat(size)));
            case "long-text" ->
                    pdf.stream(
                            "",
                            bytes(
                                    "BT /F 9 Tf 72 720 Td "
                                            + "(word and ) Tj 1 0 Td ".repeat(size)
                                            + "ET"));
            default -> pdf.stream("", bytes(text));
        }
        pdf.object(
                kind.equals("char-map")
                        ? "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
                              + " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType2 /BaseFont"
                              + " /A /CIDSystemInfo << /Registry (A) /Ordering (B) /Supplement 0 >>"
                              + " >>] /ToUnicode 6 0 R >>"
                        : "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        switch (kind) {
            case "char-map" ->
                    pdf.stream(
                            "",
                            bytes(
                                    "begincmap\n"
                                            + "1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n"
                                                    .repeat(size)
                                            + "endcmap"));
            case "nested-dictionaries" ->
                    pdf.object("<< /A ".repeat(size) + "1" + " >>".repeat(size));
            case "stream-length" ->
                    pdf.object("<< /Length " + Integer.MAX_VALUE + " >>\nstream\nq\nendstream");
            default ->
                    pdf.stream(
                            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject"
                                    + " << /X 6 0 R >> >>",
                            bytes("/X Do /X Do"));
        }
        pdf.object(
                "<< /Type /Outlines /First 7 0 R /Last 7 0 R /Next 7 0 R /Title ("
                        + "x".repeat(kind.equals("many-outlines") ? size : 1)
                        + ") >>");
        byte[] whole = pdf.end(kind.equals("xref-loop"));
        return kind.equals("truncated")
                ? java.util.Arrays.copyOf(whole, Math.min(whole.length, size % whole.length + 10))
                : whole;
    }

    /** Megabytes of spaces, as small as they get. */
    private static byte[] deflated(String text, int megabytes) {
        Deflater deflater = new Deflater(9);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i <= megabytes; i++) {
            deflater.setInput(i == 0 ? bytes(text) : spaces);
            while (!deflater.needsInput()) {
                packed.write(buffer, 0, deflater.deflate(buffer));
            }
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        Deflater deflater = new Deflater(9);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] buffer = new byte[1 << 16];
        while (!deflater.finished()) {
            packed.write(buffer, 0, deflater.deflate(buffer));
        }
        deflater.end();
        return packed.toByteArray();
    }

    private void object(String content) {
        offsets.add(out.size());
        write(offsets.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void stream(String dictionary, byte[] content) {
        offsets.add(out.size());
        write(
                offsets.size()
                        + " 0 obj\n<< "
                        + dictionary
                        + " /Length "
                        + content.length
                        + " >>\nstream\n");
        out.writeBytes(content);
        write("\nendstream\nendobj\n");
    }

    private byte[] end(boolean isLoop) {
        int start = out.size();
        write("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        offsets.forEach(offset -> write(String.format("%010d 00000 n \n", offset)));
        write(
                "trailer\n<< /Size "
                        + (offsets.size() + 1)
                        + " /Root 1 0 R"
                        + (isLoop ? " /Prev " + start : "")
                        + " >>\nstartxref\n"
                        + start
                        + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
