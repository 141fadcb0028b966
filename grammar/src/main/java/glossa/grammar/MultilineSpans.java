package glossa.grammar;

import java.util.HashSet;
import java.util.Set;

/**
 * What may reach over several lines, blank ones too: code between fences, comments, elements and
 * environments whose content is not Markdown. What isn't closed is looked for once.
 */
final class MultilineSpans {
    private static final int MAX_SPAN_LENGTH = 200;
    private static final int MAX_FAILURES = 20;

    private final String note;
    private final Lines lines;
    private final Set<String> unclosed = new HashSet<>();
    private int failures;
    private int shortestBackticks = Integer.MAX_VALUE;
    private int shortestTildes = Integer.MAX_VALUE;

    MultilineSpans(String note, Lines lines) {
        this.note = note;
        this.lines = lines;
    }

    /** The line of the fence that closes {@code open}, or -1. */
    int closing(int line, Fence open) {
        int shortest = open.mark() == '`' ? shortestBackticks : shortestTildes;
        if (open.length() >= shortest) {
            return -1;
        }
        for (int i = line + 1; i < lines.count(); i++) {
            int start = lines.start(i);
            int end = lines.end(i);
            while (start < end
                    && (CharClasses.isBlank(note.charAt(start)) || note.charAt(start) == '>')) {
                start++;
            }
            Fence fence = Fence.at(note, start, end);
            if (fence != null && fence.closes(open)) {
                return i;
            }
        }
        if (open.mark() == '`') {
            shortestBackticks = open.length();
        } else {
            shortestTildes = open.length();
        }
        return -1;
    }

    /** The index behind code that backticks open here and close before a blank line, or 0. */
    int spanEnd(int at, int line) {
        int run = at;
        while (run < note.length() && note.charAt(run) == '`') {
            run++;
        }
        int length = run - at;
        for (int i = line; i < lines.count() && i < line + MAX_SPAN_LENGTH; i++) {
            int from = i == line ? run : lines.start(i);
            int end = lines.end(i);
            if (note.substring(from, end).isBlank() && i > line) {
                return 0;
            }
            while (from < end) {
                int open = from;
                while (from < end && note.charAt(from) == '`') {
                    from++;
                }
                if (from - open == length) {
                    return from;
                }
                from = Math.max(from, open + 1);
            }
        }
        return 0;
    }

    /** The index behind backticks, or behind the code that they open within the line. */
    int code(int at, int line) {
        int end = lines.end(line);
        int i = at;
        while (i < end && note.charAt(i) == '`') {
            i++;
        }
        int close = note.indexOf(note.substring(at, i), i);
        return close < 0 || close >= end ? i : close + i - at;
    }

    /** The index behind a comment, an element or an environment of several lines, or -1. */
    int after(int at) {
        int after;
        if (note.charAt(at) == '\\') {
            after = note.startsWith("begin{", at + 1) ? environment(at) : -1;
        } else if (note.startsWith("<!--", at)) {
            after = search("<!--", at);
        } else {
            String name = RawHtml.tagName(note, at, Math.min(note.length(), at + 12));
            after = RawHtml.isVerbatim(name) ? search(name, at) : -1;
        }
        return after;
    }

    private int environment(int at) {
        int close = note.indexOf('}', at);
        return close < 0 || close > at + 80 ? -1 : search(note.substring(at, close + 1), at);
    }

    private int search(String name, int at) {
        if (unclosed.contains(name)) {
            return -1;
        }
        int after =
                switch (name) {
                    case "<!--" -> RawHtml.comment(note, at, note.length());
                    case "pre", "script", "style", "textarea" ->
                            RawHtml.verbatimElement(note, at, note.length());
                    default -> VerbatimScanner.tex(note, at, note.length());
                };
        if (after < 0 && (name.equals("<!--") || ++failures > MAX_FAILURES)) {
            unclosed.add(name);
        }
        return after;
    }
}
