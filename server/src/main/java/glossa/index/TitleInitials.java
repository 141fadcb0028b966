package glossa.index;

import glossa.paper.Paper;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What is typed for a whole paper, and what is typed for two words of it: the title's first letters
 * in one word, its words' initials, the first author with the year, identifiers; and the first
 * letters of two words that stand side by side.
 */
final class TitleInitials {
    /** Letters of each of two words that are glued. */
    static final int HALF = 3;

    /** Letters of the longest word that may be left out. */
    static final int MAX_SMALL_LENGTH = 7;

    /** UTF-16 units of a title that tell it from others. */
    private static final int MAX_TITLE_LENGTH = 16;

    private static final int MAX_INITIALS = 8;
    private static final int MIN_INITIALS = 3;

    private static final Set<String> SMALL =
            Set.of(
                    "a", "an", "the", "of", "for", "in", "on", "to", "and", "or", "with", "by",
                    "from", "as", "at", "is", "are", "via", "towards", "toward", "using", "into");

    private TitleInitials() {}

    /** Whether initials and glued words may leave a folded word out. */
    static boolean isSmall(String word) {
        return SMALL.contains(word);
    }

    /** A title's words with what stands between them. */
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
                            // Its parts have their own initials.
                        }
                    });
            return new Title(words, joints, afterColon[0]);
        }
    }

    /** Terms that what was typed may begin as a whole. */
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

    /** Terms of each two words that stand side by side, small ones left out or not. */
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

    /** The term of two words, or of the beginnings of two. */
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
