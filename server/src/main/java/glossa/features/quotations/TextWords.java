package glossa.features.quotations;

import glossa.grammar.Span;
import glossa.paper.TextFolding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The words of a text with their places, without all that typography changes: case, accents,
 * ligatures, quotation marks, dashes, spaces, and hyphens at line ends.
 *
 * <pre>
 * The ﬁrst self-\nattention model’s  →  the first selfattention models
 * </pre>
 */
final class TextWords {
    /**
     * One word.
     *
     * @param letters its letters and digits, folded
     * @param start its place in the text, in UTF-16 units; with a hyphen and line end inside it
     */
    record Word(String letters, int start, int end) {}

    /** Hyphen, soft hyphen, and Unicode's hyphens. */
    private static final String HYPHENS = "-\u00AD\u2010\u2011";

    /** Apostrophes within a word, and characters that are not seen. */
    private static final String INNER = "'\u2019\u02BC\u00AD\u200B\u200C\u200D\u2060\uFEFF";

    private final List<Word> words;
    private final String letters;

    /** Where each word begins in {@link #letters}; at the end their number. */
    private final int[] starts;

    /** Where words begin in {@link #letters}, also those that a hyphen at a line end joined. */
    private final BitSet edges;

    private TextWords(List<Word> words, List<Integer> inner) {
        this.words = List.copyOf(words);
        this.starts = new int[words.size() + 1];
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            starts[i] = all.length();
            all.append(words.get(i).letters());
        }
        this.letters = all.toString();
        starts[words.size()] = all.length();
        this.edges = new BitSet(letters.length() + 1);
        for (int start : starts) {
            edges.set(start);
        }
        inner.forEach(edges::set);
    }

    /** The words of a part of a text. */
    static TextWords of(String text, Span part) {
        Reader reader = new Reader(text, part);
        reader.read();
        return new TextWords(reader.words, reader.inner);
    }

    List<Word> words() {
        return words;
    }

    /** The letters and digits of all words, without spaces. */
    String letters() {
        return letters;
    }

    /** Whether a word begins or ends at an offset of {@link #letters}. */
    boolean isEdge(int offset) {
        return edges.get(offset);
    }

    /** The index of the word that holds the letter at an offset of {@link #letters}. */
    int wordAt(int offset) {
        int low = 0;
        int high = words.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= offset) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Where a word begins in {@link #letters}; for the number of words, the end. */
    int start(int word) {
        return starts[word];
    }

    /** The letters of the words from one to before another. */
    String letters(int from, int to) {
        return letters.substring(starts[from], starts[to]);
    }

    private static final class Reader {
        private final String text;
        private final int end;
        private final List<Word> words = new ArrayList<>();
        private final List<Integer> inner = new ArrayList<>();
        private int at;
        private int length;

        Reader(String text, Span part) {
            this.text = text;
            this.at = part.start();
            this.end = part.end();
        }

        void read() {
            while (at < end) {
                int c = text.codePointAt(at);
                if (!isOfWord(c)) {
                    at += Character.charCount(c);
                } else {
                    word(c);
                }
            }
        }

        private void word(int first) {
            int start = at;
            StringBuilder letters = new StringBuilder();
            List<Integer> joins = new ArrayList<>();
            at += Character.charCount(first);
            letters.appendCodePoint(first);
            while (at < end && !TextFolding.isWordAlone(first)) {
                int c = text.codePointAt(at);
                int next = afterLineEnd();
                if (isOfWord(c) && !TextFolding.isWordAlone(c)) {
                    letters.appendCodePoint(c);
                    at += Character.charCount(c);
                } else if (next > 0) {
                    joins.add(folded(letters).length());
                    at = next;
                } else if (c == ']' && isOtherCase(start)) {
                    at++;
                } else if (INNER.indexOf(c) >= 0
                        && at + 1 < end
                        && isOfWord(text.codePointAt(at + 1))) {
                    at++;
                } else {
                    break;
                }
            }
            String folded = folded(letters);
            if (!folded.isEmpty()) {
                words.add(new Word(folded, start, at));
                joins.forEach(join -> inner.add(length + join));
                length += folded.length();
            }
        }

        /**
         * Whether this is the bracket of {@code [T]he}: a letter in the case of the new sentence.
         */
        private boolean isOtherCase(int start) {
            return at - start == Character.charCount(text.codePointAt(start))
                    && start > 0
                    && text.charAt(start - 1) == '['
                    && at + 1 < end
                    && (isOfWord(text.codePointAt(at + 1))
                            || INNER.indexOf(text.charAt(at + 1)) >= 0);
        }

        /** The offset after a hyphen and a line end, if a word goes on there; otherwise 0. */
        private int afterLineEnd() {
            if (HYPHENS.indexOf(text.charAt(at)) < 0) {
                return 0;
            }
            int next = at + 1;
            boolean isLineEnd = false;
            while (next < end && Character.isWhitespace(text.charAt(next)) && next - at < 20) {
                isLineEnd |= text.charAt(next) == '\n';
                next++;
            }
            return isLineEnd && next < end && Character.isLowerCase(text.codePointAt(next))
                    ? next
                    : 0;
        }

        private static String folded(CharSequence letters) {
            String folded = TextFolding.fold(letters.toString());
            for (int i = 0; i < folded.length(); i++) {
                if (!Character.isLetterOrDigit(folded.charAt(i))
                        && !Character.isSurrogate(folded.charAt(i))) {
                    return folded.codePoints()
                            .filter(Character::isLetterOrDigit)
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();
                }
            }
            return folded;
        }

        private static boolean isOfWord(int c) {
            int type = Character.getType(c);
            return Character.isLetterOrDigit(c)
                    || type == Character.NON_SPACING_MARK
                    || type == Character.COMBINING_SPACING_MARK;
        }
    }
}
