package glossa.grammar;

import java.util.List;
import java.util.TreeMap;

/**
 * Replaces list markers that commonmark-java does not know by one that it knows: those of
 * definitions, of lists with letters, roman numerals and parentheses, and of examples. A marker may
 * stand behind another one, {@code - (@good) An example}.
 */
final class ListMarkers {
    /** Characters of a label that may become nested block quotes, which commonmark-java limits. */
    private static final int MAX_QUOTES = 50;

    /** Markers that follow each other; more are text. */
    private static final int MAX_DEPTH = 30;

    /** The markers that were replaced, by their offsets; not all of them begin an item. */
    final TreeMap<Integer, ListMarker> replaced = new TreeMap<>();

    private final MaskedNote mask;
    private final String note;
    private final Lines lines;
    private boolean inList;
    private boolean inDefinitions;
    private boolean inFootnote;

    /** The delimiters of the example list that the current line may continue; otherwise empty. */
    private String exampleDelimiters = "";

    ListMarkers(MaskedNote mask) {
        this.mask = mask;
        this.note = mask.note;
        this.lines = mask.lines;
    }

    /** Whether a list is open, so that a marker begins an item on any line. */
    boolean inList() {
        return inList;
    }

    /**
     * Replaces the markers with which a line begins.
     *
     * @param begins whether a block may begin at {@code at}
     * @param afterTerm whether the line before may be the term of a definition
     * @return the offset after the markers; {@code at} if there are none
     */
    int mask(int line, int at, int end, boolean begins, boolean afterTerm) {
        boolean indented = isIndented(line, at);
        char c = note.charAt(at);
        if ((c == ':' || c == '~') && at + 1 < end && CharClasses.isBlank(note.charAt(at + 1))) {
            mask.masked[at] = '-';
            inDefinitions = inDefinitions || afterTerm;
            inList = true;
            exampleDelimiters = "";
            return inDefinitions ? nested(line, VerbatimScanner.skipBlanks(note, at + 1, end)) : at;
        }
        ListMarker marker = begins || inList ? ListMarker.at(note, at, end) : null;
        if (marker != null
                && marker.isExample()
                && !marker.delimiters(note).equals(exampleDelimiters)
                && isHeadingOrTable(line, at, end, indented)) {
            return at;
        }
        if (marker != null) {
            inList = true;
            exampleDelimiters = marker.isExample() ? marker.delimiters(note) : "";
            return nested(line, replace(marker, end));
        }
        boolean isItem =
                (begins || inList)
                        && ListMarker.isCommonMarkMarker(note, at, end)
                        && !isThematicBreak(note, at, end);
        if (begins && !isItem && !indented) {
            inList = false;
        }
        if (!inList) {
            inDefinitions = false;
            exampleDelimiters = "";
        }
        if (isItem) {
            inList = true;
            exampleDelimiters = "";
            return nested(line, ListMarker.afterCommonMarkMarker(note, at, end));
        }
        int footnote = begins || inFootnote ? afterFootnoteMarker(at, end) : at;
        inFootnote = footnote > at || inFootnote && !begins;
        return footnote > at ? nested(line, footnote) : at;
    }

    /** Whether the text is indented as in a list item, in its block quotes if it is in some. */
    private boolean isIndented(int line, int at) {
        int blanks = 0;
        for (int i = lines.start(line); i < at; i++) {
            char c = note.charAt(i);
            // One blank belongs to the marker of a block quote.
            blanks = c == '>' ? -1 : c == '\t' ? blanks + 4 : blanks + 1;
        }
        return blanks > 1;
    }

    /** Replaces the markers that follow another one. */
    private int nested(int line, int from) {
        int end = lines.end(line);
        int at = from;
        for (int depth = 0; depth < MAX_DEPTH && at < end; depth++) {
            int next = afterNested(line, at, end);
            if (next == at) {
                break;
            }
            at = next;
        }
        return at;
    }

