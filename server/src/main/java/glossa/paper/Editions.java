package glossa.paper;

import java.util.Locale;
import java.util.Set;

/**
 * Decides whether year, volume, pages, venue and type allow two records with one title to be one
 * work; a missing value allows it.
 */
final class Editions {
    private static final Set<String> ARTICLES =
            Set.of(
                    "article-journal",
                    "paper-conference",
                    "chapter",
                    "article-magazine",
                    "book",
                    "report");

    /** Types of works that may have the title of an article: its data, program or thesis. */
    private static final Set<String> APART = Set.of("dataset", "software", "thesis", "patent");

    /**
     * The length from which the name of a venue is complete; shorter names may be abbreviations.
     */
    private static final int WHOLE_VENUE = 25;

    private static final int NEAR_PAGES = 20;

    private Editions() {}

    static boolean agree(Paper a, Paper b) {
        return yearsAgree(a, b)
                && typesAgree(a, b)
                && issuesAgree(a, b)
                && venuesAgree(a, b)
                && pagesAgree(a, b);
    }

    /** An archive may have a paper up to a year before or after other venues. */
    private static boolean yearsAgree(Paper a, Paper b) {
        if (a.year().isEmpty() || b.year().isEmpty() || a.year().equals(b.year())) {
            return true;
        }
        return !a.authors().isEmpty()
                && !b.authors().isEmpty()
                && yearsBetween(a, b) <= 1
                && oneIsPreprint(a, b);
    }

    private static boolean oneIsPreprint(Paper a, Paper b) {
        return Preprints.includes(a) || Preprints.includes(b);
    }

    /** The difference of the years; very large if one is not a number. */
    static int yearsBetween(Paper a, Paper b) {
        try {
            return Math.abs(Integer.parseInt(a.year()) - Integer.parseInt(b.year()));
        } catch (NumberFormatException e) {
            return Integer.MAX_VALUE;
        }
    }

    private static boolean typesAgree(Paper a, Paper b) {
        return !(ARTICLES.contains(a.type()) && APART.contains(b.type()))
                && !(ARTICLES.contains(b.type()) && APART.contains(a.type()));
    }

    /** Volumes of one work, and columns that appear in each issue, have the same title. */
    private static boolean issuesAgree(Paper a, Paper b) {
        if (!a.type().equals(b.type())) {
            return true;
        }
        boolean agree =
                switch (a.type()) {
                    case "book" -> agree(a, b, "volume") && agree(a, b, "edition");
                    case "article-journal" -> agree(a, b, "volume") && agree(a, b, "issue");
                    default -> true;
                };
        return agree || oneIsPreprint(a, b);
    }

    private static boolean agree(Paper a, Paper b, String field) {
        String one = a.fields().getOrDefault(field, "");
        String other = b.fields().getOrDefault(field, "");
        return one.isEmpty()
                || other.isEmpty()
                || one.equals(other)
                || !isNumber(one)
                || !isNumber(other);
    }

    private static boolean isNumber(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * Pages 7 and 701 are two publications. Numbering from page 1 is that of a separate file, and
     * close pages are typing errors.
     */
    private static boolean pagesAgree(Paper a, Paper b) {
        int one = firstPage(a);
        int other = firstPage(b);
        return one <= 1 || other <= 1 || Math.abs(one - other) <= NEAR_PAGES || oneIsPreprint(a, b);
    }

    private static int firstPage(Paper paper) {
        String pages = paper.fields().getOrDefault("page", "");
        int page = 0;
        for (int i = 0; i < Math.min(pages.length(), 8); i++) {
            char c = pages.charAt(i);
            if (c < '0' || c > '9') {
                return c == '-' || c == '–' || c == ',' || c == ' ' ? page : 0;
            }
            page = page * 10 + c - '0';
        }
        return page;
    }

    /** A conference may publish again what appeared at a workshop. */
    private static boolean venuesAgree(Paper a, Paper b) {
        return a.venue().length() < WHOLE_VENUE
                || b.venue().length() < WHOLE_VENUE
                || isWorkshop(a) == isWorkshop(b)
                || oneIsPreprint(a, b);
    }

    private static boolean isWorkshop(Paper paper) {
        return paper.venue().toLowerCase(Locale.ROOT).contains("workshop");
    }
}
