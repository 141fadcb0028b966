package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads the cells of a pipe table as pandoc does (manual, "pipe_tables"): a pipe within code, math
 * or a tag, or after a backslash, separates nothing.
 */
final class PipeTable {
    private PipeTable() {}

    /** Whether the lines of a paragraph begin with a row and a delimiter row. */
    static boolean isTable(String note, List<Span> lines) {
        return lines.size() > 1
                && hasPipe(note, lines.getFirst())
                && isDelimiterRow(lines.get(1).in(note).strip());
    }

    static boolean hasPipe(String note, Span line) {
        int pipe = note.indexOf('|', line.start());
        return pipe >= 0 && pipe < line.end();
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
        while (i < row.end()) {
            char c = note.charAt(i);
            if (c == '|') {
                add(note, cells, cell, i);
                cell = ++i;
                continue;
            }
            int unit = afterUnit(note, i, row.end(), c);
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
        int close = note.indexOf(note.substring(at, i), i);
        return close < 0 || close + i - at > end ? i : close + i - at;
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
