package glossa.index;

import glossa.paper.TextFolding;

import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

import java.util.ArrayList;
import java.util.List;

/**
 * The words of running text, for ranking without those that occur in almost every sentence: of a
 * million abstracts, they would be a third of the index.
 */
final class ProseTokens extends TokenStream {
    /** UTF-16 units; longer sequences are not words. */
    private static final int MAX_WORD_LENGTH = 100;

    private static final CharArraySet STOP_WORDS =
            CharArraySet.unmodifiableSet(
                    new CharArraySet(
                            List.of(
                                    ("a an and are as at be been but by can for from has have in"
                                         + " into is it its not of on or our such than that the"
                                         + " their then there these they this to was we were which"
                                         + " while will with")
                                            .split(" ")),
                            false));

    private static final FieldType COUNTED = new FieldType();
    private static final FieldType PRESENT = new FieldType();

    static {
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.setTokenized(true);
        COUNTED.freeze();
        PRESENT.setIndexOptions(IndexOptions.DOCS);
        PRESENT.setTokenized(true);
        PRESENT.setOmitNorms(true);
        PRESENT.freeze();
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final char[] text;
    private final boolean isPresence;
    private int at;

    /**
     * @param isPresence whether all words count, also the most frequent ones, and each character in
     *     scripts without blanks between words
     */
    private ProseTokens(String text, boolean isPresence) {
        this.text = TextFolding.fold(text).toCharArray();
        this.isPresence = isPresence;
    }

    /** A field of words with frequencies. */
    static Field field(String name, String text) {
        return new Field(name, new ProseTokens(text, false), COUNTED);
    }

    /** A field that tells only which words there are: all of them, in any script. */
    static Field presence(String name, String text) {
        return new Field(name, new ProseTokens(text, true), PRESENT);
    }

    /** The words that {@link #field} indexes of a text. */
    static List<String> words(String text) {
        return words(new ProseTokens(text, false));
    }

    /** The words that {@link #presence} indexes of a text. */
    static List<String> presentWords(String text) {
        return words(new ProseTokens(text, true));
    }

    private static List<String> words(ProseTokens stream) {
        List<String> words = new ArrayList<>();
        while (stream.incrementToken()) {
            words.add(stream.term.toString());
        }
        return words;
    }

    @Override
    public void reset() {
        at = 0;
    }

    @Override
    public boolean incrementToken() {
        while (at < text.length) {
            while (at < text.length && !isWord(text[at])) {
                at++;
            }
            int start = at;
            while (at < text.length && isWord(text[at]) && (at == start || !isSplit())) {
                at++;
            }
            int length = at - start;
            if (length > 0
                    && length <= MAX_WORD_LENGTH
                    && (isPresence || !STOP_WORDS.contains(text, start, length))) {
                clearAttributes();
                term.copyBuffer(text, start, length);
                return true;
            }
        }
        return false;
    }

    /** Whether a word ends between the last character and the next. */
    private boolean isSplit() {
        return isPresence
                && (TextFolding.isWordAlone(text[at]) || TextFolding.isWordAlone(text[at - 1]));
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c >= 0x80 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
    }
}
