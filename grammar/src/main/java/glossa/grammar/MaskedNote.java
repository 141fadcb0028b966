package glossa.grammar;

/**
 * A note and the copy of it that commonmark-java reads: both have the same length, so that an
 * offset means the same place in both.
 */
final class MaskedNote {
    final String note;
    final Lines lines;

    /** The characters of the copy. */
    final char[] masked;

    MaskedNote(String note, Lines lines) {
        this.note = note;
        this.lines = lines;
        this.masked = note.toCharArray();
    }

    /** Replaces the characters by text on one line that begins no block. */
    void fill(int from, int to) {
        for (int i = from; i < to; i++) {
            boolean isEnd = masked[i] == '\n' || masked[i] == '\r';
            masked[i] = isEnd ? ' ' : 'x';
        }
    }

    /** Replaces the characters by blanks, except line endings. */
    void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (masked[i] != '\n' && masked[i] != '\r') {
                masked[i] = ' ';
            }
        }
    }

    /** The index after blanks and the markers of block quotes. */
    int afterPrefix(int start, int end) {
        int i = start;
        while (i < end && (CharClasses.isBlank(note.charAt(i)) || note.charAt(i) == '>')) {
            i++;
        }
        return i;
    }
}
