package glossa.features.navigation;

import glossa.grammar.Locator;
import glossa.paper.Page;
import glossa.paper.Paper;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Maps a locator to a page of a file: the number printed on a page is seldom its position. */
final class FilePages {
    private FilePages() {}

    /** The first page that a locator names, as written: {@code 3} in {@code pp. 3-5}. */
    static Optional<String> firstPage(Locator locator) {
        if (!locator.label().equals("page")) {
            return Optional.empty();
        }
        String first = locator.value().strip().split("[-–—,;\\s]", 2)[0];
        return first.isEmpty() ? Optional.empty() : Optional.of(first);
    }

    /**
     * The position of a page in the file, from 1. It is the page with this label; otherwise, if the
     * paper's pages in its journal are known and contain the number, its distance from the first;
     * otherwise the number itself, if the file has that many pages. Empty if none applies.
     *
     * @param written the page as written
     * @param pages the pages of the file; empty if they were not read
     * @param records the record of each source
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

    /** The last page of a range; {@code 327-45} ends at 345. */
    private static int lastPage(String first, String written) {
        int missing = first.length() - written.length();
        int last = number(missing > 0 ? first.substring(0, missing) + written : written);
        return last < 0 ? Integer.MAX_VALUE : last;
    }

    /** The number, or -1 if this is none. */
    private static int number(String written) {
        boolean digits =
                !written.isEmpty()
                        && written.length() < 9
                        && written.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(written) : -1;
    }
}
