package glossa.paper;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Folds texts for comparison: removes differences of case, accents, ligatures and compatibility
 * forms.
 */
public final class TextFolding {
    private TextFolding() {}

    /**
     * {@code text} in lower case without accents: {@code Gödel} and {@code GÖDEL} become {@code
     * godel}, {@code ﬁ} becomes {@code fi}, {@code ß} becomes {@code ss}, {@code Ø} becomes {@code
     * o}. Scripts without accents stay unchanged.
     */
    public static String fold(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            ascii = text.charAt(i) < 0x80;
        }
        return ascii ? text.toLowerCase(Locale.ROOT) : foldLatin(text);
    }

    /** A fast path for texts in Latin script. */
    private static String foldLatin(String text) {
        StringBuilder folded = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                folded.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
            } else if (c >= FIRST_LATIN && c < LAST_LATIN) {
                folded.append(Latin.FOLDED[c - FIRST_LATIN]);
            } else if (c >= '\u2010' && c <= '\u201F' && c != '\u2011' && c != '\u2017') {
                // Dashes and quotation marks.
                folded.append(c);
            } else {
                return foldAny(text);
            }
        }
        return folded.toString();
    }

    private static final char FIRST_LATIN = 0x80;
    private static final char LAST_LATIN = 0x250;

    /** The results of {@link #foldAny} for each letter; computed on first use. */
    private static final class Latin {
        static final String[] FOLDED = new String[LAST_LATIN - FIRST_LATIN];

        static {
            for (int i = 0; i < FOLDED.length; i++) {
                FOLDED[i] = foldAny(String.valueOf((char) (FIRST_LATIN + i)));
            }
        }
    }

    private static String foldAny(String text) {
        String decomposed =
                Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (c >= 0x0300 && c <= 0x036f) {
                continue;
            }
            switch (c) {
                case 'ß' -> folded.append("ss");
                case 'æ' -> folded.append("ae");
                case 'œ' -> folded.append("oe");
                case 'ø' -> folded.append('o');
                case 'đ', 'ð' -> folded.append('d');
                case 'ł' -> folded.append('l');
                case 'ı' -> folded.append('i');
                case 'þ' -> folded.append("th");
                default -> folded.append(c);
            }
        }
        return Normalizer.normalize(folded, Normalizer.Form.NFC);
    }

    /** The letters and digits of {@code text}, folded, without anything between them. */
    public static String squeeze(String text) {
        String folded = fold(text);
        StringBuilder squeezed = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); ) {
            int c = folded.codePointAt(i);
            if (Character.isLetterOrDigit(c)) {
                squeezed.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return squeezed.length() == text.length() && folded.equals(text)
                ? text
                : squeezed.toString();
    }

    /** Whether a character is a word by itself, in scripts that put no blanks between words. */
    public static boolean isWordAlone(int c) {
        if (c < 0x0E00) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
