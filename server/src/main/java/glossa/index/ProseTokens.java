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
 * The words of running text, without those that occur in almost every sentence: of a million
 * abstracts, they would be a third of the index.
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

    static {
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.setTokenized(true);
        COUNTED.freeze();
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final char[] text;
    private int at;

    private ProseTokens(String text) {
        this.text = TextFolding.fold(text).toCharArray();
    }

    /** A field of words with frequencies. */
    static Field field(String name, String text) {
        return new Field(name, new ProseTokens(text), COUNTED);
    }

    /** The words that {@link #field} indexes of a text. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        ProseTokens stream = new ProseTokens(text);
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
            while (at < text.length && isWord(text[at])) {
                at++;
            }
            int length = at - start;
            if (length > 0
                    && length <= MAX_WORD_LENGTH
                    && !STOP_WORDS.contains(text, start, length)) {
                clearAttributes();
                term.copyBuffer(text, start, length);
                return true;
            }
        }
        return false;
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c >= 0x80 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
    }
}
