package glossa.source.pdf;

import glossa.paper.Whitespace;

import org.apache.pdfbox.text.TextPosition;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds a {@link PdfLine} from the words of a line. */
final class PdfLineBuilder {
    /** A gap of this many font sizes separates cells. */
    private static final double WIDE_GAP = 1.2;

    private record Sign(String text, double size, double base, double left, double right) {}

    /** The characters in order; a space between words has no size. */
    private final List<Sign> signs = new ArrayList<>();

    private String font = "";

    void add(List<TextPosition> word) {
        if (!signs.isEmpty()) {
            signs.add(new Sign(" ", 0, 0, 0, 0));
        }
        for (TextPosition position : word) {
            String text = position.getUnicode();
            if (text == null || text.isBlank()) {
                if (!signs.isEmpty() && !isSpace(signs.getLast())) {
                    signs.add(new Sign(" ", 0, 0, 0, 0));
                }
                continue;
            }
            if (font.isEmpty() && position.getFont() != null) {
                font = String.valueOf(position.getFont().getName());
            }
            signs.add(
                    new Sign(
                            plain(text),
                            size(position),
                            position.getY(),
                            position.getX(),
                            position.getX() + position.getWidth()));
        }
    }

    /** The line; empty if it has no characters. */
    Optional<PdfLine> build() {
        List<Sign> drawn = signs.stream().filter(sign -> !isSpace(sign)).toList();
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        double largest = drawn.stream().mapToDouble(Sign::size).max().orElse(0);
        double base =
                drawn.stream()
                        .filter(sign -> sign.size() > 0.9 * largest)
                        .mapToDouble(Sign::base)
                        .average()
                        .orElse(0);
        boolean smallCapitals =
                drawn.stream()
                        .noneMatch(sign -> sign.text().chars().anyMatch(Character::isLowerCase));
        StringBuilder text = new StringBuilder();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        double sum = 0;
        int count = 0;
        double right = Double.NaN;
        for (Sign sign : signs) {
            if (isSpace(sign)) {
                text.append(' ');
                cell.append(' ');
                continue;
            }
            boolean raised = sign.size() < 0.85 * largest && sign.base() < base - 0.1 * largest;
            boolean small = sign.size() < 0.9 * largest;
            String written =
                    smallCapitals && small && !raised
                            ? sign.text().toLowerCase(Locale.ROOT)
                            : sign.text();
            text.append(written);
            if (raised || sign.left() - right > WIDE_GAP * largest) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            }
            if (!raised) {
                cell.append(written);
                if (Character.isLetterOrDigit(written.codePointAt(0))) {
                    sum += sign.size();
                    count++;
                }
            }
            right = sign.right();
        }
        cells.add(cell.toString().strip());
        cells.removeIf(String::isEmpty);
        return Optional.of(
                new PdfLine(
                        Whitespace.collapsed(text.toString()),
                        cells,
                        count == 0 ? largest : sum / count,
                        font,
                        base));
    }

    private static boolean isSpace(Sign sign) {
        return sign.text().equals(" ");
    }

    /** The font size in points; of type 3 fonts only the height of the bounding box is known. */
    private static double size(TextPosition position) {
        double scale = Math.abs(position.getYScale());
        return scale > 1.5 ? scale : position.getHeightDir();
    }

    /** The text with ligatures replaced by letters. */
    private static String plain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uFB00' && c <= '\uFB06') {
                return Normalizer.normalize(text, Normalizer.Form.NFKC);
            }
        }
        return text;
    }
}
