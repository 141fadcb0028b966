package glossa.index;

import glossa.paper.TextFolding;

import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * A paper as the typed text is compared with it: its names and words, folded. A keystroke compares
 * hundreds of papers, so one instance is refilled for each ({@link #read}). Not thread-safe.
 */
final class MatchCandidate implements PaperTokens.WordConsumer {
    /** The weight of a word by its place. */
    private static final int FIRST_FAMILY_WEIGHT = 130;

    private static final int KEY_WEIGHT = 120;
    private static final int FAMILY_WEIGHT = 110;
    private static final int TITLE_WEIGHT = 100;
    private static final int YEAR_WEIGHT = 90;
    private static final int ALIAS_WEIGHT = 80;
    private static final int GIVEN_WEIGHT = 50;
    private static final int VENUE_WEIGHT = 40;

    private char[] chars = new char[1024];
    private int length;
    private int[] wordStart = new int[64];
    private int[] wordEnd = new int[64];
    private int[] weights = new int[64];
    private boolean[] isJoined = new boolean[64];
    private int words;
    private int currentWeight;
    private int firstWord;

    /** Ranges of words that were written as one, in pairs: the first and the last word. */
    private int[] compounds = new int[8];

    private int compoundsEnd;

    /** The words of the title: the first, the end, and the first after a colon. */
    private int titleStart;

    private int titleEnd;
    private int afterColon;

    /** The first word of the first author's family name; -1 without authors. */
    private int firstFamily = -1;

    private int families;
    private int year;

    private @Nullable SummaryReader summary;

    /** The key and the aliases: the offsets of each in {@link #summary} and in {@link #chars}. */
    private int names;

    private int[] nameBytesStart = new int[4];
    private int[] nameBytesLength = new int[4];
    private int[] nameCharsStart = new int[4];
    private int[] nameCharsEnd = new int[4];

    /** The number of names: the key and the aliases. */
    int names() {
        return names;
    }

    /** A name as written; the first is the key. */
    String name(int name) {
        return summary == null ? "" : summary.text(nameBytesStart[name], nameBytesLength[name]);
    }

    /** The number of letters and digits of a name. */
    int nameLength(int name) {
        return nameCharsEnd[name] - nameCharsStart[name];
    }

    /** Whether a name, folded to letters and digits, begins with {@code squeezed}. */
    boolean nameStartsWith(int name, String squeezed) {
        return nameLength(name) >= squeezed.length() && isAt(nameCharsStart[name], squeezed);
    }

    /** The year; 0 where it is unknown. */
    int year() {
        return year;
    }

    /** The number of words. */
    int words() {
        return words;
    }

    /** The weight of a word. */
    int weight(int word) {
        return weights[word];
    }

    int length(int word) {
        return wordEnd[word] - wordStart[word];
    }

    char charAt(int word, int index) {
        return chars[wordStart[word] + index];
    }

    /** The first word of the title. */
    int titleStart() {
        return titleStart;
    }

    /** The index after the last word of the title. */
    int titleEnd() {
        return titleEnd;
    }

    /** The first word of the title after a colon; the first word if there is no colon. */
    int afterColon() {
        return afterColon;
    }

    /** The first word of the first author's family name; -1 without authors. */
    int firstFamily() {
        return firstFamily;
    }

    /** Whether a hyphen or an apostrophe joins the word to the one before it. */
    boolean isJoined(int word) {
        return isJoined[word];
    }

    /** Whether abbreviations may leave the word out. */
    boolean isSmall(int word) {
        return length(word) <= TitleInitials.MAX_SMALL_LENGTH && TitleInitials.isSmall(word(word));
    }

    /** The word's text. */
    String word(int word) {
        return new String(chars, wordStart[word], length(word));
    }

    /** All words, each with a space before it. */
    String allWords() {
        StringBuilder all = new StringBuilder();
        for (int word = 0; word < words; word++) {
            all.append(' ').append(chars, wordStart[word], length(word));
        }
        return all.toString();
    }

    /** Whether the word begins with {@code typed}. */
    boolean startsWith(int word, String typed) {
        return typed.length() <= length(word) && isAt(wordStart[word], typed);
    }

    private boolean isAt(int place, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != chars[place + i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Fills this with a paper.
     *
     * @param bytes what {@link PaperCodec#encodeSummary} wrote
     */
    MatchCandidate read(BytesRef bytes) {
        SummaryReader in = new SummaryReader(bytes);
        summary = in;
        length = 0;
        words = 0;
        names = 0;
        firstFamily = -1;
        families = 0;
        year = 0;
        in.nextText();
        name(in);
        for (int left = in.readNumber(); left > 0; left--) {
            in.nextText();
            name(in);
        }
        if (in.readNumber() == 0) {
            in.nextText();
        }
        in.nextText();
        titleStart = words;
        afterColon = -1;
        addWords(in, TITLE_WEIGHT);
        afterColon = Math.max(afterColon, titleStart);
        for (int left = in.readNumber(); left > 0; left--) {
            in.nextText();
            int first = words;
            addWords(in, families == 0 ? FIRST_FAMILY_WEIGHT : FAMILY_WEIGHT);
            if (words - first > 1 && compoundsEnd == 0) {
                // 'van der Waals' may be typed as one word.
                addCompound(first, words - 1);
            }
            firstFamily = families++ == 0 && words > first ? first : firstFamily;
            in.nextText();
            addWords(in, GIVEN_WEIGHT);
        }
        in.nextText();
        int yearWord = words;
        addWords(in, YEAR_WEIGHT);
        if (words > yearWord) {
            addYearForms(yearWord);
        }
        in.nextText();
        addWords(in, VENUE_WEIGHT);
        return this;
    }

    /** Adds the key or an alias, and its parts as words. */
    private void name(SummaryReader in) {
        if (names == nameBytesStart.length) {
            nameBytesStart = Arrays.copyOf(nameBytesStart, names * 2);
            nameBytesLength = Arrays.copyOf(nameBytesLength, names * 2);
            nameCharsStart = Arrays.copyOf(nameCharsStart, names * 2);
            nameCharsEnd = Arrays.copyOf(nameCharsEnd, names * 2);
        }
        nameBytesStart[names] = in.start();
        nameBytesLength[names] = in.length();
        nameCharsStart[names] = length;
        currentWeight = names == 0 ? KEY_WEIGHT : ALIAS_WEIGHT;
        if (!addAsciiName(in)) {
            length = nameCharsStart[names];
            words = firstWord;
            for (String part : PaperTokens.atEdges(in.text())) {
                reserve(part.length());
                part.getChars(0, part.length(), chars, length);
                length += part.length();
                word(length - part.length(), length, false, false);
            }
        }
        nameCharsEnd[names++] = length;
    }

    /**
     * Adds the parts of a name as {@link PaperTokens#atEdges} cuts them.
     *
     * @return false where the name has other characters than ASCII
     */
    private boolean addAsciiName(SummaryReader in) {
        firstWord = words;
        reserve(in.length());
        int part = length;
        int before = ' ';
        for (int i = 0; i < in.length(); i++) {
            byte c = in.byteAt(i);
            if (c < 0) {
                return false;
            }
            boolean upper = c >= 'A' && c <= 'Z';
            boolean digit = c >= '0' && c <= '9';
            boolean inWord = upper || digit || c >= 'a' && c <= 'z';
            boolean edge =
                    !inWord
                            || digit != (before >= '0' && before <= '9')
                            || upper && before >= 'a' && before <= 'z';
            if (edge && length > part) {
                word(part, length, false, false);
                part = length;
            }
            if (inWord) {
                chars[length++] = (char) (upper ? c + 32 : c);
            }
            before = c;
        }
        if (length > part) {
            word(part, length, false, false);
        }
        return true;
    }

    private void addYearForms(int word) {
        for (int i = wordStart[word]; i < wordEnd[word]; i++) {
            int digit = Character.digit(chars[i], 10);
            if (digit < 0 || i - wordStart[word] > 4) {
                year = 0;
                return;
            }
            year = year * 10 + digit;
        }
        if (length(word) == 4) {
            word(wordStart[word] + 2, wordEnd[word], false, false);
        }
    }

    /** Adds the words of the text that {@code in} read last. */
    private void addWords(SummaryReader in, int weight) {
        currentWeight = weight;
        int start = length;
        firstWord = words;
        compoundsEnd = 0;
        reserve(in.length());
        if (in.lowerCase(chars, start)) {
            length += in.length();
        } else {
            String folded = TextFolding.fold(in.text());
            reserve(folded.length());
            folded.getChars(0, folded.length(), chars, length);
            length += folded.length();
        }
        PaperTokens.forEachWord(chars, start, length, this);
        if (weight == TITLE_WEIGHT) {
            titleEnd = words;
        }
        for (int i = 0; i < compoundsEnd; i += 2) {
            addCompound(compounds[i], compounds[i + 1]);
        }
    }

    /** Adds words that were written with hyphens as one word. */
    private void addCompound(int first, int last) {
        int start = length;
        for (int word = first; word <= last; word++) {
            reserve(length(word));
            System.arraycopy(chars, wordStart[word], chars, length, length(word));
            length += length(word);
        }
        word(start, length, false, false);
    }

    @Override
    public void word(int start, int end, boolean joinedToPrevious, boolean followsColon) {
        if (words == wordStart.length) {
            wordStart = Arrays.copyOf(wordStart, words * 2);
            wordEnd = Arrays.copyOf(wordEnd, words * 2);
            weights = Arrays.copyOf(weights, words * 2);
            isJoined = Arrays.copyOf(isJoined, words * 2);
        }
        if (followsColon && currentWeight == TITLE_WEIGHT && afterColon < 0) {
            afterColon = words;
        }
        wordStart[words] = start;
        wordEnd[words] = end;
        weights[words] = currentWeight;
        isJoined[words++] = joinedToPrevious;
    }

    @Override
    public void compound(int first, int last) {
        if (compoundsEnd + 2 > compounds.length) {
            compounds = Arrays.copyOf(compounds, compoundsEnd * 2);
        }
        compounds[compoundsEnd++] = firstWord + first;
        compounds[compoundsEnd++] = firstWord + last;
    }

    private void reserve(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }
}
