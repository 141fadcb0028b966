package glossa.source.pdf;

import glossa.paper.Mark;
import glossa.paper.Whitespace;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationMarkup;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.jspecify.annotations.Nullable;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The marks on the pages of a PDF: highlighted and underlined words, and notes (ISO 32000-1,
 * sections 12.5.6.4 and 12.5.6.10). Other annotations, such as links and forms, are no marks.
 */
final class PdfMarks {
    /** Marks of a page; a page with more is not one that a person marked. */
    private static final int MAX_MARKS = 500;

    private static final int MAX_LENGTH = 4_000;

    /** Rectangles of a mark, one for each line of its words. */
    private static final int MAX_LINES = 200;

    private static final Map<String, Mark.Kind> KINDS =
            Map.of(
                    "Highlight", Mark.Kind.HIGHLIGHT,
                    "Underline", Mark.Kind.UNDERLINE,
                    "Squiggly", Mark.Kind.UNDERLINE,
                    "StrikeOut", Mark.Kind.UNDERLINE,
                    "Text", Mark.Kind.NOTE,
                    "FreeText", Mark.Kind.NOTE);

    private static final Pattern DIVIDED = Pattern.compile("\\p{Ll}[-\\u2010]$");

    private PdfMarks() {}

    /** A mark with where it begins on its page, from the top. */
    private record Placed(Mark mark, double top, double left) {}

