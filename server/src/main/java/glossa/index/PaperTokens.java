package glossa.index;

import glossa.paper.Name;
import glossa.paper.Paper;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Splits the texts of papers and queries into the same folded words. */
final class PaperTokens {
    /**
     * Prefixes up to this length are terms of the index; longer ones are looked up in its
     * dictionary.
     */
    static final int MAX_GRAM_LENGTH = 4;

    /** Characters of a script without spaces that make one word, counted from each character. */
    private static final int IDEOGRAPHS_PER_WORD = 4;

    /** The first character of a script without spaces; Thai comes first (Unicode, "Blocks"). */
    private static final int FIRST_WITHOUT_SPACES = 0x0E00;

    private PaperTokens() {}

    /** Receives the words of a text in their order. */
    interface WordConsumer {
        /**
         * A word, from {@code start} to {@code end}.
         *
         * @param isJoined whether a hyphen or an apostrophe joins it to the word before
         * @param colon whether a colon is between it and the word before
         */
        void word(int start, int end, boolean isJoined, boolean colon);

        /**
         * The words from {@code first} to {@code last}, counted from 0, were written as one with
         * hyphens.
         */
        void compound(int first, int last);
    }

    /** The distinct words of key, aliases, title, authors, venue and year. */
    static Set<String> of(Paper paper) {
        Set<String> tokens = new LinkedHashSet<>();
        tokens.addAll(atEdges(paper.key()));
        paper.aliases().forEach(alias -> tokens.addAll(atEdges(alias)));
        tokens.addAll(split(paper.title()));
        for (Name name : paper.authors()) {
            List<String> family = split(name.family());
            tokens.addAll(family);
            if (family.size() > 1) {
                tokens.add(TextFolding.squeeze(name.family()));
            }
            tokens.addAll(split(name.given()));
        }
        tokens.addAll(years(paper));
        tokens.addAll(split(paper.venue()));
        return tokens;
    }

    /** The year as written and, as many type it, its last two digits. */
    static List<String> years(Paper paper) {
        String year = TextFolding.fold(paper.year());
        return year.isEmpty()
                ? List.of()
                : year.length() == 4 ? List.of(year, year.substring(2)) : List.of(year);
    }

    /**
     * The words of running text, separated by anything but letters and digits. Compounds with
     * hyphens are there as a whole as well. In a text without spaces, a word starts at each
     * character.
     */
    static List<String> split(String text) {
        char[] folded = TextFolding.fold(text).toCharArray();
        List<String> words = new ArrayList<>();
        List<String> compounds = new ArrayList<>();
        forEachWord(
                folded,
                0,
                folded.length,
                new WordConsumer() {
                    @Override
                    public void word(int start, int end, boolean isJoined, boolean colon) {
                        words.add(new String(folded, start, end - start));
                    }

                    @Override
                    public void compound(int first, int last) {
                        compounds.add(String.join("", words.subList(first, last + 1)));
                    }
                });
        words.addAll(compounds);
        return words;
    }

    /** Passes the words of a folded text to a consumer. */
    static void forEachWord(char[] text, int from, int to, WordConsumer consumer) {
        int count = 0;
        int start = -1;
        int group = 0;
        boolean hasHyphen = false;
        boolean colon = false;
        for (int i = from; i <= to; ) {
            int c = i < to ? Character.codePointAt(text, i, to) : ' ';
            int next = i + (c < 0x10000 ? 1 : 2);
            boolean letter = isLetterOrDigit(c);
            boolean isIdeograph = c >= FIRST_WITHOUT_SPACES && letter && isWithoutSpaces(c);
            if (letter && !isIdeograph) {
                start = start < 0 ? i : start;
            } else {
                if (start >= 0) {
                    boolean isJoined = count > group && hasHyphen;
                    consumer.word(start, i, isJoined, colon);
                    count++;
                    start = -1;
                    colon = false;
                }
                if (c == '-' || c == '\'' || c == '’' || c == '‐') {
                    hasHyphen = true;
                } else {
                    if (hasHyphen && count - group > 1) {
                        consumer.compound(group, count - 1);
                    }
                    hasHyphen = false;
                    if (isIdeograph) {
                        consumer.word(i, endOfIdeographs(text, i, to), false, colon);
                        count++;
                        colon = false;
                    }
                    group = count;
                    colon |= c == ':';
                }
            }
            i = next;
        }
    }

    private static boolean isLetterOrDigit(int c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
                : Character.isLetterOrDigit(c);
    }

    /** Han, kana and the like, which are written without spaces. */
    static boolean isWithoutSpaces(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    private static int endOfIdeographs(char[] text, int start, int to) {
        int end = start;
        for (int n = 0; n < IDEOGRAPHS_PER_WORD && end < to; n++) {
            int c = Character.codePointAt(text, end, to);
            if (!isLetterOrDigit(c) || c < FIRST_WITHOUT_SPACES || !isWithoutSpaces(c)) {
                break;
            }
            end += Character.charCount(c);
        }
        return end;
    }

    /**
     * The parts of a key or a query, split at punctuation, at capitals and between letters and
     * digits; in a script without spaces, after every four characters.
     */
    static List<String> atEdges(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int before = ' ';
        int ideographs = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean isIdeograph = c >= FIRST_WITHOUT_SPACES && isWithoutSpaces(c);
            boolean edge =
                    !isLetterOrDigit(c)
                            || Character.isDigit(c) != Character.isDigit(before)
                            || Character.isUpperCase(c) && Character.isLowerCase(before)
                            || isIdeograph && ideographs % IDEOGRAPHS_PER_WORD == 0
                            || !isIdeograph && ideographs > 0;
            if (edge && !part.isEmpty()) {
                parts.add(TextFolding.fold(part.toString()));
                part.setLength(0);
            }
            if (isLetterOrDigit(c)) {
                part.appendCodePoint(c);
            }
            ideographs = isIdeograph ? ideographs + 1 : 0;
            before = c;
            i += Character.charCount(c);
        }
        if (!part.isEmpty()) {
            parts.add(TextFolding.fold(part.toString()));
        }
        return parts;
    }
}
