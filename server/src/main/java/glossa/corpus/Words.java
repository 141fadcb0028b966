package glossa.corpus;

import java.text.Normalizer;
import java.util.Locale;

/** How Glossa compares words: case, accents, ligatures and compatibility forms do not count. */
public final class Words {
    private Words() {}

    /**
     * {@code text} in lower case without accents: {@code Gödel} and {@code GÖDEL} become {@code
     * godel}, {@code ﬁ} becomes {@code fi}, {@code ß} becomes {@code ss}, {@code Ø} becomes {@code
     * o}. Scripts that have no accents stay as they are.
     */
    public static String fold(String text) {
        boolean ascii = true;
        for (int i = 0; i < text.length() && ascii; i++) {
            ascii = text.charAt(i) < 0x80;
        }
        if (ascii) {
            return text.toLowerCase(Locale.ROOT);
        }
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

    /** The letters and digits of {@code text}, folded, nothing between them. */
    public static String squeeze(String text) {
        String folded = fold(text);
        StringBuilder squeezed = new StringBuilder(folded.length());
        folded.codePoints().filter(Character::isLetterOrDigit).forEach(squeezed::appendCodePoint);
        return squeezed.toString();
    }
}
