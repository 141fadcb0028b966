package glossa.grammar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the metadata block at the head of a note, and the values in it that are Markdown. */
final class FrontMatters {
    private FrontMatters() {}

    /**
     * The block between {@code ---} and {@code ---} or {@code ...}, if the note begins with one.
     */
    static Optional<FrontMatter> in(String note, Lines lines) {
        int first = note.startsWith("\ufeff") ? 1 : 0;
        if (lines.count() < 2
                || !note.substring(first, Math.max(first, lines.end(0)))
                        .stripTrailing()
                        .equals("---")
                || note.substring(lines.start(1), lines.end(1)).isBlank()) {
            return Optional.empty();
        }
        for (int line = 1; line < lines.count(); line++) {
            String text = note.substring(lines.start(line), lines.end(line)).stripTrailing();
            if (text.equals("---") || text.equals("...")) {
                return Optional.of(
                        new FrontMatter(
                                new Span(first, lines.end(line)),
                                new Span(lines.start(1), lines.start(line))));
            }
        }
        return Optional.empty();
    }

    /** A value and the keys that lead to it. */
    private record Value(String path, List<Span> pieces) {}

    /** The values that pandoc reads as Markdown, in the order of their keys, as pandoc has them. */
    static List<List<Span>> values(String note, Lines lines, FrontMatter frontMatter) {
        List<Value> values = new ArrayList<>();
        List<String> path = new ArrayList<>();
        List<Integer> indents = new ArrayList<>();
        int last = lines.line(frontMatter.content().end());
        int item = 0;
        int line = lines.line(frontMatter.content().start());
        while (line < last) {
            int start = lines.start(line);
            int end = lines.end(line);
            int at = Verbatims.skipBlanks(note, start, end);
            if (at == end || note.charAt(at) == '#') {
                line++;
                continue;
            }
            String marks = "";
            while (at + 1 < end && note.charAt(at) == '-' && note.charAt(at + 1) == ' ') {
                marks = String.format("%06d", ++item);
                at = Verbatims.skipBlanks(note, at + 1, end);
            }
            int indent = at - start;
            while (!indents.isEmpty() && indents.getLast() >= indent) {
                indents.removeLast();
                path.removeLast();
            }
            int colon = colon(note, at, end);
            int value = colon < 0 ? at : Verbatims.skipBlanks(note, colon + 1, end);
            String key = marks + (colon < 0 ? "" : note.substring(at, colon));
            if (colon >= 0) {
                path.add(key);
                indents.add(indent);
            }
            List<Span> pieces = new ArrayList<>();
            boolean block = value < end && (note.charAt(value) == '|' || note.charAt(value) == '>');
            if (value < end && !block) {
                pieces.add(new Span(value, end));
            }
            line++;
            int keyIndent = indent - (marks.isEmpty() ? 0 : 1);
            while (line < last && (block || !pieces.isEmpty())) {
                int next = Verbatims.skipBlanks(note, lines.start(line), lines.end(line));
                boolean isBlank = next == lines.end(line);
                if (!isBlank && next - lines.start(line) <= keyIndent) {
                    break;
                }
                if (!block
                        && !isBlank
                        && (note.startsWith("- ", next)
                                || colon(note, next, lines.end(line)) >= 0)) {
                    break;
                }
                if (!isBlank) {
                    pieces.add(new Span(next, lines.end(line)));
                }
                line++;
            }
            if (!pieces.isEmpty()) {
                values.add(new Value(String.join("\u0001", path) + "\u0001" + key, pieces));
            }
        }
        values.sort(Comparator.comparing(Value::path));
        return values.stream().map(Value::pieces).toList();
    }

    private static int colon(String note, int at, int end) {
        int i = at;
        if (at < end && (note.charAt(at) == '"' || note.charAt(at) == '\'')) {
            int close = note.indexOf(note.charAt(at), at + 1);
            i = close < 0 ? at : close + 1;
        }
        for (; i < end; i++) {
            char c = note.charAt(i);
            if (c == ':' && (i + 1 == end || Chars.isBlank(note.charAt(i + 1)))) {
                return i;
            }
            if (c == '#' && i > at && Chars.isBlank(note.charAt(i - 1))) {
                return -1;
            }
        }
        return -1;
    }
}
