package glossa.grammar;

import java.util.ArrayList;
import java.util.List;

/** Reads the cells of a grid table (manual, "grid_tables"). */
final class GridTable {
    private GridTable() {}

    /** Whether the lines of a paragraph begin like a grid table. */
    static boolean isTable(String note, List<Span> lines) {
        return lines.size() > 2
                && isRule(note, lines.getFirst())
                && note.startsWith("+-", lines.getFirst().start());
    }

    private static boolean isRule(String note, Span line) {
        if (line.length() < 3 || note.charAt(line.start()) != '+') {
            return false;
        }
        for (int i = line.start(); i < line.end(); i++) {
            if ("+-=: ".indexOf(note.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** The paragraphs of the cells, row by row. */
    static List<List<Span>> cells(String note, List<Span> lines) {
        List<Integer> columns = new ArrayList<>();
        Span rule = lines.getFirst();
        for (int i = rule.start(); i < rule.end(); i++) {
            if (note.charAt(i) == '+') {
                columns.add(i - rule.start());
            }
        }
        List<List<Span>> cells = new ArrayList<>();
        List<Span> row = new ArrayList<>();
        for (Span line : lines.subList(1, lines.size())) {
            if (isRule(note, line)) {
                addRow(note, columns, row, cells);
                row.clear();
            } else {
                row.add(line);
            }
        }
        addRow(note, columns, row, cells);
        return cells;
    }

    private static void addRow(
            String note, List<Integer> columns, List<Span> row, List<List<Span>> cells) {
        for (int column = 0; column + 1 < columns.size(); column++) {
            List<Span> paragraph = new ArrayList<>();
            for (Span line : row) {
                Span cell = cell(note, line, columns.get(column) + 1, columns.get(column + 1));
                if (cell.length() > 0) {
                    paragraph.add(cell);
                } else if (!paragraph.isEmpty()) {
                    cells.add(List.copyOf(paragraph));
                    paragraph.clear();
                }
            }
            if (!paragraph.isEmpty()) {
                cells.add(List.copyOf(paragraph));
            }
        }
    }

    private static Span cell(String note, Span line, int from, int to) {
        int end = Math.min(line.end(), line.start() + to);
        int start = VerbatimScanner.skipBlanks(note, Math.min(end, line.start() + from), end);
        while (end > start && CharClasses.isBlank(note.charAt(end - 1))) {
            end--;
        }
        return new Span(start, end);
    }
}
