package glossa.features;

import glossa.paper.DisplayText;
import glossa.paper.LossyTex;
import glossa.paper.Name;
import glossa.paper.Paper;

import java.util.stream.Collectors;

/** Labels of a paper for lines, lists and tooltips. */
public final class PaperLabels {
    /** Authors that are named; the rest are counted. */
    private static final int MAX_AUTHORS = 12;

    /** In UTF-16 units. */
    private static final int MAX_SHORT_TITLE = 50;

    private PaperLabels() {}

    /** One line: {@code Vaswani et al. 2017. Attention Is All You Need}. */
    public static String line(Paper paper) {
        String authors = authors(paper);
        String title = title(paper);
        return authors.isEmpty() || title.isEmpty() ? authors + title : authors + ". " + title;
    }

    /** Authors and year in one line; empty if neither is known. */
    public static String authors(Paper paper) {
        return DisplayText.line(authorsAndYear(paper));
    }

    /** The title without TeX markup. */
    public static String title(Paper paper) {
        return DisplayText.line(LossyTex.readable(paper.title()));
    }

    /** The start of the title, cut between words. */
    public static String shortTitle(Paper paper) {
        String title = title(paper);
        if (title.length() <= MAX_SHORT_TITLE) {
            return title;
        }
        int end = title.lastIndexOf(' ', MAX_SHORT_TITLE);
        return title.substring(0, end < MAX_SHORT_TITLE / 2 ? MAX_SHORT_TITLE : end) + "…";
    }

    /**
     * Authors and year as the source writes them: {@code Vaswani et al. 2017}, {@code Knuth 1984},
     * {@code Devlin & Chang 2019}; empty if neither is known.
     */
    public static String authorsAndYear(Paper paper) {
        String names =
                switch (paper.authors().size()) {
                    case 0 -> "";
                    case 1 -> paper.authors().getFirst().family();
                    case 2 ->
                            paper.authors().getFirst().family()
                                    + " & "
                                    + paper.authors().getLast().family();
                    default -> paper.authors().getFirst().family() + " et al.";
                };
        return (names + " " + paper.year()).strip();
    }

    /** The names of the authors; of a very long list, the rest is counted. */
    public static String allAuthors(Paper paper) {
        String names =
                paper.authors().stream()
                        .limit(MAX_AUTHORS)
                        .map(Name::display)
                        .collect(Collectors.joining(", "));
        int more = paper.authors().size() - MAX_AUTHORS;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
