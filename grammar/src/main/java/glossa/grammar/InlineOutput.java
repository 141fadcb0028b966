package glossa.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What reading one run of inlines has found so far: its plain text, citations and notes in the
 * order in which pandoc's document has them, and what is opaque. An attempt that fails is taken
 * back to the {@link Mark} it began with.
 *
 * <p>Plain text is kept only between {@link #record} and {@link #pause}: prefixes and suffixes have
 * one, and nothing else. It keeps for each of its characters where it comes from, so that a locator
 * found in it has a span. Two characters stand for what is no text: {@link #GAP} for nothing at
 * all, and {@link #FIXED} for a blank that is not pandoc's Space and so is never trimmed.
 */
final class InlineOutput {
    static final char GAP = '\uffff';
    static final char FIXED = '\u0000';

    /** Something that stands in the text: a citation, or a reference to a footnote. */
    sealed interface Event {
        record Cited(Citation citation) implements Event {}

        record Noted(String label) implements Event {}
    }

    /** How far the sheet was filled at one moment. */
    record Mark(int plain, int events, int opaque) {}

    private final List<Event> events = new ArrayList<>();
    private final List<Span> opaque = new ArrayList<>();
    private char[] plain = {};
    private int[] from = {};
    private int[] to = {};
    private int length;
    private int recording;

    /** From here on the plain text is wanted, until {@link #pause}; the calls nest. */
    void record() {
        recording++;
    }

    /** Back to what was before {@link #record}: outside of citations no one asks for plain text. */
    void pause() {
        recording--;
    }

    boolean isRecording() {
        return recording > 0;
    }

    Mark mark() {
        return new Mark(length, events.size(), opaque.size());
    }

    void back(Mark mark) {
        length = mark.plain;
        while (events.size() > mark.events) {
            events.removeLast();
        }
        while (opaque.size() > mark.opaque) {
            opaque.removeLast();
        }
    }

    /** Takes back the plain text only: what was found in it stays. */
    void backText(int at) {
        length = at;
    }

    int length() {
        return length;
    }

    /** Pandoc's Space: two in a row are one. */
    void space(int start, int end) {
        if (recording > 0 && (length == 0 || plain[length - 1] != ' ')) {
            add(' ', start, end);
        }
    }

    void add(char c, int start, int end) {
        if (recording == 0) {
            return;
        }
        if (length == plain.length) {
            int larger = Math.max(64, length * 2);
            plain = Arrays.copyOf(plain, larger);
            from = Arrays.copyOf(from, larger);
            to = Arrays.copyOf(to, larger);
        }
        plain[length] = c;
        from[length] = start;
        to[length++] = end;
    }

    /** Text as it stands, from {@code start} on. */
    void copy(String text, int start, int end) {
        if (recording == 0) {
            return;
        }
        for (int i = start; i < end; i++) {
            add(text.charAt(i), i, i + 1);
        }
    }

    /** Verbatim text as it stands; its blanks are kept. */
    void verbatim(String text, int start, int end) {
        for (int i = start; recording > 0 && i < end; i++) {
            char c = text.charAt(i);
            add(c == ' ' || c == '\n' ? FIXED : c, i, i + 1);
        }
    }

    /** Text that stands for all of what is between {@code start} and {@code end}. */
    void instead(String text, int start, int end) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            add(c == ' ' ? FIXED : c, start, end);
        }
    }

    /** Pandoc's {@code text}: the raw text, its runs of blanks as Spaces. */
    void words(String text, int start, int end) {
        for (int i = start; recording > 0 && i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                space(i, i + 1);
            } else {
                add(c, i, i + 1);
            }
        }
    }

    void set(int index, char c) {
        if (recording > 0) {
            plain[index] = c;
        }
    }

    /** Takes the Spaces at both ends of the text from {@code start} on away. */
    void trim(int start) {
        int end = length;
        while (end > start && (plain[end - 1] == ' ' || plain[end - 1] == GAP)) {
            end--;
        }
        length = end;
        for (int i = start; i < end && (plain[i] == ' ' || plain[i] == GAP); i++) {
            plain[i] = GAP;
        }
    }

    /** The plain text from {@code start} on. */
    Plain since(int start) {
        StringBuilder text = new StringBuilder();
        int[] starts = new int[length - start];
        int[] ends = new int[length - start];
        for (int i = start; i < length; i++) {
            if (plain[i] != GAP) {
                starts[text.length()] = from[i];
                ends[text.length()] = to[i];
                text.append(plain[i] == FIXED ? ' ' : plain[i]);
            }
        }
        return new Plain(text.toString(), starts, ends);
    }

    /** Plain text that knows where each of its characters comes from. */
    static final class Plain {
        private final String text;
        private final int[] starts;
        private final int[] ends;

        private Plain(String text, int[] starts, int[] ends) {
            this.text = text;
            this.starts = starts;
            this.ends = ends;
        }

        String text() {
            return text;
        }

        /**
         * The piece of the prose that the plain text from {@code from} to {@code to} stands for.
         */
        Span source(int from, int to) {
            return new Span(starts[from], Math.max(starts[from], ends[to - 1]));
        }
    }

    void found(Event event) {
        events.add(event);
    }

    /** Adds what holds all that was found since {@code mark}: pandoc names the outer one first. */
    void foundBefore(Mark mark, Event event) {
        events.add(mark.events, event);
    }

    void opaque(int start, int end) {
        opaque.add(new Span(start, end));
    }

    List<Event> events() {
        return events;
    }

    List<Span> opaque() {
        return opaque;
    }
}
