package glossa.index;

import glossa.corpus.Words;

import org.apache.lucene.util.BytesRef;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a paper is compared by while someone types: its names and its words, folded. One is filled
 * again and again ({@link #read}), since a keystroke compares hundreds of papers; it is for one
 * thread.
 */
final class Target implements Tokens.Cut {
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

    /** The names as written, and squeezed. */
    private final List<String> names = new ArrayList<>();

    private final List<String> squeezed = new ArrayList<>();

    /** The key and the aliases, the key first. */
    List<String> names() {
        return names;
    }

    /** The same, folded and without what is neither letter nor digit. */
    List<String> squeezed() {
        return squeezed;
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

    /** The word itself. */
    String word(int word) {
        return new String(chars, from[word], length(word));
    }

    /** Whether {@code typed} begins the word. */
    boolean startsWith(int word, String typed) {
        if (typed.length() > length(word)) {
            return false;
        }
        for (int i = 0; i < typed.length(); i++) {
            if (typed.charAt(i) != chars[from[word] + i]) {
                return false;
            }
        }
        return true;
    }

    /** Fills this with what {@link PaperBytes#ofBrief} wrote. */
    Target read(BytesRef brief) {
        Brief in = new Brief(brief);
        length = 0;
        words = 0;
        names.clear();
        squeezed.clear();
        family = -1;
        families = 0;
        year = 0;
        in.next();
        names.add(in.text());
        for (int n = in.number(); n > 0; n--) {
            in.next();
            names.add(in.text());
        }
        in.next();
        in.next();
        titleFrom = 0;
        afterColon = -1;
        add(in, TITLE);
        afterColon = Math.max(afterColon, titleFrom);
        for (int n = in.number(); n > 0; n--) {
            in.next();
            int first = words;
            add(in, families == 0 ? FIRST_FAMILY : FAMILY);
            family = families++ == 0 && words > first ? first : family;
            in.next();
            add(in, GIVEN);
        }
        in.next();
        int yearWord = words;
        add(in, YEAR);
        if (words > yearWord) {
            years(yearWord);
        }
        in.next();
        add(in, VENUE);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            squeezed.add(Words.squeeze(name));
            for (String part : Tokens.atEdges(name)) {
                add(part, i == 0 ? KEY : ALIAS);
            }
        }
        return this;
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
    private void add(Brief in, int counts) {
        weight = counts;
        int start = length;
        firstWord = words;
        joins = 0;
        reserve(in.length());
        if (in.lowerCase(chars, start)) {
            length += in.length();
        } else {
            String folded = Words.fold(in.text());
            reserve(folded.length());
            folded.getChars(0, folded.length(), chars, length);
            length += folded.length();
        }
        Tokens.cut(chars, start, length, this);
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

    private void add(String folded, int counts) {
        weight = counts;
        reserve(folded.length());
        folded.getChars(0, folded.length(), chars, length);
        length += folded.length();
        word(length - folded.length(), length, false, false);
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
