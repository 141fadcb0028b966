package glossa.index;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.IndexOptions;

import java.util.Collection;
import java.util.Iterator;

/** A token stream over words that are already separated. */
final class TokenListStream extends TokenStream {
    private static final FieldType PRESENCE = new FieldType();

    static {
        PRESENCE.setIndexOptions(IndexOptions.DOCS);
        PRESENCE.setOmitNorms(true);
        PRESENCE.setTokenized(true);
        PRESENCE.freeze();
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Collection<String> words;
    private final int longestGram;
    private Iterator<String> rest;
    private String word = "";

    /** The end of the current gram in {@link #word}. */
    private int gramEnd;

    TokenListStream(Collection<String> words) {
        this(words, 0);
    }

    private TokenListStream(Collection<String> words, int longestGram) {
        this.words = words;
        this.longestGram = longestGram;
        this.rest = words.iterator();
    }

    /** A field of words, without frequencies. */
    static Field field(String name, Collection<String> words) {
        return new Field(name, new TokenListStream(words), PRESENCE);
    }

    /**
     * A field of the first one, two, up to {@link PaperTokens#MAX_GRAM_LENGTH} letters of words.
     */
    static Field grams(String name, Collection<String> words) {
        return new Field(name, new TokenListStream(words, PaperTokens.MAX_GRAM_LENGTH), PRESENCE);
    }

    @Override
    public void reset() {
        rest = words.iterator();
        word = "";
        gramEnd = 0;
    }

    @Override
    public boolean incrementToken() {
        boolean sameWord = longestGram > 0 && gramEnd < word.length();
        sameWord = sameWord && word.codePointCount(0, gramEnd) < longestGram;
        if (!sameWord && !rest.hasNext()) {
            return false;
        }
        clearAttributes();
        if (longestGram == 0) {
            word = rest.next();
            // Lucene rejects terms over 32,766 bytes; nobody types as much.
            term.append(word, 0, Math.min(word.length(), 200));
            return true;
        }
        if (!sameWord) {
            word = rest.next();
            gramEnd = 0;
        }
        gramEnd = word.isEmpty() ? 0 : word.offsetByCodePoints(gramEnd, 1);
        term.append(word, 0, gramEnd);
        return true;
    }

    /**
     * The analyzer that Lucene's configuration requires. It is never called: all fields bring
     * tokens.
     */
    static final class UnusedAnalyzer extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(
                    new Tokenizer() {
                        @Override
                        public final boolean incrementToken() {
                            return false;
                        }
                    });
        }
    }
}
