package glossa.features.completion;

import glossa.grammar.Span;

import java.util.List;

/**
 * The words that complete a place of a note or a source; for keys see {@link Completions}.
 *
 * @param replaced the text that a word replaces: in one line, around the cursor
 * @param words the best first
 */
public record WordCompletions(Span replaced, List<Word> words) {
    /** Nobody reads more. */
    static final int MAX_WORDS = 60;

    public WordCompletions {
        words = List.copyOf(words.subList(0, Math.min(MAX_WORDS, words.size())));
    }

    /** Whether there may be more words, so that the editor has to ask again. */
    public boolean isTruncated() {
        return words.size() == MAX_WORDS;
    }

    /** The kinds of words, for the icon that the editor shows. */
    public enum WordKind {
        LOCATOR,
        FIELD,
        VALUE,
        FILE,
        NOTE,
        TAG,
        TYPE,
        KEY
    }

    /**
     * A word.
     *
     * @param label the text that the editor shows
     * @param detail the meaning; may be empty
     * @param insertText the text to insert
     * @param filterText the text that the editor compares with the replaced text
     */
    public record Word(
            WordKind kind, String label, String detail, String insertText, String filterText) {
        static Word of(WordKind kind, String label, String detail) {
            return new Word(kind, label, detail, label, label);
        }

        static Word of(WordKind kind, String label, String detail, String insert) {
            return new Word(kind, label, detail, insert, label);
        }
    }
}
