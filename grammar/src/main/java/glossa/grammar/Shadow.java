package glossa.grammar;

/**
 * The text as commonmark-java is shown it, to find blocks where pandoc finds them. It has the
 * length of the note, so every offset in it is one in the note, and inlines are read from the note
 * itself: what differs is only what commonmark-java would take for a block and pandoc doesn't, or
 * the other way round.
 */
final class Shadow {
    private final String note;
    private final char[] shadow;

    private Shadow(String note) {
        this.note = note;
        this.shadow = note.toCharArray();
    }

    /**
     * The shadow of {@code note}; what stands before {@code start} (front matter) is blank in it.
     */
    static String of(String note, int start) {
        Shadow shadow = new Shadow(note);
        shadow.blank(0, start);
        shadow.neutralise(start);
        return new String(shadow.shadow);
    }

    private void blank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (shadow[i] != '\n' && shadow[i] != '\r') {
                shadow[i] = ' ';
            }
        }
    }

    /** No HTML blocks and no link definitions: both are found otherwise. */
    private void neutralise(int start) {
        for (int i = start; i < shadow.length; i++) {
            char c = shadow[i];
            if (c == '<' || c == '[' && !note.startsWith("^", i + 1)) {
                shadow[i] = 'x';
            }
        }
    }
}
