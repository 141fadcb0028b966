package glossa.query;

import glossa.grammar.Span;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.List;

/**
 * Consecutive words to find in a text, with only spaces and punctuation between them.
 *
 * @param words folded ({@link TextFolding#fold}), letters and digits only
 * @param whole whether the last word must match a whole word; otherwise the start of one suffices
 */
public record Phrase(List<String> words, boolean whole) {
    /** The maximum number of characters between two consecutive words. */
    private static final int GAP = 6;

    public Phrase {
        words = List.copyOf(words);
    }

    /** The phrase of {@code sought}; a word with a hyphen is several words. */
    public static Phrase of(PaperQuery.Words sought) {
        return new Phrase(cut(TextFolding.fold(sought.text())), sought.phrase());
    }

    /** The words of a folded text. */
    private static List<String> cut(String folded) {
        List<String> words = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= folded.length(); i++) {
            boolean inside = i < folded.length() && isWord(folded.charAt(i));
            if (inside && start < 0) {
                start = i;
            } else if (!inside && start >= 0) {
                words.add(folded.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** Whether a folded text contains the phrase. */
    public boolean in(String folded) {
        return next(folded, 0) != null;
    }

    /** How often a folded text contains the phrase. */
    public int count(String folded) {
        int count = 0;
        Span at = next(folded, 0);
        while (at != null) {
            count++;
            at = next(folded, at.end());
        }
        return count;
    }

    /** The occurrences in an unfolded text, in its offsets; whole words. */
    public List<Span> spans(String text) {
        // Folded word by word, because folding may change the length of a word.
        StringBuilder folded = new StringBuilder();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            // Combining marks belong to the letter before them.
            while (next < text.length()
                    && Character.getType(text.charAt(next)) == Character.NON_SPACING_MARK) {
                next++;
            }
            String letter = TextFolding.fold(text.substring(i, next));
            for (int k = 0; k < letter.length(); k++) {
                places.add(i);
            }
            folded.append(letter);
            i = next;
        }
        places.add(text.length());
        List<Span> spans = new ArrayList<>();
        String all = folded.toString();
        for (Span at = next(all, 0); at != null; at = next(all, at.end())) {
            int end = at.end();
            while (!isAlone(all, end - 1) && end < all.length() && isWord(all.charAt(end))) {
                end++;
            }
            spans.add(new Span(places.get(at.start()), places.get(end)));
        }
        return spans;
    }

    private @org.jspecify.annotations.Nullable Span next(String text, int from) {
        if (words.isEmpty()) {
            return null;
        }
        String first = words.getFirst();
        for (int at = text.indexOf(first, from); at >= 0; at = text.indexOf(first, at + 1)) {
            int end = at + first.length();
            if (at > 0 && isWord(text.charAt(at - 1)) && !isAlone(text, at)) {
                continue;
            }
            for (int i = 1; i < words.size() && end >= 0; i++) {
                end = after(text, end, words.get(i));
            }
            boolean cut =
                    end >= 0
                            && whole
                            && end < text.length()
                            && isWord(text.charAt(end))
                            && !isAlone(text, end);
            if (end >= 0 && !cut) {
                return new Span(at, end);
            }
        }
        return null;
    }

    /** The end of {@code word} if it is the next word after {@code from}; otherwise negative. */
    private static int after(String text, int from, String word) {
        int at = from;
        while (at < text.length() && !isWord(text.charAt(at))) {
            at++;
        }
        return at - from <= GAP && text.startsWith(word, at) ? at + word.length() : -1;
    }

    private static boolean isWord(char c) {
        return c < 0x80
                ? c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z'
                : Character.isLetterOrDigit(c) || Character.isSurrogate(c);
    }

    private static boolean isAlone(String text, int at) {
        return text.charAt(at) >= 0x0E00 && isUnspaced(text.codePointAt(at));
    }

    /** Whether a character belongs to a script without spaces between words. */
    public static boolean isUnspaced(int c) {
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
