package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the cells of a pipe table as pandoc does (manual, "pipe_tables"): a pipe within code, math
 * or a tag, or after a backslash, separates nothing.
 */
final class PipeTable {
    /** Less-than signs in one row that begin no tag; after these, no other tag is looked for. */
    private static final int MAX_UNCLOSED = 100;

    private PipeTable() {}

    /** Whether the lines of a paragraph begin with a row and a delimiter row. */
    static boolean isTable(String note, List<Span> lines) {
        return lines.size() > 1
                && hasPipe(note, lines.getFirst())
                && isDelimiterRow(lines.get(1).in(note).strip());
    }

    static boolean hasPipe(String note, Span line) {
        return note.indexOf('|', line.start(), line.end()) >= 0;
    }

    private static boolean isDelimiterRow(String line) {
        boolean dash = false;
        boolean parted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '-') {
                dash = true;
            } else if (c == '|' || c == '+') {
                parted = true;
            } else if (c != ':' && !CharClasses.isBlank(c)) {
                return false;
            }
        }
        return dash && parted && "|:-".indexOf(line.charAt(0)) >= 0;
    }

    /** The cells of one row, without surrounding blanks. */
    static List<Span> cells(String note, Span row) {
        List<Span> cells = new ArrayList<>();
        int i = VerbatimScanner.skipBlanks(note, row.start(), row.end());
        if (i < row.end() && note.charAt(i) == '|') {
            i++;
        }
        int cell = i;
        int unclosed = 0;
        while (i < row.end()) {
            char c = note.charAt(i);
            if (c == '|') {
                add(note, cells, cell, i);
                cell = ++i;
                continue;
            }
            boolean isTried = c != '<' || unclosed < MAX_UNCLOSED;
            int unit = isTried ? afterUnit(note, i, row.end(), c) : -1;
            unclosed += c == '<' && unit < 0 ? 1 : 0;
            i = unit < 0 ? i + 1 : unit;
        }
        add(note, cells, cell, row.end());
        return cells;
    }

    private static int afterUnit(String note, int at, int end, char c) {
        return switch (c) {
            case '\\' -> Math.min(end, at + 2);
            case '`' -> afterCode(note, at, end);
            case '$' -> {
                int math = VerbatimScanner.displayMath(note, at, end);
                yield math < 0 ? VerbatimScanner.inlineMath(note, at, end) : math;
            }
            case '<' -> {
                int comment = RawHtml.comment(note, at, end);
                yield comment < 0 ? RawHtml.tag(note, at, end) : comment;
            }
            default -> -1;
        };
    }

    private static int afterCode(String note, int at, int end) {
        int i = at;
        while (i < end && note.charAt(i) == '`') {
            i++;
        }
        int close = note.indexOf(note.substring(at, i), i, end);
        return close < 0 ? i : close + i - at;
    }

    private static void add(String note, List<Span> cells, int from, int to) {
        int start = VerbatimScanner.skipBlanks(note, from, to);
        int end = to;
        while (end > start && CharClasses.isBlank(note.charAt(end - 1))) {
            end--;
        }
        if (end > start) {
            cells.add(new Span(start, end));
        }
    }
}
