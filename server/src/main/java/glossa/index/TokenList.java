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
final class TokenList extends TokenStream {
    private static final FieldType PRESENCE = new FieldType();

    static {
        PRESENCE.setIndexOptions(IndexOptions.DOCS);
        PRESENCE.setOmitNorms(true);
        PRESENCE.setTokenized(true);
        PRESENCE.freeze();
    }

    private static final FieldType COUNTED = new FieldType(PRESENCE);

    static {
        COUNTED.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        COUNTED.setOmitNorms(false);
        COUNTED.freeze();
    }

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Collection<String> words;
    private Iterator<String> rest;

    TokenList(Collection<String> words) {
        this.words = words;
        this.rest = words.iterator();
    }

    /** A field that only tells which words are there. */
    static Field field(String name, Collection<String> words) {
        return new Field(name, new TokenList(words), PRESENCE);
    }

    /** A field that tells which words are there and how often, for ranking. */
    static Field counted(String name, Collection<String> words) {
        return new Field(name, new TokenList(words), COUNTED);
    }

    @Override
    public void reset() {
        rest = words.iterator();
    }

    @Override
    public boolean incrementToken() {
        if (!rest.hasNext()) {
            return false;
        }
        clearAttributes();
        String word = rest.next();
        // Lucene refuses terms over 32,766 bytes; no one types that far.
        term.append(word, 0, Math.min(word.length(), 200));
        return true;
    }

    /** The analyzer that the index asks for and never uses: every field brings its words. */
    static final class Whitespace extends Analyzer {
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
