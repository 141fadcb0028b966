package glossa.index;

import glossa.paper.TextFolding;

import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * What a paper is compared by while someone types: its names and its words, folded. One is filled
 * again and again ({@link #read}), since a keystroke compares hundreds of papers; it is for one
 * thread.
 */
final class MatchCandidate implements PaperTokens.WordConsumer {
    /** What a word counts: an author's name more than a word of the venue. */
    private static final int FIRST_FAMILY = 130;

    private static final int KEY = 120;
    private static final int FAMILY = 110;
    private static final int TITLE = 100;
    private static final int YEAR = 90;
    private static final int ALIAS = 80;
    private static final int GIVEN = 50;
    private static final int VENUE = 40;

    private char[] chars = new char[1024];
    private int length;
    private int[] from = new int[64];
    private int[] to = new int[64];
    private int[] weights = new int[64];
    private boolean[] joint = new boolean[64];
    private int words;
    private int weight;
    private int firstWord;

    /** Words that are one word too, in pairs: the first and the last. */
    private int[] joined = new int[8];

    private int joins;

    /** The words of the title as they stand there: from, to, and the first behind a colon. */
    private int titleFrom;

    private int titleTo;
    private int afterColon;

    /** The first author's family name, if there is one. */
    private int family = -1;

    private int families;
    private int year;

    private @Nullable SummaryReader brief;

    /** The key and the aliases: where each lies in what was read, and in {@link #chars}. */
    private int names;

    private int[] nameStart = new int[4];
    private int[] nameBytes = new int[4];
    private int[] nameFrom = new int[4];
    private int[] nameTo = new int[4];

    /** How many names there are: the key, and the aliases. */
    int names() {
        return names;
    }

    /** A name as it is written; the first is the key. */
    String name(int name) {
        return brief == null ? "" : brief.text(nameStart[name], nameBytes[name]);
    }

    /** How many letters and digits a name has. */
    int nameLength(int name) {
        return nameTo[name] - nameFrom[name];
    }

    /** Whether the letters and digits of a name, folded, begin so. */
    boolean nameStartsWith(int name, String squeezed) {
        return nameLength(name) >= squeezed.length() && isAt(nameFrom[name], squeezed);
    }

    /** The year; 0 where it is not known. */
    int year() {
        return year;
    }

    /** How many words there are. */
    int words() {
        return words;
    }

    /** What the word counts. */
    int weight(int word) {
        return weights[word];
    }

    int length(int word) {
        return to[word] - from[word];
    }

    char charAt(int word, int index) {
        return chars[from[word] + index];
    }

    /** The first word of the title. */
    int titleFrom() {
        return titleFrom;
    }

    /** Behind the last word of the title. */
    int titleTo() {
        return titleTo;
    }

    /** The first word of the title behind a colon; the first word where there is none. */
    int afterColon() {
        return afterColon;
    }

    /** The word that is the first author's family name, or its first word; -1 without authors. */
    int family() {
        return family;
    }

    /** Whether a hyphen joins the word to the one before. */
    boolean isJoint(int word) {
        return joint[word];
    }

    /** Whether initials and glued words may leave it out. */
    boolean isSmall(int word) {
        return length(word) <= TitleInitials.MAX_SMALL_LENGTH && TitleInitials.isSmall(word(word));
    }

    /** The word itself. */
    String word(int word) {
        return new String(chars, from[word], length(word));
    }

    /** All words, a blank before each. */
    String allWords() {
        StringBuilder all = new StringBuilder();
        for (int word = 0; word < words; word++) {
            all.append(' ').append(chars, from[word], length(word));
        }
        return all.toString();
    }

    /** Whether {@code typed} begins the word. */
    boolean startsWith(int word, String typed) {
        return typed.length() <= length(word) && isAt(from[word], typed);
    }

    private boolean isAt(int place, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != chars[place + i]) {
                return false;
            }
        }
        return true;
    }

    /** Fills this with what {@link PaperCodec#ofBrief} wrote. */
    MatchCandidate read(BytesRef bytes) {
        SummaryReader in = new SummaryReader(bytes);
        brief = in;
        length = 0;
        words = 0;
        names = 0;
        family = -1;
        families = 0;
        year = 0;
        in.nextText();
        name(in);
        for (int n = in.readNumber(); n > 0; n--) {
            in.nextText();
            name(in);
        }
        if (in.readNumber() == 0) {
            in.nextText();
        }
        in.nextText();
        titleFrom = words;
        afterColon = -1;
        add(in, TITLE);
        afterColon = Math.max(afterColon, titleFrom);
        for (int n = in.readNumber(); n > 0; n--) {
            in.nextText();
            int first = words;
            add(in, families == 0 ? FIRST_FAMILY : FAMILY);
            if (words - first > 1 && joins == 0) {
                // 'van der Waals' is typed as one word.
                join(first, words - 1);
            }
            family = families++ == 0 && words > first ? first : family;
            in.nextText();
            add(in, GIVEN);
        }
        in.nextText();
        int yearWord = words;
        add(in, YEAR);
        if (words > yearWord) {
            years(yearWord);
        }
        in.nextText();
        add(in, VENUE);
        return this;
    }

    /** The key or an alias, and its parts. */
    private void name(SummaryReader in) {
        if (names == nameStart.length) {
            nameStart = Arrays.copyOf(nameStart, names * 2);
            nameBytes = Arrays.copyOf(nameBytes, names * 2);
            nameFrom = Arrays.copyOf(nameFrom, names * 2);
            nameTo = Arrays.copyOf(nameTo, names * 2);
        }
        nameStart[names] = in.start();
        nameBytes[names] = in.length();
        nameFrom[names] = length;
        weight = names == 0 ? KEY : ALIAS;
        if (!asciiName(in)) {
            length = nameFrom[names];
            words = firstWord;
            for (String part : PaperTokens.atEdges(in.text())) {
                reserve(part.length());
                part.getChars(0, part.length(), chars, length);
                length += part.length();
                word(length - part.length(), length, false, false);
            }
        }
        nameTo[names++] = length;
    }

    /** As {@link PaperTokens#atEdges}; not where there is more than ASCII. */
    private boolean asciiName(SummaryReader in) {
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

    private void years(int word) {
        for (int i = from[word]; i < to[word]; i++) {
            int digit = Character.digit(chars[i], 10);
            if (digit < 0 || i - from[word] > 4) {
                year = 0;
                return;
            }
            year = year * 10 + digit;
        }
        if (length(word) == 4) {
            word(from[word] + 2, to[word], false, false);
        }
    }

    /** The words of the text that {@code in} stands at. */
    private void add(SummaryReader in, int counts) {
        weight = counts;
        int start = length;
        firstWord = words;
        joins = 0;
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
        if (counts == TITLE) {
            titleTo = words;
        }
        for (int i = 0; i < joins; i += 2) {
            join(joined[i], joined[i + 1]);
        }
    }

    /** Words with hyphens between them are one word too. */
    private void join(int first, int last) {
        int start = length;
        for (int word = first; word <= last; word++) {
            reserve(length(word));
            System.arraycopy(chars, from[word], chars, length, length(word));
            length += length(word);
        }
        word(start, length, false, false);
    }

    @Override
    public void word(int start, int end, boolean isJoint, boolean colon) {
        if (words == from.length) {
            from = Arrays.copyOf(from, words * 2);
            to = Arrays.copyOf(to, words * 2);
            weights = Arrays.copyOf(weights, words * 2);
            joint = Arrays.copyOf(joint, words * 2);
        }
        if (colon && weight == TITLE && afterColon < 0) {
            afterColon = words;
        }
        from[words] = start;
        to[words] = end;
        weights[words] = weight;
        joint[words++] = isJoint;
    }

    @Override
    public void joined(int first, int last) {
        if (joins + 2 > joined.length) {
            joined = Arrays.copyOf(joined, joins * 2);
        }
        joined[joins++] = firstWord + first;
        joined[joins++] = firstWord + last;
    }

    private void reserve(int more) {
        if (length + more > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }
}
