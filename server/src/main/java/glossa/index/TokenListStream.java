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

/** Words that are cut already, as Lucene wants them. */
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

    /** How much of {@link #word} was given; all of it where words are given whole. */
    private int gramEnd;

    TokenListStream(Collection<String> words) {
        this(words, 0);
    }

    private TokenListStream(Collection<String> words, int longestGram) {
        this.words = words;
        this.longestGram = longestGram;
        this.rest = words.iterator();
    }

    /** A field that only tells which words are there. */
    static Field field(String name, Collection<String> words) {
        return new Field(name, new TokenListStream(words), PRESENCE);
    }

    /**
     * A field with the first letters of words: one, two, up to {@link PaperTokens#MAX_GRAM_LENGTH}.
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
            // Lucene refuses terms over 32,766 bytes; no one types that far.
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

    /** The analyzer that the index asks for and never uses: every field brings its words. */
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
