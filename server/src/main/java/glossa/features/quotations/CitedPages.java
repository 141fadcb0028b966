package glossa.features.quotations;

import glossa.features.PageNumbers;
import glossa.features.quotations.QuotationMatch.PageRange;
import glossa.grammar.Locator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pages that have some words, as notes cite them: by the number printed on them, by the number
 * in the paper's volume, or by their position in the file. Without the text, which is large.
 *
 * @param places the pages of each place that has the words; empty where the text has no pages
 */
public record CitedPages(List<List<CitedPage>> places) {
    static final CitedPages NONE = new CitedPages(List.of());

    public CitedPages {
        places = List.copyOf(places);
    }

    /**
     * One page.
     *
     * @param label its label in the text
     * @param cited how a note cites it
     * @param numbers the numbers by which a note may cite it
     */
    public record CitedPage(String label, String cited, List<Integer> numbers) {}

    /** The pages of places in a text. */
    static CitedPages of(PaperText text, List<PageRange> ranges) {
        List<List<CitedPage>> places = new ArrayList<>();
        for (PageRange range : ranges) {
            List<CitedPage> pages = new ArrayList<>();
            for (int page = range.first(); page <= range.last(); page++) {
                String label = text.label(page);
                if (!label.isEmpty()) {
                    String cited = PageNumbers.citedLabel(label, page, text.firstPage());
                    pages.add(new CitedPage(label, cited, numbers(text, page)));
                }
            }
            if (!pages.isEmpty()) {
                places.add(List.copyOf(pages));
            }
        }
        return new CitedPages(places);
    }

    /** The numbers by which a page may be cited. */
    private static List<Integer> numbers(PaperText text, int page) {
        List<Integer> all = new ArrayList<>(List.of(page + 1));
        String label = text.label(page);
        if (label.matches("\\d{1,7}")) {
            all.add(Integer.parseInt(label));
        }
        text.firstPage().ifPresent(first -> all.add(first + page));
        return List.copyOf(all);
    }

    /** The page of the first place as a note cites it: {@code 327}. */
    Optional<String> first() {
        return places.stream().findFirst().map(pages -> pages.getFirst().cited());
    }

    /** Whether a locator is a page, and not one of the pages of any place. */
    boolean areElsewhere(Locator locator) {
        return !places.isEmpty()
                && locator.label().equals("page")
                && places.stream().allMatch(pages -> areElsewhere(pages, locator.value()));
    }

    private static boolean areElsewhere(List<CitedPage> pages, String value) {
        if (pages.stream().anyMatch(page -> value.strip().equalsIgnoreCase(page.label()))) {
            return false;
        }
        List<PageNumbers.CitedRange> cited = PageNumbers.citedIn(value);
        return !cited.isEmpty()
                && cited.stream()
                        .noneMatch(
                                range ->
                                        pages.stream()
                                                .flatMap(page -> page.numbers().stream())
                                                .anyMatch(
                                                        number ->
                                                                number >= range.first()
                                                                        && number <= range.last()));
    }
}
