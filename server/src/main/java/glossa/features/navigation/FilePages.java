package glossa.features.navigation;

import glossa.grammar.Locator;
import glossa.paper.Page;
import glossa.paper.Paper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Which page of a file a locator means: what is printed on a page is seldom its place in it. */
final class FilePages {
    private FilePages() {}

    /** The first page that a locator names, as written: {@code 3} of {@code pp. 3-5}. */
    static Optional<String> firstPage(Locator locator) {
        if (!locator.label().equals("page")) {
            return Optional.empty();
        }
        String first = locator.value().strip().split("[-–—,;\\s]", 2)[0];
        return first.isEmpty() ? Optional.empty() : Optional.of(first);
    }

    /**
     * The place in the file, from 1: of the page that has this label; else, where the paper's pages
     * in its journal are known and hold it, as far from the first; else the number itself, unless
     * the file has fewer pages. Nothing where none of these tells.
     *
     * @param written what stands on the page
     * @param pages those of the file; empty where they were not read
     * @param records what each source says of the paper
     */
    static OptionalInt pageInFile(String written, List<Page> pages, List<Paper> records) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).label().equalsIgnoreCase(written)) {
                return OptionalInt.of(i + 1);
            }
        }
        int number = number(written);
        if (number < 1) {
            return OptionalInt.empty();
        }
        for (Paper record : records) {
            String[] ends = record.fields().getOrDefault("page", "").strip().split("-+", 2);
            int first = number(ends[0].strip());
            int last =
                    ends.length < 2
                            ? Integer.MAX_VALUE
                            : lastPage(ends[0].strip(), ends[1].strip());
            if (first > 0 && number >= first && number <= last) {
                number = number - first + 1;
                break;
            }
        }
        return pages.isEmpty() || number <= pages.size()
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }

    /** {@code 327-45} ends at 345. */
    private static int lastPage(String first, String written) {
        int missing = first.length() - written.length();
        int last = number(missing > 0 ? first.substring(0, missing) + written : written);
        return last < 0 ? Integer.MAX_VALUE : last;
    }

    /** -1 for what is no number. */
    private static int number(String written) {
        boolean digits =
                !written.isEmpty()
                        && written.length() < 9
                        && written.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(written) : -1;
    }
}
