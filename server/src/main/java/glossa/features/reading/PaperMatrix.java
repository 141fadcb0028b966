package glossa.features.reading;

import glossa.features.MarkdownText;
import glossa.features.PaperLabels;
import glossa.features.reading.PaperAnnotations.PaperAnnotation;
import glossa.grammar.NoteConventions;
import glossa.paper.Paper;
import glossa.paper.TextFolding;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table over papers: a row for each paper, a column for each tag or question, and in the cells
 * what the reader wrote about it under that tag, or below a heading of that name.
 *
 * @param columns the tags or headings
 * @param rows in the order of the papers
 */
public record PaperMatrix(List<String> columns, List<Row> rows) {
    /** Columns that are chosen where none are named. */
    private static final int MAX_CHOSEN = 6;

    public PaperMatrix {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * A row.
     *
     * @param cells as many as there are columns; what was written, in the order of the paper
     */
    public record Row(Paper paper, List<List<PaperAnnotation>> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * The matrix of papers.
     *
     * @param columns tags or headings; if there are none, the tags that occur most
     */
    public static PaperMatrix of(
            Snapshot snapshot,
            List<Paper> papers,
            List<String> columns,
            NoteConventions conventions) {
        Map<String, List<PaperAnnotation>> written =
                PaperAnnotations.of(snapshot, papers, conventions, PaperNotes.MAX_LENGTH).stream()
                        .sorted(PaperAnnotations.BY_PLACE)
                        .collect(Collectors.groupingBy(PaperAnnotation::key));
        List<String> chosen =
                columns.isEmpty()
                        ? mostUsed(written.values().stream().flatMap(List::stream).toList())
                        : columns;
        List<Row> rows = new ArrayList<>();
        for (Paper paper : papers) {
            List<PaperAnnotation> of = written.getOrDefault(paper.key(), List.of());
            rows.add(
                    new Row(
                            paper,
                            chosen.stream()
                                    .map(
                                            column ->
                                                    of.stream()
                                                            .filter(one -> isOf(one, column))
                                                            .toList())
                                    .toList()));
        }
        return new PaperMatrix(chosen, rows);
    }

    private static List<String> mostUsed(List<PaperAnnotation> all) {
        Map<String, Long> counts =
                all.stream()
                        .flatMap(one -> one.motivations().stream())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return counts.entrySet().stream()
                .sorted(
                        Comparator.comparingLong((Map.Entry<String, Long> one) -> -one.getValue())
                                .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_CHOSEN)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isOf(PaperAnnotation one, String column) {
        String wanted = TextFolding.squeeze(column);
        return one.motivations().stream().anyMatch(tag -> TextFolding.squeeze(tag).equals(wanted))
                || TextFolding.squeeze(one.heading()).equals(wanted)
                || one.remark()
                        .matches(
                                "(?s).*(?<![\\w#])#"
                                        + java.util.regex.Pattern.quote(column)
                                        + "(?![\\w-]).*");
    }

    /**
     * The rows of a pipe table (pandoc manual, "pipe_tables"), with its head.
     *
     * @param link the destination of the link of a cell to its note
     */
    public List<String> markdown(Function<PaperAnnotation, String> link) {
        List<String> lines = new ArrayList<>();
        lines.add(row("Paper", columns.stream().map(PaperMatrix::inCell).toList()));
        lines.add(row("---", columns.stream().map(column -> "---").toList()));
        for (Row row : rows) {
            lines.add(
                    row(
                            paperCell(row.paper()),
                            row.cells().stream().map(cell -> cell(cell, link)).toList()));
        }
        return lines;
    }

    private static String row(String first, List<String> cells) {
        return Stream.concat(Stream.of(first), cells.stream())
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** {@code Vaswani et al. 2017 (`vaswani2017`)}: a list of papers does not cite them. */
    private static String paperCell(Paper paper) {
        String label =
                paper.authors().isEmpty()
                        ? (PaperLabels.shortTitle(paper) + " " + paper.year()).strip()
                        : PaperLabels.authors(paper);
        return MarkdownText.uncited(label) + " (" + inCell(MarkdownText.code(paper.key())) + ")";
    }

    private static String cell(
            List<PaperAnnotation> written, Function<PaperAnnotation, String> link) {
        return written.isEmpty()
                ? "–"
                : written.stream()
                        .map(one -> inCell(words(one)) + " [↗](" + link.apply(one) + ")")
                        .collect(Collectors.joining("; "));
    }

    /** What was written, with its place, and without citations and the tags of columns. */
    static String words(PaperAnnotation one) {
        String text =
                one.text()
                        .replaceAll("\\s*\\[@[^\\[\\]]*\\]", "")
                        .replaceAll("\\s*(?<![\\w&])#[\\p{L}][\\w/-]*", "")
                        .replaceAll("(?<!\\\\)@", "\\\\@")
                        .replace("<!--", "\\<!--")
                        .strip();
        String place = "(" + one.placeLabel() + ")";
        return one.placeLabel().isEmpty() || text.endsWith(place) ? text : text + " " + place;
    }

    private static String inCell(String text) {
        return text.replaceAll("(?<!\\\\)\\|", "\\\\|").replaceAll("\\s+", " ");
    }

    /**
     * The table as comma-separated values (RFC 4180, with line feeds); several remarks of a cell in
     * lines.
     */
    public String csv() {
        StringBuilder text = new StringBuilder(csvRow("key", "paper", columns));
        for (Row row : rows) {
            text.append(
                    csvRow(
                            row.paper().key(),
                            PaperLabels.line(row.paper()),
                            row.cells().stream()
                                    .map(
                                            cell ->
                                                    cell.stream()
                                                            .map(PaperMatrix::words)
                                                            .collect(Collectors.joining("\n")))
                                    .toList()));
        }
        return text.toString();
    }

    private static String csvRow(String key, String paper, List<String> cells) {
        List<String> all = new ArrayList<>(List.of(key, paper));
        all.addAll(cells);
        return all.stream().map(PaperMatrix::csvField).collect(Collectors.joining(",")) + "\n";
    }

    /** A field that a spreadsheet does not take for a formula. */
    private static String csvField(String value) {
        String safe = value.matches("(?s)[=+@\t\r-].*") ? "'" + value : value;
        return safe.matches("(?s).*[\",\r\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    /** The table as HTML; cells lead to their lines. */
    public String html(Function<PaperAnnotation, String> link) {
        StringBuilder text = new StringBuilder("<table>\n<thead>\n<tr><th>Paper</th>");
        columns.forEach(column -> text.append("<th>").append(html(column)).append("</th>"));
        text.append("</tr>\n</thead>\n<tbody>\n");
        for (Row row : rows) {
            text.append("<tr><th>").append(html(PaperLabels.line(row.paper()))).append("</th>");
            for (List<PaperAnnotation> cell : row.cells()) {
                text.append("<td>");
                text.append(
                        cell.stream()
                                .map(
                                        one ->
                                                "<a href=\""
                                                        + html(link.apply(one))
                                                        + "\">"
                                                        + html(words(one))
                                                        + "</a>")
                                .collect(Collectors.joining("<br>\n")));
                text.append("</td>");
            }
            text.append("</tr>\n");
        }
        return text.append("</tbody>\n</table>\n").toString();
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
