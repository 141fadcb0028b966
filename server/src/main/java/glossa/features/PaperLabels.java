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

    /** In columns; wider rows would leave no room for the card beside the list. */
    private static final int MAX_ROW = 40;

    /** The first character of the scripts whose characters take two columns (Unicode, "Blocks"). */
    private static final int FIRST_WIDE = 0x2E80;

    private static final int MIN_TITLE_IN_ROW = 15;

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
        return start(title(paper), MAX_SHORT_TITLE);
    }

    /** For the row of a list, cut between words: {@code Turing 1950 · Computing Machinery…}. */
    public static String row(Paper paper) {
        String authors = authors(paper);
        String title = title(paper);
        boolean isWide = (authors + title).chars().anyMatch(c -> c >= FIRST_WIDE && c < 0xD800);
        int columns = isWide ? 2 : 1;
        int left = MAX_ROW / columns - authors.length() - 3;
        if (authors.isEmpty()) {
            return start(title, MAX_ROW / columns);
        }
        boolean hasRoom = !title.isEmpty() && left >= MIN_TITLE_IN_ROW / columns;
        return hasRoom ? authors + " · " + start(title, left) : authors;
    }

    private static String start(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int blank = text.lastIndexOf(' ', most);
        int whole = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, blank < most / 2 ? whole : blank) + "…";
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
