package glossa.source.pdf;

import java.util.List;

/**
 * A line of a PDF's first page.
 *
 * @param text its text
 * @param cells its text without marks of footnotes, parted where they and wide gaps stand, as
 *     between the names of authors
 * @param size the mean size of its letters, in points
 * @param font the name of its first letter's font
 * @param top where its letters stand, in points from the top of the page
 */
record PdfLine(String text, List<String> cells, double size, String font, double top) {
    PdfLine {
        cells = List.copyOf(cells);
    }

    int letters() {
        return (int) text.chars().filter(Character::isLetterOrDigit).count();
    }

    /** Whether {@code other} is set alike. */
    boolean looksLike(PdfLine other) {
        return font.equals(other.font) && Math.abs(size - other.size) < 0.08 * other.size;
    }
}
