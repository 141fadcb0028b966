package glossa.grammar;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds metadata blocks, and the values in them that are Markdown. */
final class FrontMatterReader {
    private FrontMatterReader() {}

    /**
     * The metadata block at the head of a note, from dashes to dashes or full stops, if there is
     * one.
     */
    static Optional<FrontMatter> in(String note, Lines lines) {
        return Optional.ofNullable(at(note, lines, 0));
    }

    /** The block that begins with {@code line}, or null. */
    static @Nullable FrontMatter at(String note, Lines lines, int line) {
        int start = lines.start(line) + (line == 0 && note.startsWith("\ufeff") ? 1 : 0);
        if (line + 1 >= lines.count()
                || !isFence(note, start, lines.end(line), "---")
                || note.substring(lines.start(line + 1), lines.end(line + 1)).isBlank()) {
            return null;
        }
        for (int i = line + 1; i < lines.count(); i++) {
            int from = lines.start(i);
            if (isFence(note, from, lines.end(i), "---")
                    || isFence(note, from, lines.end(i), "...")) {
                return new FrontMatter(
                        new Span(start, lines.end(i)), new Span(lines.start(line + 1), from));
            }
        }
        return null;
    }

    private static boolean isFence(String note, int from, int end, String fence) {
        return note.startsWith(fence, from)
                && VerbatimScanner.skipBlanks(note, from + fence.length(), end) >= end;
    }

    /** Whether the block begins with a key: YAML that is not a mapping is not metadata. */
    static boolean isMapping(String note, Lines lines, FrontMatter block) {
        int last = lines.line(block.content().end());
        for (int line = lines.line(block.content().start()); line < last; line++) {
            int start = lines.start(line);
            int end = lines.end(line);
            int at = VerbatimScanner.skipBlanks(note, start, end);
            if (at < end && note.charAt(at) != '#') {
                return colonAfterKey(note, at, end) > at;
            }
        }
        return false;
    }

    /** The language that {@code lang} names (manual, "Language variables"). */
    static Optional<String> language(String note, Lines lines, FrontMatter block) {
        int last = lines.line(block.content().end());
        for (int line = lines.line(block.content().start()); line < last; line++) {
            if (note.startsWith("lang:", lines.start(line))) {
                List<Span> value = new ArrayList<>();
                int from = VerbatimScanner.skipBlanks(note, lines.start(line) + 5, lines.end(line));
                if (from < lines.end(line)) {
                    value.add(new Span(from, lines.end(line)));
                }
                stripQuotesAndComment(note, value);
                return value.stream().map(span -> span.in(note).strip()).findFirst();
            }
        }
        return Optional.empty();
    }

    /**
     * A value that pandoc reads as Markdown.
     *
     * @param path the keys that lead to it
     * @param pieces its lines, without blank ones
     * @param blockLines all its lines if it is a block scalar, which may contain blocks; blank
     *     lines are empty
     */
    record Value(String path, List<Span> pieces, List<Span> blockLines) {
        /** The field of the first level that contains it. */
        String field() {
            return path.substring(0, Math.max(0, path.indexOf('\u0001')));
        }
    }

    /** The values that pandoc reads as Markdown, in pandoc's order, which is that of their keys. */
    static List<Value> values(String note, Lines lines, FrontMatter frontMatter) {
        List<Value> values = new ArrayList<>();
        List<String> path = new ArrayList<>();
        List<Integer> indents = new ArrayList<>();
        int last = lines.line(frontMatter.content().end());
        int item = 0;
        int line = lines.line(frontMatter.content().start());
        while (line < last) {
            int start = lines.start(line);
            int end = lines.end(line);
            int at = VerbatimScanner.skipBlanks(note, start, end);
            if (at == end || note.charAt(at) == '#') {
                line++;
                continue;
            }
            String marks = "";
            while (at + 1 < end && note.charAt(at) == '-' && note.charAt(at + 1) == ' ') {
                marks = String.format("%06d", ++item);
                at = VerbatimScanner.skipBlanks(note, at + 1, end);
            }
            int indent = at - start;
            while (!indents.isEmpty() && indents.getLast() >= indent) {
                indents.removeLast();
                path.removeLast();
            }
            int colon = colonAfterKey(note, at, end);
            int value = colon < 0 ? at : VerbatimScanner.skipBlanks(note, colon + 1, end);
            String key = marks + (colon < 0 ? "" : note.substring(at, colon));
            if (colon >= 0) {
                path.add(key);
                indents.add(indent);
            }
            List<Span> pieces = new ArrayList<>();
            List<Span> blockLines = new ArrayList<>();
            boolean block = value < end && (note.charAt(value) == '|' || note.charAt(value) == '>');
            if (value < end && !block) {
                pieces.add(new Span(value, end));
            }
            line++;
            int keyIndent = indent - (marks.isEmpty() ? 0 : 1);
            while (line < last && (block || !pieces.isEmpty())) {
                int next = VerbatimScanner.skipBlanks(note, lines.start(line), lines.end(line));
                boolean isBlank = next == lines.end(line);
                if (!isBlank && next - lines.start(line) <= keyIndent) {
                    break;
                }
                if (!block
                        && !isBlank
                        && (note.startsWith("- ", next)
                                || colonAfterKey(note, next, lines.end(line)) >= 0)) {
                    break;
                }
                if (block) {
                    blockLines.add(new Span(next, lines.end(line)));
                }
                if (!isBlank) {
                    pieces.add(new Span(next, lines.end(line)));
                }
                line++;
            }
            if (!block) {
                stripQuotesAndComment(note, pieces);
            }
            if (!pieces.isEmpty()) {
                String joined = String.join("\u0001", path) + "\u0001" + key;
                values.add(new Value(joined, pieces, blockLines));
            }
        }
        values.sort(Comparator.comparing(Value::path));
        return values;
    }

    /** Removes quotation marks and comments from a value. */
    private static void stripQuotesAndComment(String note, List<Span> pieces) {
        if (pieces.isEmpty()) {
            return;
        }
        Span first = pieces.getFirst();
        char quote = note.charAt(first.start());
        if (quote == '"' || quote == '\'') {
            Span last = pieces.getLast();
            int from = pieces.size() == 1 ? first.start() + 1 : last.start();
            int close = note.lastIndexOf(quote, last.end() - 1);
            if (close >= from) {
                pieces.set(pieces.size() - 1, new Span(last.start(), close));
                pieces.set(0, new Span(first.start() + 1, pieces.getFirst().end()));
            }
            return;
        }
        for (int i = 0; i < pieces.size(); i++) {
            Span piece = pieces.get(i);
            int comment = piece.in(note).indexOf(" #");
            if (comment >= 0) {
                pieces.set(i, new Span(piece.start(), piece.start() + comment));
            }
        }
    }

    static int colonAfterKey(String note, int at, int end) {
        int i = at;
        if (at < end && (note.charAt(at) == '"' || note.charAt(at) == '\'')) {
            int close = note.indexOf(note.charAt(at), at + 1);
            i = close < 0 ? at : close + 1;
        }
        for (; i < end; i++) {
            char c = note.charAt(i);
            if (c == ':' && (i + 1 == end || CharClasses.isBlank(note.charAt(i + 1)))) {
                return i;
            }
            if (c == '#' && i > at && CharClasses.isBlank(note.charAt(i - 1))) {
                return -1;
            }
        }
        return -1;
    }
}
