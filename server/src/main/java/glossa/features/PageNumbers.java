package glossa.features;

import glossa.paper.Paper;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The page numbers of a paper: those of its volume, {@code 5998-6008}, and its own, from 1.
 *
 * @param first the first page in the volume; 0 if unknown
 * @param last the last page in the volume; 0 if unknown
 * @param pageCount the number of pages
 */
public record PageNumbers(int first, int last, int pageCount) {
    private static final Pattern RANGE =
            Pattern.compile("\\s*(\\d{1,7})\\s*[-\\u2010-\\u2015]+\\s*(\\d{1,7})\\s*");

    private static final Pattern CITED =
            Pattern.compile(
                    "(?<![\\p{L}\\d.])(\\d{1,7})(?:\\s*[-\\u2010-\\u2015]+\\s*(\\d{1,7}))?");

    private static final Pattern NUMBER =
            Pattern.compile("\\s*(\\d{1,5})\\s*(?:p\\.|pp\\.|pages)?\\s*");

    /** The page numbers that the sources give; empty if they give neither a range nor a count. */
    public static Optional<PageNumbers> of(Paper paper) {
        int count = 0;
        Matcher total = NUMBER.matcher(paper.fields().getOrDefault("number-of-pages", ""));
        if (total.matches()) {
            count = Integer.parseInt(total.group(1));
        }
        Matcher range = RANGE.matcher(paper.fields().getOrDefault("page", ""));
        if (range.matches()) {
            int first = Integer.parseInt(range.group(1));
            int last = lastPage(range.group(1), range.group(2));
            if (last > first) {
                return Optional.of(new PageNumbers(first, last, Math.max(count, last - first + 1)));
            }
        }
        return count > 0 && paper.fields().getOrDefault("page", "").isEmpty()
                ? Optional.of(new PageNumbers(0, 0, count))
                : Optional.empty();
    }

    /** Pages that a locator names; the last one is the first where it names one page. */
    public record CitedRange(int first, int last) {}

    /** The pages that the value of a locator names: {@code 3, 12-5, iv} names 3 and 12 to 15. */
    public static List<CitedRange> citedIn(String value) {
        return CITED.matcher(value)
                .results()
                .map(
                        found ->
                                new CitedRange(
                                        Integer.parseInt(found.group(1)),
                                        found.group(2) == null
                                                ? Integer.parseInt(found.group(1))
                                                : lastPage(found.group(1), found.group(2))))
                .toList();
    }

    /** The number of the first page in the volume, if the sources give one. */
    public static Optional<Integer> firstOf(Paper paper) {
        return of(paper).map(PageNumbers::first).filter(first -> first > 0);
    }

    /**
     * A page of a paper's text as a note cites it: by its label or, if that is only its position,
     * by its number in the volume; empty where the text has no pages.
     *
     * @param label the label of the page
     * @param index its position, from 0
     * @param first the number of the first page in the volume
     */
    public static String citedLabel(String label, int index, Optional<Integer> first) {
        boolean isPosition = label.equals(String.valueOf(index + 1));
        return isPosition ? first.map(one -> String.valueOf(one + index)).orElse(label) : label;
    }

    /** The last page of a range whose end may be abbreviated: {@code 123-34} ends at 134. */
    public static int lastPage(String first, String last) {
        String whole =
                last.length() < first.length()
                        ? first.substring(0, first.length() - last.length()) + last
                        : last;
        return Integer.parseInt(whole);
    }

    /** Whether a page is one of these, in the volume or counted from 1. */
    public boolean contains(int page) {
        return page >= first && page <= last && last > 0 || page >= 1 && page <= pageCount;
    }

    /** The pages in words: {@code pages 5998-6008}, {@code 12 pages}. */
    public String description() {
        return last > 0 ? "pages " + first + "-" + last : pageCount + " pages";
    }
}
