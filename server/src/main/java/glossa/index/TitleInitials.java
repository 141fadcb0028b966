package glossa.index;

import glossa.paper.Paper;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Terms for what is typed for a whole paper: the beginning of its title in one word, the initials
 * of its title, its first author with the year, its identifiers. And terms for the beginnings of
 * two adjacent words.
 */
final class TitleInitials {
    /** Letters of each of two words in the term of a pair. */
    static final int HALF = 3;

    /** The length of the longest word in {@link #SMALL}. */
    static final int MAX_SMALL_LENGTH = 7;

    /** UTF-16 units of a title in its term; enough to tell most titles apart. */
    private static final int MAX_TITLE_LENGTH = 16;

    private static final int MAX_INITIALS = 8;
    private static final int MIN_INITIALS = 3;

    private static final Set<String> SMALL =
            Set.of(
                    "a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "with", "by",
                    "from", "as", "at", "is", "are", "via", "towards", "toward", "using", "into");

    private TitleInitials() {}

    /** Whether abbreviations may leave out a folded word. */
    static boolean isSmall(String word) {
        return SMALL.contains(word);
    }

    /**
     * The words of a title.
     *
     * @param words the words, folded
     * @param joint for each word, whether a hyphen or an apostrophe joins it to the one before
     * @param afterColon the first word after a colon; 0 where there is no colon
     */
    record Title(List<String> words, List<Boolean> joint, int afterColon) {
        static Title of(String title) {
            char[] folded = TextFolding.fold(title).toCharArray();
            List<String> words = new ArrayList<>();
            List<Boolean> joints = new ArrayList<>();
            int[] afterColon = {0};
            PaperTokens.forEachWord(
                    folded,
                    0,
                    folded.length,
                    new PaperTokens.WordConsumer() {
                        @Override
                        public void word(int start, int end, boolean joint, boolean colon) {
                            if (colon && afterColon[0] == 0) {
                                afterColon[0] = words.size();
                            }
                            words.add(new String(folded, start, end - start));
                            joints.add(joint);
                        }

                        @Override
                        public void compound(int first, int last) {
                            // A compound's parts have their own initials.
                        }
                    });
            return new Title(words, joints, afterColon[0]);
        }
    }

    /** The terms that the typed text as a whole may be a prefix of. */
    static Set<String> of(Paper paper) {
        Set<String> starts = new LinkedHashSet<>();
        String squeezed = TextFolding.squeeze(paper.title());
        if (!squeezed.isEmpty()) {
            starts.add(cut(squeezed, MAX_TITLE_LENGTH));
        }
        Title title = Title.of(paper.title());
        initials(title, 0, starts);
        if (title.afterColon() > 0) {
            initials(title, title.afterColon(), starts);
        }
        if (!paper.authors().isEmpty() && !paper.year().isEmpty()) {
            starts.add(
                    cut(
                            TextFolding.squeeze(paper.authors().getFirst().family() + paper.year()),
                            MAX_TITLE_LENGTH));
        }
        paper.identifiers()
                .forEach(
                        (scheme, id) -> {
                            if (!scheme.equals("url")) {
                                starts.add(cut(id.toLowerCase(Locale.ROOT), 60));
                            }
                        });
        return starts;
    }

    private static void initials(Title title, int from, Set<String> starts) {
        for (boolean small : new boolean[] {true, false}) {
            for (boolean joint : new boolean[] {true, false}) {
                StringBuilder initials = new StringBuilder();
                for (int i = from; i < title.words().size(); i++) {
                    String word = title.words().get(i);
                    boolean counts = (small || !isSmall(word)) && (joint || !title.joint().get(i));
                    if (counts && !Character.isDigit(word.charAt(0))) {
                        initials.appendCodePoint(word.codePointAt(0));
                    }
                    if (initials.length() >= MAX_INITIALS) {
                        break;
                    }
                }
                if (initials.length() >= MIN_INITIALS) {
                    starts.add(initials.toString());
                }
            }
        }
    }

    /**
     * The terms of pairs of adjacent words of the title, with and without small words, and of the
     * first authors' names.
     */
    static Set<String> pairs(Paper paper) {
        Set<String> pairs = new LinkedHashSet<>();
        List<String> all = Title.of(paper.title()).words();
        List<String> large = all.stream().filter(word -> !isSmall(word)).toList();
        pairs(large, pairs);
        if (!paper.authors().isEmpty()) {
            List<String> names = new ArrayList<>();
            for (int i = 0; i < Math.min(2, paper.authors().size()); i++) {
                names.add(TextFolding.squeeze(paper.authors().get(i).family()));
            }
            pairs(names, pairs);
            if (!large.isEmpty()) {
                pairs(List.of(names.getFirst(), large.getFirst()), pairs);
            }
        }
        return pairs;
    }

    private static void pairs(List<String> words, Set<String> pairs) {
        for (int i = 1; i < words.size(); i++) {
            pairs.add(pair(words.get(i - 1), words.get(i)));
        }
    }

    /** The term of two adjacent words, or of their beginnings. */
    static String pair(String one, String other) {
        return cut(one, HALF) + cut(other, HALF);
    }

    private static String cut(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(
                        0, Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
