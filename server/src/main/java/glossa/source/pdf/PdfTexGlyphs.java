package glossa.source.pdf;

import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.text.TextPosition;

import java.util.Map;

/**
 * Characters that old TeX systems draw without a name: PDFBox returns their code, or takes {@code
 * a104}, which means the code 104, for an ornament.
 *
 * <p>The codes are those of TeX's font encodings OT1 and T1 (LaTeX font encodings, fntguide).
 */
final class PdfTexGlyphs {
    private static final Map<Integer, String> TEX =
            Map.ofEntries(
                    Map.entry(0x0B, "ff"),
                    Map.entry(0x0C, "fi"),
                    Map.entry(0x0D, "fl"),
                    Map.entry(0x0E, "ffi"),
                    Map.entry(0x0F, "ffl"),
                    Map.entry(0x10, "“"),
                    Map.entry(0x11, "”"),
                    Map.entry(0x15, "–"),
                    Map.entry(0x16, "—"),
                    Map.entry(0x1B, "ff"),
                    Map.entry(0x1C, "fi"),
                    Map.entry(0x1D, "fl"),
                    Map.entry(0x1E, "ffi"),
                    Map.entry(0x1F, "ffl"),
                    Map.entry(0x7F, "-"));

    private PdfTexGlyphs() {}

    /** The character with its correct text. */
    static TextPosition mended(TextPosition sign) {
        String text = sign.getUnicode();
        if (text == null || text.isEmpty()) {
            return sign;
        }
        char c = text.charAt(0);
        int[] codes = sign.getCharacterCodes();
        String meant;
        if (c < 0x20 && text.length() == 1) {
            meant = TEX.getOrDefault((int) c, " ");
        } else if (isOrnament(c)
                && sign.getFont() instanceof PDType3Font
                && codes != null
                && codes.length == 1
                && codes[0] < 0x100) {
            meant = TEX.getOrDefault(codes[0], String.valueOf((char) codes[0]));
        } else {
            return sign;
        }
        return new TextPosition(
                sign.getRotation(),
                sign.getPageWidth(),
                sign.getPageHeight(),
                sign.getTextMatrix(),
                sign.getEndX(),
                sign.getEndY(),
                sign.getHeight(),
                sign.getWidth(),
                sign.getWidthOfSpace(),
                meant,
                codes,
                sign.getFont(),
                sign.getFontSize(),
                Math.round(sign.getFontSizeInPt()));
    }

    /** Whether a character is one of Zapf Dingbats. */
    private static boolean isOrnament(char c) {
        return c >= '\u2600' && c <= '\u27bf'
                || c >= '\u2460' && c <= '\u25ff'
                || c == '\u2192'
                || c >= '\u2194' && c <= '\u2195';
    }
}
