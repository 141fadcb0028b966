package glossa.features.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings what changed into a pipe table whose cells the reader edited: those cells stay. */
final class TableMerge {
    private static final Pattern BORDER = Pattern.compile("(?<!\\\\)\\|");

    private static final Pattern KEY = Pattern.compile("`([^`]+)`\\)$");

    /** A cell without anything. */
    private static final String EMPTY = "–";

    /** Cells by row and column; a row is known by its paper's key, a column by its head. */
    private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

    /** The first cell of each row, by the row's name. */
    private final Map<String, String> papers = new HashMap<>();

    private TableMerge(List<String> lines) {
        List<String> head = List.of();
        for (String line : lines) {
            List<String> row = row(line);
            if (row.size() < 2 || isRule(row)) {
                continue;
            }
            if (head.isEmpty()) {
                head = row;
                continue;
            }
            papers.put(name(row), row.getFirst());
            Map<String, String> byColumn = cells.computeIfAbsent(name(row), key -> new HashMap<>());
            for (int i = 1; i < Math.min(row.size(), head.size()); i++) {
                byColumn.put(head.get(i), row.get(i));
            }
        }
    }

    /** Whether this is the line below the head. */
    private static boolean isRule(List<String> row) {
        return row.stream().allMatch(cell -> cell.matches(":?-+:?"));
    }

    /** The key in the first cell: what stands before it changes with the record. */
    private static String name(List<String> row) {
        Matcher key = KEY.matcher(row.getFirst());
        return key.find() ? key.group(1) : row.getFirst();
    }

    private static List<String> row(String line) {
        String inner = line.strip().replaceFirst("^[>\\s]*\\|", "");
        if (inner.equals(line.strip())) {
            return List.of();
        }
        List<String> row = new ArrayList<>();
        for (String cell : BORDER.split(inner)) {
            row.add(cell.strip());
        }
        return row;
    }

    /**
     * The lines of the table now, with the cells that the reader edited.
     *
     * @param last what was rendered last; without it each cell that has something stays
     */
    static List<String> of(Optional<List<String>> last, List<String> now, List<String> note) {
        TableMerge old = new TableMerge(last.orElse(List.of()));
        TableMerge read = new TableMerge(note);
        List<String> head = List.of();
        List<String> lines = new ArrayList<>();
        for (String line : now) {
            List<String> row = row(line);
            if (row.size() < 2 || head.isEmpty() || isRule(row)) {
                head = head.isEmpty() ? row : head;
                lines.add(line);
                continue;
            }
            List<String> merged = new ArrayList<>(List.of(row.getFirst()));
            for (int i = 1; i < Math.min(row.size(), head.size()); i++) {
                merged.add(own(read, old, name(row), head.get(i)).orElse(row.get(i)));
            }
            lines.add(line(merged));
            read.papers.remove(name(row));
        }
        for (String name : read.cells.keySet()) {
            List<String> columns = head.subList(Math.min(1, head.size()), head.size());
            // A paper that the query no longer finds stays as long as the reader wrote about it.
            boolean isKept =
                    columns.stream().anyMatch(column -> own(read, old, name, column).isPresent());
            if (read.papers.containsKey(name) && isKept) {
                List<String> row = new ArrayList<>(List.of(read.papers.getOrDefault(name, name)));
                columns.forEach(column -> row.add(read.cell(name, column).orElse(EMPTY)));
                lines.add(line(row));
            }
        }
        return lines;
    }

    private static String line(List<String> row) {
        return "| " + String.join(" | ", row) + " |";
    }

    /** A cell that the reader edited. */
    private static Optional<String> own(
            TableMerge read, TableMerge old, String row, String column) {
        Optional<String> rendered = old.cell(row, column);
        return read.cell(row, column)
                .filter(
                        written ->
                                rendered.map(last -> !last.equals(written))
                                        .orElse(!written.equals(EMPTY) && !written.isEmpty()));
    }

    private Optional<String> cell(String row, String column) {
        return Optional.ofNullable(cells.getOrDefault(row, Map.of()).get(column));
    }
}
