package glossa.grammar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The output of reading one run of inlines: its plain text, its citations and footnote references
 * in the order of pandoc's document, and its opaque spans. A failed attempt is rolled back to the
 * {@link Mark} at which it began.
 *
 * <p>Plain text is recorded only between {@link #startRecording} and {@link #stopRecording},
 * because only prefixes and suffixes need it. Each of its characters knows its place in the source,
 * so that a locator found in it has a span. Two characters have a special meaning: {@link #NO_TEXT}
 * stands for nothing, and {@link #FIXED_SPACE} for a space that is not pandoc's Space and is never
 * trimmed.
 */
final class InlineOutput {
    static final char NO_TEXT = '\uffff';
    static final char FIXED_SPACE = '\u0000';

    /** A citation or a reference to a footnote. */
    sealed interface Event {
        record CitationEvent(Citation citation) implements Event {}

        record FootnoteEvent(String label) implements Event {}
    }

    /** The state of the output at one moment, for {@link #rollBack}. */
    record Mark(int textLength, int eventCount, int opaqueCount) {}

    private final List<Event> events = new ArrayList<>();
    private final List<Span> opaque = new ArrayList<>();
    private char[] chars = {};
    private int[] starts = {};
    private int[] ends = {};
    private int length;
    private int recordingDepth;

    /** Records plain text from here on, until {@link #stopRecording}; the calls nest. */
    void startRecording() {
        recordingDepth++;
    }

    /** Ends the recording that {@link #startRecording} began. */
    void stopRecording() {
        recordingDepth--;
    }

    boolean isRecording() {
        return recordingDepth > 0;
    }

    Mark mark() {
        return new Mark(length, events.size(), opaque.size());
    }

    void rollBack(Mark mark) {
        length = mark.textLength;
        while (events.size() > mark.eventCount) {
            events.removeLast();
        }
        while (opaque.size() > mark.opaqueCount) {
            opaque.removeLast();
        }
    }

    /** Removes the plain text from {@code at} on, but keeps events and opaque spans. */
    void rollBackText(int at) {
        length = at;
    }

    int length() {
        return length;
    }

    /** Adds pandoc's Space, unless one precedes it. */
    void addSpace(int start, int end) {
        if (recordingDepth > 0 && (length == 0 || chars[length - 1] != ' ')) {
            add(' ', start, end);
        }
    }

    void add(char c, int start, int end) {
        if (recordingDepth == 0) {
            return;
        }
        if (length == chars.length) {
            int larger = Math.max(64, length * 2);
            chars = Arrays.copyOf(chars, larger);
            starts = Arrays.copyOf(starts, larger);
            ends = Arrays.copyOf(ends, larger);
        }
        chars[length] = c;
        starts[length] = start;
        ends[length++] = end;
    }

    /** Adds the text between {@code start} and {@code end} unchanged. */
    void addText(String text, int start, int end) {
        if (recordingDepth == 0) {
            return;
        }
        for (int i = start; i < end; i++) {
            add(text.charAt(i), i, i + 1);
        }
    }

    /** Adds verbatim text; its spaces are not trimmed. */
    void addVerbatim(String text, int start, int end) {
        for (int i = start; recordingDepth > 0 && i < end; i++) {
            char c = text.charAt(i);
            add(c == ' ' || c == '\n' ? FIXED_SPACE : c, i, i + 1);
        }
    }

    /** Adds {@code text} as a replacement of all that is between {@code start} and {@code end}. */
    void addReplacement(String text, int start, int end) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            add(c == ' ' ? FIXED_SPACE : c, start, end);
        }
    }

    /** Adds the source text, runs of white space as Spaces (pandoc's {@code text}). */
    void addRawText(String text, int start, int end) {
        for (int i = start; recordingDepth > 0 && i < end; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                addSpace(i, i + 1);
            } else {
                add(c, i, i + 1);
            }
        }
    }

    void set(int index, char c) {
        if (recordingDepth > 0) {
            chars[index] = c;
        }
    }

    /** Trims Spaces at both ends of the text from {@code start} on. */
    void trim(int start) {
        int end = length;
        while (end > start && (chars[end - 1] == ' ' || chars[end - 1] == NO_TEXT)) {
            end--;
        }
        length = end;
        for (int i = start; i < end && (chars[i] == ' ' || chars[i] == NO_TEXT); i++) {
            chars[i] = NO_TEXT;
        }
    }

    /** The plain text from {@code start} on. */
    PlainText textSince(int start) {
        StringBuilder text = new StringBuilder();
        int[] textStarts = new int[length - start];
        int[] textEnds = new int[length - start];
        for (int i = start; i < length; i++) {
            if (chars[i] != NO_TEXT) {
                textStarts[text.length()] = starts[i];
                textEnds[text.length()] = ends[i];
                text.append(chars[i] == FIXED_SPACE ? ' ' : chars[i]);
            }
        }
        return new PlainText(text.toString(), textStarts, textEnds);
    }

    /** Plain text whose characters know their places in the source. */
    static final class PlainText {
        private final String text;
        private final int[] starts;
        private final int[] ends;

        private PlainText(String text, int[] starts, int[] ends) {
            this.text = text;
            this.starts = starts;
            this.ends = ends;
        }

        String text() {
            return text;
        }

        /**
         * The span of the source from which the plain text between {@code from} and {@code to}
         * comes.
         */
        Span sourceSpan(int from, int to) {
            return new Span(starts[from], Math.max(starts[from], ends[to - 1]));
        }
    }

    void addEvent(Event event) {
        events.add(event);
    }

    /**
     * Adds an event that contains all events since {@code mark}: pandoc lists the outer one first.
     */
    void insertEvent(Mark mark, Event event) {
        events.add(mark.eventCount, event);
    }

    void addOpaque(int start, int end) {
        opaque.add(new Span(start, end));
    }

    List<Event> events() {
        return events;
    }

    List<Span> opaque() {
        return opaque;
    }
}
