package glossa.features.quotations;

import glossa.features.PageNumbers;
import glossa.features.quotations.QuotationMatch.PageRange;
import glossa.grammar.Locator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pages of a paper's text as notes cite them: by the number printed on them, by the number in
 * the paper's volume, or by their position in the file.
 */
final class CitedPages {
    private static final Pattern NUMBERS =
            Pattern.compile(
                    "(?<![\\p{L}\\d.])(\\d{1,7})(?:\\s*[-\\u2010-\\u2015]+\\s*(\\d{1,7}))?");

    private CitedPages() {}

    /** Whether a locator is a page, and not one of the pages of any place. */
    static boolean isElsewhere(PaperText text, List<PageRange> places, Locator locator) {
        return !places.isEmpty()
                && places.stream().allMatch(place -> isElsewhere(text, place, locator));
    }

    private static boolean isElsewhere(PaperText text, PageRange place, Locator locator) {
        if (!locator.label().equals("page") || text.label(place.first()).isEmpty()) {
            return false;
        }
        String value = locator.value();
        for (int page = place.first(); page <= place.last(); page++) {
            if (value.strip().equalsIgnoreCase(text.label(page))) {
                return false;
            }
        }
        Matcher numbers = NUMBERS.matcher(value);
        boolean hasNumber = false;
        while (numbers.find()) {
            hasNumber = true;
            int from = Integer.parseInt(numbers.group(1));
            int to =
                    numbers.group(2) == null
                            ? from
                            : PageNumbers.lastPage(numbers.group(1), numbers.group(2));
            for (int page = place.first(); page <= place.last(); page++) {
                if (numbers(text, page).stream().anyMatch(one -> one >= from && one <= to)) {
                    return false;
                }
            }
        }
        return hasNumber;
    }

    /** The numbers by which a page may be cited. */
    private static List<Integer> numbers(PaperText text, int page) {
        List<Integer> all = new ArrayList<>(List.of(page + 1));
        String label = text.label(page);
        if (label.matches("\\d{1,7}")) {
            all.add(Integer.parseInt(label));
        }
        text.firstPage().ifPresent(first -> all.add(first + page));
        return all;
    }

    /** The page of the first place as a note cites it: {@code 327}. */
    static Optional<String> label(PaperText text, List<PageRange> places) {
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int index = places.getFirst().first();
        return Optional.of(PageNumbers.citedLabel(text.label(index), index, text.firstPage()))
                .filter(label -> !label.isEmpty());
    }
}
