package glossa.features.search;

import glossa.features.ReadingView;
import glossa.features.search.PaperPanels.Row;
import glossa.paper.Paper;
import glossa.paper.Problem;
import glossa.query.PaperQuery;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query with how its papers are shown: {@code status:unread sort:-year as:table limit:20}.
 *
 * @param sought the query
 * @param sort a field of {@link #SORTS}; empty for the order of the search
 * @param isDescending whether the largest comes first
 * @param isTable whether a table is wanted and no list
 * @param limit the most papers
 * @param columns of a matrix
 * @param problems what is wrong, each in words
 */
public record PaperSelection(
        PaperQuery sought,
        String sort,
        boolean isDescending,
        boolean isTable,
        int limit,
        List<String> columns,
        List<String> problems) {
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 1_000;

    /** The fields by which papers are sorted, each also in the other direction: {@code -year}. */
    public static final List<String> SORTS =
            List.of("year", "author", "title", "key", "cited", "rating", "read");

    private static final Pattern OPTION =
            Pattern.compile("(?<!\\S)(sort|as|limit|columns):(\"[^\"]*\"|\\S+)");

    public PaperSelection {
        columns = List.copyOf(columns);
        problems = List.copyOf(problems);
    }

    /** The selection that words ask for; what is wrong is told. */
    public static PaperSelection of(String written) {
        List<String> problems = new ArrayList<>();
        String sort = "";
        boolean isDescending = false;
        boolean isTable = false;
        int limit = DEFAULT_LIMIT;
        List<String> columns = List.of();
        StringBuilder query = new StringBuilder();
        Matcher option = OPTION.matcher(written);
        while (option.find()) {
            option.appendReplacement(query, "");
            String value = option.group(2).replace("\"", "");
            switch (option.group(1)) {
                case "sort" -> {
                    isDescending = value.startsWith("-");
                    sort = value.substring(isDescending ? 1 : 0).toLowerCase(Locale.ROOT);
                    if (!SORTS.contains(sort)) {
                        problems.add(
                                "expected one of " + String.join(", ", SORTS) + " after sort:");
                        sort = "";
                    }
                }
                case "as" -> {
                    isTable = value.equals("table");
                    if (!isTable && !value.equals("list")) {
                        problems.add("expected list or table after as:");
                    }
                }
                case "limit" -> {
                    if (value.matches("[1-9]\\d{0,3}")) {
                        limit = Math.min(MAX_LIMIT, Integer.parseInt(value));
                    } else {
                        problems.add("expected a number after limit:");
                    }
                }
                default ->
                        columns =
                                Pattern.compile(",")
                                        .splitAsStream(value)
                                        .map(String::strip)
                                        .filter(name -> !name.isEmpty())
                                        .toList();
            }
        }
        option.appendTail(query);
        PaperQueryParser.ParsedQuery parsed = PaperQueryParser.read(query.toString().strip());
        parsed.problems().stream().map(Problem::message).forEach(problems::add);
        return new PaperSelection(
                parsed.sought(), sort, isDescending, isTable, limit, columns, problems);
    }

    /** The papers with what is shown of them. */
    public List<Row> rows(Snapshot snapshot) {
        // Sorted papers are the first of all in that order, not of those found first.
        List<Row> found = PaperPanels.found(snapshot, sought, sort.isEmpty() ? limit : MAX_LIMIT);
        if (sort.isEmpty()) {
            return found;
        }
        Comparator<Row> order =
                switch (sort) {
                    case "cited" -> Comparator.comparingInt(Row::citationCount);
                    case "rating", "read" -> Comparator.comparing(row -> ofNote(snapshot, row));
                    default -> Comparator.comparing(row -> value(row.paper().orElseThrow()));
                };
        return found.stream()
                .sorted((isDescending ? order.reversed() : order).thenComparing(Row::key))
                .limit(limit)
                .toList();
    }

    private String ofNote(Snapshot snapshot, Row row) {
        ReadingView view = ReadingView.of(snapshot, row.paper().orElseThrow());
        Optional<String> value = sort.equals("rating") ? view.rating() : view.read();
        return value.orElse("");
    }

    private String value(Paper paper) {
        return switch (sort) {
            case "year" -> paper.year();
            case "title" -> paper.title().toLowerCase(Locale.ROOT);
            case "author" ->
                    paper.authors().isEmpty()
                            ? ""
                            : paper.authors().getFirst().family().toLowerCase(Locale.ROOT);
            default -> paper.key();
        };
    }
}
