package glossa.source.pdf;

import java.util.List;

/**
 * A line of a PDF's first page.
 *
 * @param text its text
 * @param cells its text without footnote marks, split at these and at wide gaps, as between the
 *     names of authors
 * @param size the mean font size, in points
 * @param font the font of its first letter
 * @param top the distance from the top of the page, in points
 */
record PdfLine(String text, List<String> cells, double size, String font, double top) {
    PdfLine {
        cells = List.copyOf(cells);
    }

    int letters() {
        return (int) text.chars().filter(Character::isLetterOrDigit).count();
    }

    /** Whether {@code other} has the same font and size. */
    boolean looksLike(PdfLine other) {
        return font.equals(other.font) && Math.abs(size - other.size) < 0.08 * other.size;
    }
}
