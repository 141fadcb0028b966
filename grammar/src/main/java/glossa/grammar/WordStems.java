package glossa.grammar;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of a text, prepared for comparing topics: in lower case, without accents, without stop
 * words, and without English endings.
 *
 * <p>{@code Masked models are better at representing images} gives {@code mask model better
 * represent imag}. An ending is removed if enough letters remain before it. The result need not be
 * a word, and different words may have the same stem.
 */
public final class WordStems {
    /** UTF-16 units; longer sequences are not words. */
    private static final int MAX_WORD_LENGTH = 40;

    /** UTF-16 units; shorter words keep their ending. */
    private static final int SHORT_WORD_LENGTH = 4;

    private static final Set<String> STOP_WORDS =
            Set.of(
                    ("a about above after again against al all also am an and any are as at be"
                         + " because been before below between both but by can could did do does"
                         + " don during each eg et ever every example few for from further had has"
                         + " have he her here him his how however i ie if in into is it its just"
                         + " least many may me might more most much must my no nor not now of off"
                         + " on once one only or other our out over own same say says see shall she"
                         + " should so some such than that the their them then there these they"
                         + " this those through to too two under until up us use used using very"
                         + " was we well were what when where which while who whom why will with"
                         + " would you your")
                            .split(" "));

    /**
     * Endings, with the minimum number of letters before each; the first that matches is removed.
     */
    private static final List<Ending> ENDINGS =
            List.of(
                    new Ending("ization", 4),
                    new Ending("isation", 4),
                    new Ending("ational", 4),
                    new Ending("ation", 4),
                    new Ending("ative", 4),
                    new Ending("ability", 4),
                    new Ending("able", 4),
                    new Ending("ing", 3),
                    new Ending("ment", 4),
                    new Ending("ness", 4),
                    new Ending("ion", 4),
                    new Ending("ive", 4),
                    new Ending("ity", 4),
                    new Ending("ally", 4),
                    new Ending("al", 4),
                    new Ending("ed", 3),
                    new Ending("er", 4),
                    new Ending("or", 4),
                    new Ending("ly", 4),
                    new Ending("e", 3));

    private record Ending(String letters, int minLettersBefore) {}

    /** A cache of stems, because words recur. */
    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private static final int MAX_KNOWN = 8_000;

    private WordStems() {}

    /** The stems of the words of a text, in its order. */
    public static List<String> of(String text) {
        List<String> stems = new ArrayList<>();
        for (String word : words(text)) {
            stems.add(stem(word));
        }
        return stems;
    }

    /** The words of a text without stop words, folded, in its order. */
    public static List<String> words(String text) {
        String folded = fold(text);
        List<String> words = new ArrayList<>();
        int i = 0;
        while (i < folded.length()) {
            int start = i;
            while (i < folded.length() && isWord(folded.charAt(i))) {
                i++;
            }
            int length = i - start;
            if (length > 0
                    && length <= MAX_WORD_LENGTH
                    && (length > 1 || folded.charAt(start) > 0x2E80)) {
                String word = folded.substring(start, i);
                if (!STOP_WORDS.contains(word)) {
                    words.add(word);
                }
            }
            i++;
        }
        return words;
    }

    /** The stem of a folded word. */
    public static String stem(String word) {
        String known = KNOWN.get(word);
        if (known == null) {
            if (KNOWN.size() > MAX_KNOWN) {
                KNOWN.clear();
            }
            known = withoutEnding(word);
            KNOWN.put(word, known);
        }
        return known;
    }

    private static String withoutEnding(String word) {
        int length = word.length();
        if (length < SHORT_WORD_LENGTH || word.charAt(length - 1) > 'z') {
            return word;
        }
        String singular = singular(word);
        String stem = singular;
        for (Ending ending : ENDINGS) {
            if (singular.length() - ending.letters.length() >= ending.minLettersBefore
                    && singular.endsWith(ending.letters)) {
                stem = singular.substring(0, singular.length() - ending.letters.length());
                break;
            }
        }
        if (stem.length() > SHORT_WORD_LENGTH && stem.endsWith("e")) {
            stem = stem.substring(0, stem.length() - 1);
        }
        int last = stem.length() - 1;
        if (last > 2
                && stem.charAt(last) == stem.charAt(last - 1)
                && "bdgklmnprt".indexOf(stem.charAt(last)) >= 0) {
            return stem.substring(0, last);
        }
        return last > 3 && stem.charAt(last) == 'y' ? stem.substring(0, last) + "i" : stem;
    }

    private static String singular(String word) {
        int length = word.length();
        if (word.charAt(length - 1) != 's') {
            return word;
        }
        if (word.endsWith("ies") && length > SHORT_WORD_LENGTH) {
            return word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("sses")) {
            return word.substring(0, length - 2);
        }
        return word.endsWith("ss") || word.endsWith("us") || word.endsWith("is")
                ? word
                : word.substring(0, length - 1);
    }

    /** {@code text} in lower case without accents, compatibility forms resolved. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return withoutMarks(
                        Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT));
            }
        }
        return text.toLowerCase(Locale.ROOT);
    }

    private static String withoutMarks(String decomposed) {
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c < 0x0300 || c > 0x036F) {
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c >= 0x80 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
    }
}
