package glossa.grammar;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds link definitions by pandoc's rules, {@code [label]: destination "title"}, and blanks them
 * in the mask (manual, "Reference links"). They begin where a block may begin, also behind the
 * marker of a list item.
 */
final class LinkDefinitions {
    /** Words of one line that begin like a title; after these, no other one is looked for. */
    private static final int MAX_UNCLOSED = 20;

    /** The labels of the definitions, normalized. */
    final Set<String> labels = new HashSet<>();

    private final MaskedNote mask;
    private final List<Span> opaque;
    private final String note;
    private final Lines lines;

    LinkDefinitions(MaskedNote mask, List<Span> opaque) {
        this.mask = mask;
        this.opaque = opaque;
        this.note = mask.note;
        this.lines = mask.lines;
    }

    /**
     * Reads the definition at {@code at}; returns the line after it, or {@code line} if there is
     * none.
     */
    int read(int line, int at, int end) {
        int colon = afterLabel(at, end);
        if (colon < 0) {
            return line;
        }
        int last = line;
        int stop = end;
        int destination = VerbatimScanner.skipBlanks(note, colon + 1, end);
        if (destination == end && line + 1 < lines.count()) {
            int next = mask.afterPrefix(lines.start(line + 1), lines.end(line + 1));
            if (next < lines.end(line + 1)) {
                last = line + 1;
                stop = lines.end(last);
                destination = next;
            }
        }
        if (!isDestination(destination, stop)) {
            return line;
        }
        if (last + 1 < lines.count() && isTitle(last + 1)) {
            last++;
        }
        define(new Span(at, colon), new Span(at, lines.end(last)));
        mask.blank(at, end);
        for (int i = line + 1; i <= last; i++) {
            mask.blank(mask.afterPrefix(lines.start(i), lines.end(i)), lines.end(i));
        }
        return last + 1;
    }

    /** Reads a definition that is all of {@code text}; false if it is none. */
    boolean read(Span text) {
        int colon = afterLabel(text.start(), text.end());
        if (colon < 0
                || !isDestination(
                        VerbatimScanner.skipBlanks(note, colon + 1, text.end()), text.end())) {
            return false;
        }
        define(new Span(text.start(), colon), text);
        return true;
    }

    private void define(Span label, Span definition) {
        labels.add(NoteDefinitions.normalized(label.in(note)));
        opaque.add(definition);
    }

    /**
     * The offset of the colon after the label at {@code at}, or -1. A label that begins with a key
     * is a citation.
     */
    private int afterLabel(int at, int end) {
        if (at >= end
                || note.charAt(at) != '['
                || note.startsWith("[^", at)
                || note.startsWith("[@", at)) {
            return -1;
        }
        int close = at;
        int depth = 0;
        do {
            char c = note.charAt(close);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            close += c == '\\' ? 2 : 1;
        } while (depth > 0 && close < end);
        if (depth > 0 || close >= end || note.charAt(close) != ':') {
            return -1;
        }
        String label = note.substring(at, close);
        return label.indexOf('@') >= 0 && InlineReader.isCitation(label) ? -1 : close;
    }

    /**
     * Whether this is a destination, which may contain blanks and be empty, perhaps with a title
     * and attributes, and nothing else.
     */
    private boolean isDestination(int from, int end) {
        int i = from;
        int angle = i < end && note.charAt(i) == '<' ? note.indexOf('>', i, end) : -1;
        if (angle >= 0) {
            i = afterTitle(VerbatimScanner.skipBlanks(note, angle + 1, end), end);
            return VerbatimScanner.skipBlanks(note, i, end) == end;
        }
        int unclosed = 0;
        while (i < end) {
            char c = note.charAt(i);
            if (c == '[') {
                return false;
            }
            boolean isTried = "\"'({".indexOf(c) >= 0 && unclosed++ < MAX_UNCLOSED;
            int after = isTried ? afterTitle(i, end) : i;
            if (after > i) {
                return VerbatimScanner.skipBlanks(note, after, end) == end;
            }
            while (i < end && !CharClasses.isBlank(note.charAt(i))) {
                i++;
            }
            i = VerbatimScanner.skipBlanks(note, i, end);
        }
        return true;
    }

    /** The offset after a title and attributes, or {@code at}. */
    private int afterTitle(int at, int end) {
        int title = at < end ? title(at, end) : -1;
        int i = title < 0 ? at : VerbatimScanner.skipBlanks(note, title, end);
        int attributes = VerbatimScanner.attributes(note, i, end);
        return attributes < 0 ? Math.max(at, title) : attributes;
    }

    private int title(int at, int end) {
        return switch (note.charAt(at)) {
            case '"', '\'' ->
                    at + 1 < end && CharClasses.isSpace(note.charAt(at + 1))
                            ? -1
                            : VerbatimScanner.title(note, at, end);
            case '(' -> VerbatimScanner.balanced(note, at, end, '(', ')');
            default -> -1;
        };
    }

    /** Whether all of the line is a title. */
    private boolean isTitle(int line) {
        int end = lines.end(line);
        int at = mask.afterPrefix(lines.start(line), end);
        int after = at < end ? title(at, end) : -1;
        return after > 0 && VerbatimScanner.skipBlanks(note, after, end) == end;
    }
}