    /**
     * The marks of a page, from its top to its bottom.
     *
     * @param label of the page
     * @param number of the page in the file, from 1
     */
    static List<Mark> of(PDPage page, String label, int number) throws IOException {
        List<PDAnnotation> marks = new ArrayList<>();
        for (PDAnnotation annotation : page.getAnnotations()) {
            boolean isMark = KINDS.containsKey(String.valueOf(annotation.getSubtype()));
            if (isMark && !annotation.isHidden() && marks.size() < MAX_MARKS) {
                marks.add(annotation);
            }
        }
        List<String> words = words(page, marks);
        List<Placed> found = new ArrayList<>();
        for (int i = 0; i < marks.size(); i++) {
            PDRectangle place = marks.get(i).getRectangle();
            double top = place == null ? 0 : -place.getUpperRightY();
            double left = place == null ? 0 : place.getLowerLeftX();
            mark(marks.get(i), words.get(i), label, number)
                    .ifPresent(mark -> found.add(new Placed(mark, top, left)));
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Placed::top).thenComparingDouble(Placed::left))
                .map(Placed::mark)
                .toList();
    }

    private static Optional<Mark> mark(
            PDAnnotation annotation, String words, String label, int number) {
        String comment = line(annotation.getContents());
        if (comment.equals(words)) {
            // Some programs repeat the words there.
            comment = "";
        }
        if (words.isEmpty() && comment.isEmpty()) {
            return Optional.empty();
        }
        String author =
                annotation instanceof PDAnnotationMarkup markup ? line(markup.getTitlePopup()) : "";
        String name = line(annotation.getAnnotationName());
        String made =
                UUID.nameUUIDFromBytes(
                                (label + "\n" + words + "\n" + comment)
                                        .getBytes(StandardCharsets.UTF_8))
                        .toString();
        return Optional.of(
                new Mark(
                        name.isEmpty() ? made : name,
                        KINDS.getOrDefault(String.valueOf(annotation.getSubtype()), Mark.Kind.NOTE),
                        words,
                        comment,
                        label,
                        colour(annotation.getColor()),
                        date(annotation.getModifiedDate()),
                        author,
                        "#page=" + number));
    }

    /** The words below each mark; the page is gone through once for all of them. */
    private static List<String> words(PDPage page, List<PDAnnotation> marks) throws IOException {
        PDFTextStripperByArea stripper = new PDFTextStripperByArea();
        stripper.setSortByPosition(true);
        List<List<String>> regions = new ArrayList<>();
        for (PDAnnotation annotation : marks) {
            List<String> names = new ArrayList<>();
            for (Rectangle2D line : lines(page, annotation)) {
                names.add(regions.size() + ":" + names.size());
                stripper.addRegion(names.getLast(), line);
            }
            regions.add(names);
        }
        if (regions.stream().allMatch(List::isEmpty)) {
            return regions.stream().map(names -> "").toList();
        }
        stripper.extractRegions(page);
        List<String> all = new ArrayList<>();
        for (List<String> names : regions) {
            StringBuilder words = new StringBuilder();
            for (String name : names) {
                String line = stripper.getTextForRegion(name).strip();
                if (DIVIDED.matcher(words).find() && line.matches("(?s)\\p{Ll}.*")) {
                    words.setLength(words.length() - 1);
                } else {
                    words.append(words.isEmpty() ? "" : " ");
                }
                words.append(line);
            }
            all.add(line(words.toString()));
        }
        return all;
    }

    /** The quadrilaterals of a mark, line by line; of a note there are none. */
    private static List<Rectangle2D> lines(PDPage page, PDAnnotation annotation) {
        COSArray points = annotation.getCOSObject().getCOSArray(COSName.QUADPOINTS);
        PDRectangle crop = page.getCropBox();
        List<Rectangle2D> lines = new ArrayList<>();
        for (int i = 0;
                points != null && i + 8 <= points.size() && lines.size() < MAX_LINES;
                i += 8) {
            double left = Double.MAX_VALUE;
            double right = -Double.MAX_VALUE;
            double bottom = Double.MAX_VALUE;
            double top = -Double.MAX_VALUE;
            for (int j = 0; j < 8; j += 2) {
                double x = number(points, i + j);
                double y = number(points, i + j + 1);
                left = Math.min(left, x);
                right = Math.max(right, x);
                bottom = Math.min(bottom, y);
                top = Math.max(top, y);
            }
            // Lines overlap a little; the lower half of each has its letters' feet.
            double height = (top - bottom) / 2;
            lines.add(
                    new Rectangle2D.Double(
                            left - crop.getLowerLeftX(),
                            crop.getUpperRightY() - (top + bottom) / 2,
                            right - left,
                            height));
        }
        return lines;
    }

    private static double number(COSArray points, int at) {
        return points.getObject(at) instanceof COSNumber number ? number.floatValue() : 0;
    }

    private static String line(@Nullable String text) {
        String plain = text == null ? "" : Whitespace.collapsed(text.strip());
        return plain.length() <= MAX_LENGTH ? plain : plain.substring(0, MAX_LENGTH) + "…";
    }

    /** {@code 2026-10-02} of {@code D:20261002…} (ISO 32000-1, section 7.9.4). */
    private static String date(@Nullable String written) {
        String digits = written == null ? "" : written.replaceFirst("^D:", "");
        return digits.matches("\\d{8}.*")
                ? digits.substring(0, 4)
                        + "-"
                        + digits.substring(4, 6)
                        + "-"
                        + digits.substring(6, 8)
                : "";
    }

    /** The name of the nearest colour. */
    private static String colour(@Nullable PDColor color) {
        float[] parts = color == null ? new float[0] : color.getComponents();
        if (parts.length != 3) {
            return "";
        }
        return COLOURS.entrySet().stream()
                .min(Comparator.comparingDouble(one -> distance(parts, one.getValue())))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    private static final Map<String, float[]> COLOURS =
            Map.of(
                    "yellow", new float[] {1, 0.9f, 0},
                    "red", new float[] {1, 0.3f, 0.3f},
                    "green", new float[] {0.3f, 0.8f, 0.3f},
                    "blue", new float[] {0.2f, 0.6f, 0.95f},
                    "purple", new float[] {0.6f, 0.5f, 0.9f},
                    "magenta", new float[] {0.9f, 0.4f, 0.9f},
                    "orange", new float[] {0.95f, 0.6f, 0.2f},
                    "gray", new float[] {0.66f, 0.66f, 0.66f});

    private static double distance(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - other[i]) * (one[i] - other[i]);
        }
        return sum;
    }
}
