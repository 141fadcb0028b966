package glossa.grammar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The labels that a note defines in its example lists (manual, "example_lists"). Besides the items
 * that commonmark-java finds, these are examples in texts that pandoc reads separately, such as the
 * cells of a grid table, and those behind a tag at which pandoc ends a paragraph.
 */
final class ExampleLabels {
    /** Unclosed tags and code spans in one paragraph; after these, it is not searched further. */
    private static final int MAX_UNCLOSED = 20;

    private final String note;

    /** The markers by their offsets. */
    private final TreeMap<Integer, ListMarker> markers = new TreeMap<>();

    ExampleLabels(String note) {
        this.note = note;
    }

    /** Adds the marker of an item. */
    void add(ListMarker marker) {
        if (marker.isExample()) {
            markers.put(marker.start(), marker);
        }
    }

    /**
     * Adds the examples of a text of its own.
     *
     * @param lines the lines of the text; blank ones are empty
     */
    void addFrom(List<Span> lines) {
        boolean begins = true;
        boolean inList = false;
        for (int line = 0; line < lines.size(); line++) {
            int at = lines.get(line).start();
            int end = lines.get(line).end();
            if (at == end) {
                begins = true;
                continue;
            }
            boolean isHeading = begins && note.charAt(at) == '#';
            boolean isItem = begins || inList;
            while (isItem && at < end) {
                if (note.charAt(at) == '>') {
                    at = VerbatimScanner.skipBlanks(note, at + 1, end);
                    continue;
                }
                ListMarker marker = ListMarker.at(note, at, end);
                if (marker != null && !isUnderlined(lines, line)) {
                    add(marker);
                    at = VerbatimScanner.skipBlanks(note, marker.end(), end);
                } else if (ListMarker.isCommonMarkMarker(note, at, end)) {
                    at = ListMarker.afterCommonMarkMarker(note, at, end);
                } else {
                    isItem = false;
                }
                inList = inList || isItem;
            }
            begins = isHeading;
        }
    }

    /** Whether the next line makes a heading of this one. */
    private boolean isUnderlined(List<Span> lines, int line) {
        return line + 1 < lines.size()
                && ListMarkers.isUnderline(
                        note, lines.get(line + 1).start(), lines.get(line + 1).end());
    }

    /** Adds the examples behind tags, comments and commands in the lines of a paragraph. */
    void addBehindElements(List<Span> lines) {
        int unclosed = 0;
        for (int line = 0; line < lines.size() && unclosed < MAX_UNCLOSED; line++) {
            int end = lines.get(line).end();
            int i = lines.get(line).start();
            if (note.indexOf('@', i, end) < 0) {
                continue;
            }
            // Pandoc reads a comment or a command as a block only where a block begins.
            boolean begins = line == 0;
            boolean isBehind = false;
            while (i < end && unclosed < MAX_UNCLOSED) {
                char c = note.charAt(i);
                if (CharClasses.isBlank(c)) {
                    i++;
                    continue;
                }
                ListMarker marker = begins && isBehind ? ListMarker.at(note, i, end) : null;
                if (marker != null) {
                    add(marker);
                }
                int after = -1;
                String tag = c == '<' ? RawHtml.tagName(note, i, end) : "";
                if (begins ? RawHtml.canBeginBlock(tag) : RawHtml.isBlock(tag)) {
                    after = RawHtml.tag(note, i, end);
                    unclosed += after < 0 ? 1 : 0;
                    begins = after >= 0;
                } else if (begins && (c == '<' || c == '\\')) {
                    after =
                            c == '<'
                                    ? RawHtml.comment(note, i, end)
                                    : VerbatimScanner.tex(note, i, end);
                    unclosed += after < 0 ? 1 : 0;
                } else if (c == '`') {
                    after = VerbatimScanner.code(note, i, end);
                    unclosed += after < 0 ? 1 : 0;
                    begins = false;
                }
                isBehind = after >= 0;
                begins = begins && isBehind;
                i = after >= 0 ? after : i + 1;
            }
        }
    }

    /** The spans of the markers. */
    List<Span> spans() {
        List<Span> spans = new ArrayList<>();
        for (ListMarker marker : markers.values()) {
            spans.add(new Span(marker.start(), marker.end()));
        }
        return spans;
    }

    /** The labelled examples, in the order of the text. */
    List<ExampleLabel> labels() {
        List<ExampleLabel> labels = new ArrayList<>();
        for (ListMarker marker : markers.values()) {
            Span label = marker.label(note);
            if (label.length() > 0) {
                labels.add(new ExampleLabel(label.in(note), label));
            }
        }
        return labels;
    }

    /** The examples by their labels. A label that is used again keeps its number, as in pandoc. */
    Map<String, NoteDefinitions.Example> numbered() {
        Map<String, NoteDefinitions.Example> examples = new HashMap<>();
        int count = 0;
        for (ListMarker marker : markers.values()) {
            String label = marker.label(note).in(note);
            if (examples.containsKey(label)) {
                continue;
            }
            count++;
            if (!label.isEmpty()) {
                examples.put(
                        label,
                        new NoteDefinitions.Example(Integer.toString(count), marker.start()));
            }
        }
        return examples;
    }
}
