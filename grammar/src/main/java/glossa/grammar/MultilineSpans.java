package glossa.grammar;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Finds the end of constructs that span several lines, including blank ones: fenced code, comments,
 * and elements and environments whose content is not Markdown. Unclosed constructs are remembered,
 * so that each is searched only once.
 */
final class MultilineSpans {
    private static final int MAX_SPAN_LINES = 200;
    private static final int MAX_FAILURES = 20;

    private final String note;
    private final Lines lines;
    private final Set<String> unclosed = new HashSet<>();
    private int failures;

    /** The length of the shortest fence that nothing closes, by its character. */
    private final Map<Character, Integer> shortestUnclosed = new HashMap<>();

    MultilineSpans(String note, Lines lines) {
        this.note = note;
        this.lines = lines;
    }

    /** The line of the fence that closes {@code open}, or -1. */
    int closingLine(int line, Fence open) {
        if (open.length() >= shortestUnclosed.getOrDefault(open.mark(), Integer.MAX_VALUE)) {
            return -1;
        }
        for (int i = line + 1; i < lines.count(); i++) {
            int start = lines.start(i);
            int end = lines.end(i);
            while (start < end
                    && (CharClasses.isBlank(note.charAt(start)) || note.charAt(start) == '>')) {
                start++;
            }
            Fence fence = Fence.of(note, start, end, open.mark());
            if (fence != null && fence.closes(open)) {
                return i;
            }
        }
        shortestUnclosed.put(open.mark(), open.length());
        return -1;
    }

    /**
     * The index after the code span that the backticks at {@code at} begin, if it closes before a
     * blank line; otherwise 0.
     */
    int codeSpanEnd(int at, int line) {
        int run = at;
        while (run < note.length() && note.charAt(run) == '`') {
            run++;
        }
        int length = run - at;
        for (int i = line; i < lines.count() && i < line + MAX_SPAN_LINES; i++) {
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

    /**
     * The index after the code that the backticks at {@code at} begin within the line, or after the
     * backticks.
     */
    int afterCode(int at, int line) {
        int end = lines.end(line);
        int i = at;
        while (i < end && note.charAt(i) == '`') {
            i++;
        }
        int last = Math.min(note.length(), end + i - at);
        int close = note.indexOf(note.substring(at, i), i, last);
        return close < 0 ? i : close + i - at;
    }

    /** The index after a comment, element or environment that may span several lines, or -1. */
    int afterElement(int at) {
        int after;
        if (note.charAt(at) == '\\') {
            after = note.startsWith("begin{", at + 1) ? afterEnvironment(at) : -1;
        } else if (note.startsWith("<!--", at)) {
            after = search("<!--", at);
        } else {
            String name = RawHtml.tagName(note, at, Math.min(note.length(), at + 12));
            after = RawHtml.isVerbatim(name) ? search(name, at) : -1;
        }
        return after;
    }

    private int afterEnvironment(int at) {
        int close = note.indexOf('}', at, Math.min(note.length(), at + 81));
        return close < 0 ? -1 : search(note.substring(at, close + 1), at);
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
        if (after < 0 && ++failures > MAX_FAILURES) {
            unclosed.add(name);
        }
        return after;
    }
}
