package glossa.features;

import glossa.corpus.Paper;

import java.util.stream.Collectors;

/** How a paper's authors are shown. */
final class Authors {
    private static final int ALL = 12;

    private Authors() {}

    /**
     * For lists: {@code Vaswani et al. 2017}, {@code Knuth 1984}, {@code Devlin & Chang 2019};
     * empty where nothing is known.
     */
    static String brief(Paper paper) {
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

    /** All names in reading order, the tail of a very long list left out. */
    static String all(Paper paper) {
        String names =
                paper.authors().stream()
                        .limit(ALL)
                        .map(glossa.corpus.Name::display)
                        .collect(Collectors.joining(", "));
        int more = paper.authors().size() - ALL;
        return more > 0 ? names + " and " + more + " more" : names;
    }
}
