package glossa.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The text of one run of inlines (a paragraph, a heading, a cell), with the offsets in the note. In
 * a block quote, lines that are apart in the note are joined here.
 */
final class InlineText {
    private final String text;
    private final int[] starts;
    private final int[] noteOffsets;

    private InlineText(String text, int[] starts, int[] raws) {
        this.text = text;
        this.starts = starts;
        this.noteOffsets = raws;
    }

    /** Joins pieces of {@code note} by line feeds; there is at least one piece. */
    static InlineText of(String note, List<Span> pieces) {
        Span first = pieces.getFirst();
        if (areContiguous(note, pieces)) {
            String text = note.substring(first.start(), pieces.getLast().end());
            return new InlineText(text, new int[] {0}, new int[] {first.start()});
        }
        StringBuilder joined = new StringBuilder();
        int[] starts = new int[pieces.size()];
        int[] raws = new int[pieces.size()];
        for (int i = 0; i < starts.length; i++) {
            if (i > 0) {
                joined.append('\n');
            }
            starts[i] = joined.length();
            raws[i] = pieces.get(i).start();
            joined.append(note, pieces.get(i).start(), pieces.get(i).end());
        }
        return new InlineText(joined.toString(), starts, raws);
    }

    /**
     * As {@link #of}, for the content of a string literal: a backslash is left out, and the
     * character after it stands for itself, an n for a line feed.
     */
    static InlineText unescaped(String note, List<Span> pieces) {
        StringBuilder text = new StringBuilder();
        List<Integer> starts = new ArrayList<>();
        List<Integer> offsets = new ArrayList<>();
        for (Span piece : pieces) {
            if (!text.isEmpty()) {
                text.append('\n');
            }
            int from = piece.start();
            int i = from;
            while (i <= piece.end()) {
                boolean isEscape = i + 1 < piece.end() && note.charAt(i) == '\\';
                if (!isEscape && i < piece.end()) {
                    i++;
                    continue;
                }
                if (i > from || starts.isEmpty() && !isEscape) {
                    starts.add(text.length());
                    offsets.add(from);
                    text.append(note, from, i);
                }
                from = i + 1;
                if (isEscape && note.charAt(i + 1) == 'n') {
                    starts.add(text.length());
                    offsets.add(i);
                    text.append('\n');
                    from = i + 2;
                }
                // The character after a backslash is no backslash that escapes.
                i += 2;
            }
        }
        return new InlineText(
                text.toString(),
                starts.stream().mapToInt(Integer::intValue).toArray(),
                offsets.stream().mapToInt(Integer::intValue).toArray());
    }

    /** This text and {@code next}, with a line feed between them. */
    InlineText followedBy(InlineText next) {
        int count = starts.length;
        int[] joinedStarts = Arrays.copyOf(starts, count + next.starts.length);
        int[] joinedOffsets = Arrays.copyOf(noteOffsets, joinedStarts.length);
        for (int i = 0; i < next.starts.length; i++) {
            joinedStarts[count + i] = text.length() + 1 + next.starts[i];
            joinedOffsets[count + i] = next.noteOffsets[i];
        }
        return new InlineText(text + "\n" + next.text, joinedStarts, joinedOffsets);
    }

    /** The text between two indexes. */
    InlineText part(int from, int to) {
        int found = Arrays.binarySearch(starts, from);
        int first = found >= 0 ? found : -found - 2;
        int[] partStarts = Arrays.copyOfRange(starts, first, starts.length);
        int[] partOffsets = Arrays.copyOfRange(noteOffsets, first, starts.length);
        for (int i = 0; i < partStarts.length; i++) {
            partStarts[i] -= from;
        }
        if (partStarts[0] < 0) {
            partOffsets[0] -= partStarts[0];
            partStarts[0] = 0;
        }
        return new InlineText(text.substring(from, to), partStarts, partOffsets);
    }

    /** The span in the note of all of the text, with what is between its pieces. */
    Span span() {
        return span(0, text.length());
    }

    /** Whether the pieces are contiguous in the note, with a single line feed between them. */
    private static boolean areContiguous(String note, List<Span> pieces) {
        for (int i = 1; i < pieces.size(); i++) {
            int end = pieces.get(i - 1).end();
            if (pieces.get(i).start() != end + 1 || note.charAt(end) != '\n') {
                return false;
            }
        }
        return true;
    }

    String text() {
        return text;
    }

    /** The offset in the note of the character at {@code index}. */
    int noteOffset(int index) {
        int found = Arrays.binarySearch(starts, index);
        int piece = found >= 0 ? found : -found - 2;
        return noteOffsets[piece] + index - starts[piece];
    }

    /** The span in the note of the characters from {@code from} up to {@code to}, exclusive. */
    Span span(int from, int to) {
        int start = noteOffset(from);
        return new Span(start, to > from ? Math.max(start, noteOffset(to - 1) + 1) : start);
    }
}
