package glossa.features.completion;

import glossa.grammar.Span;

import java.util.List;

/**
 * Words that can be completed at one place of a note or a source, beside the keys that {@link
 * Completions} offers.
 *
 * @param replaced what any of the words takes the place of, in one line, the cursor within it
 * @param words the best first
 */
public record WordCompletions(Span replaced, List<Word> words) {
    /** More than a few dozen no one reads. */
    static final int MAX_WORDS = 60;

    public WordCompletions {
        words = List.copyOf(words.subList(0, Math.min(MAX_WORDS, words.size())));
    }

    /** Whether typing on may bring words that are not among these. */
    public boolean isTruncated() {
        return words.size() == MAX_WORDS;
    }

    /** What a word is. */
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
     * @param label as it is shown
     * @param detail what it means; may be empty
     * @param insertText the new text
     * @param filterText what the editor compares with the text that is replaced
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