    private int afterNested(int line, int at, int end) {
        if (note.charAt(at) == '>') {
            return VerbatimScanner.skipBlanks(note, at + 1, end);
        }
        if (ListMarker.isCommonMarkMarker(note, at, end)) {
            return isThematicBreak(note, at, end)
                    ? at
                    : ListMarker.afterCommonMarkMarker(note, at, end);
        }
        ListMarker marker = ListMarker.at(note, at, end);
        if (marker == null) {
            return afterFootnoteMarker(at, end);
        }
        return marker.isExample() && isHeadingOrTable(line, at, end, true)
                ? at
                : replace(marker, end);
    }

    /** Replaces one marker; returns the offset of the text after it. */
    private int replace(ListMarker marker, int end) {
        int start = marker.start();
        int text = VerbatimScanner.skipBlanks(note, marker.end(), end);
        // In pandoc the blocks of an example are indented by four blanks, whatever its label.
        int indent = marker.isExample() && text < end ? 4 : 2;
        boolean isFollowed =
                text < end
                        && text - start < MAX_QUOTES
                        && (ListMarker.isCommonMarkMarker(note, text, end)
                                || ListMarker.at(note, text, end) != null);
        mask.masked[start] = '-';
        for (int i = start + 1; i < Math.min(text, end); i++) {
            // A block quote may contain a list behind the label, and text may not.
            mask.masked[i] = i < start + indent ? ' ' : isFollowed ? '>' : 'x';
        }
        replaced.put(start, marker);
        return text;
    }

    /** The offset after {@code [^label]:} and blanks, or {@code at}. */
    private int afterFootnoteMarker(int at, int end) {
        if (!note.startsWith("[^", at)) {
            return at;
        }
        int close = note.indexOf(']', at, end);
        return close > at + 2 && note.startsWith(":", close + 1)
                ? VerbatimScanner.skipBlanks(note, close + 2, end)
                : at;
    }

    /**
     * Whether the line is a heading with an underline or the head of a table, which pandoc tries
     * before lists.
     */
    private boolean isHeadingOrTable(int line, int at, int end, boolean isInside) {
        if (line + 1 >= lines.count()) {
            return false;
        }
        int start = lines.start(line + 1);
        int stop = lines.end(line + 1);
        int next = mask.afterPrefix(start, stop);
        while (stop > next && CharClasses.isBlank(note.charAt(stop - 1))) {
            stop--;
        }
        if (next >= stop) {
            return false;
        }
        if ((next - start == at - lines.start(line) || isInside) && isUnderline(note, next, stop)) {
            return true;
        }
        if (PipeTable.isTable(note, List.of(new Span(at, end), new Span(next, stop)))) {
            return true;
        }
        return note.indexOf(' ', next, stop) >= 0
                && isDashes(next, stop)
                && line + 2 < lines.count()
                && !note.substring(lines.start(line + 2), lines.end(line + 2)).isBlank();
    }

    /** Whether these characters, without blanks behind them, underline a heading. */
    static boolean isUnderline(String note, int from, int to) {
        char c = note.charAt(from);
        for (int i = from; i < to; i++) {
            if (note.charAt(i) != c) {
                return false;
            }
        }
        return c == '=' || c == '-';
    }

    private boolean isDashes(int from, int to) {
        for (int i = from; i < to; i++) {
            if (note.charAt(i) != '-' && !CharClasses.isBlank(note.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether three or more asterisks, dashes or underscores are all that is on the line. */
    static boolean isThematicBreak(String note, int at, int end) {
        char c = note.charAt(at);
        int count = 0;
        for (int i = at; i < end; i++) {
            if (note.charAt(i) == c) {
                count++;
            } else if (!CharClasses.isBlank(note.charAt(i))) {
                return false;
            }
        }
        return count >= 3 && "*-_".indexOf(c) >= 0;
    }
}
