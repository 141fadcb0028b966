package glossa.source.pdf;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDPageLabelRange;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels of pages (ISO 32000-1, 12.4.2): {@code i, ii, 1, 2} or {@code 327}.
 *
 * <p>PDFBox's own labels have any length and number that a file requests; these are bounded.
 */
final class PdfPageLabels {
    private static final int MAX_LABEL_LENGTH = 40;

    private static final String[] ROMAN = {
        "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
    };

    private static final int[] ROMAN_VALUES = {
        1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1
    };

    private final TreeMap<Integer, PDPageLabelRange> ranges;

    private PdfPageLabels(Map<Integer, PDPageLabelRange> ranges) {
        this.ranges = new TreeMap<>(ranges);
    }

    /** The labels of {@code document}; the positions of the pages if it has no readable labels. */
    static PdfPageLabels of(PDDocument document) {
        Map<Integer, PDPageLabelRange> ranges = new TreeMap<>();
        try {
            PDPageLabels labels = document.getDocumentCatalog().getPageLabels();
            if (labels != null) {
                for (int first : labels.getPageIndices()) {
                    ranges.put(first, labels.getPageLabelRange(first));
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError e) {
            ranges.clear();
        }
        return new PdfPageLabels(ranges);
    }

    /** Whether the file defines them. */
    boolean areSaid() {
        return ranges.size() > 1
                || ranges.values().stream()
                        .anyMatch(range -> range.getStart() != 1 || range.getPrefix() != null);
    }

    /**
     * The label of a page.
     *
     * @param page its position in the file, from 0
     */
    String of(int page) {
        var range = ranges.floorEntry(page);
        if (range == null) {
            return String.valueOf(page + 1);
        }
        String prefix = range.getValue().getPrefix() == null ? "" : range.getValue().getPrefix();
        String style = range.getValue().getStyle() == null ? "" : range.getValue().getStyle();
        long number = (long) range.getValue().getStart() + page - range.getKey();
        String label =
                prefix
                        + switch (style) {
                            case PDPageLabelRange.STYLE_DECIMAL -> String.valueOf(number);
                            case PDPageLabelRange.STYLE_ROMAN_LOWER -> roman(number);
                            case PDPageLabelRange.STYLE_ROMAN_UPPER ->
                                    roman(number).toUpperCase(Locale.ROOT);
                            case PDPageLabelRange.STYLE_LETTERS_LOWER -> letters(number, 'a');
                            case PDPageLabelRange.STYLE_LETTERS_UPPER -> letters(number, 'A');
                            default -> "";
                        };
        label = label.strip();
        return label.isEmpty() || label.length() > MAX_LABEL_LENGTH
                ? String.valueOf(page + 1)
                : label;
    }

    private static String roman(long number) {
        if (number < 1 || number > 9999) {
            return String.valueOf(number);
        }
        StringBuilder roman = new StringBuilder();
        long left = number;
        for (int i = 0; i < ROMAN.length; i++) {
            for (; left >= ROMAN_VALUES[i]; left -= ROMAN_VALUES[i]) {
                roman.append(ROMAN[i]);
            }
        }
        return roman.toString();
    }

    /** {@code a} to {@code z}, then {@code aa} to {@code zz}, each letter doubled, and so on. */
    private static String letters(long number, char first) {
        long times = (number + 25) / 26;
        return number < 1 || times > MAX_LABEL_LENGTH
                ? String.valueOf(number)
                : String.valueOf((char) (first + (number - 1) % 26)).repeat((int) times);
    }
}
