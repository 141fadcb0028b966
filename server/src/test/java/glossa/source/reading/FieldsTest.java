package glossa.source.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Names;
import glossa.paper.Paper;
import glossa.source.csl.CslItemWriter;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Checks the tables in {@code FORMATS.md}: each field of each format is written into a record with
 * a unique word, and the table must tell where that word appears in the paper.
 *
 * <p>{@code mvn -q test -Dglossa.fields=write -Dtest=FieldsTest
 * -Dsurefire.failIfNoSpecifiedTests=false} writes them.
 */
final class FieldsTest {
    private static final Path PAGE = Path.of("docs/FORMATS.md");
    private static final String BEGIN = "<!-- tables of FieldsTest: begin -->\n";
    private static final String END = "<!-- tables of FieldsTest: end -->\n";

    /**
     * A word, a date, a number, an ISBN, an ISSN, a DOI, an arXiv id: a field may accept only one
     * of them.
     */
    private static final List<String> PROBES =
            List.of(
                    "Zyx",
                    "1987",
                    "77",
                    "9781234567897",
                    "1234-5679",
                    "10.1000/zyx [doi]",
                    "2401.01234");

    @Test
    void theTablesDescribeTheReaders() throws IOException {
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END);
        String tables = fieldsTable() + "\n" + typesTable();
        if ("write".equals(System.getProperty("glossa.fields"))) {
            Files.writeString(PAGE, page.substring(0, begin) + tables + page.substring(end));
        } else {
            assertEquals(
                    tables,
                    page.substring(begin, end),
                    "run FieldsTest with -Dglossa.fields=write");
        }
    }

    private static String fieldsTable() {
        Map<String, Map<String, Set<String>>> rows = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (FieldColumns.Column column : FieldColumns.ALL) {
            for (String field : column.fields()) {
                Set<String> ofArticle = found(column, false, field);
                Set<String> ofBook = found(column, true, field);
                for (String variable : union(ofArticle, ofBook)) {
                    String told =
                            "`"
                                    + field
                                    + "`"
                                    + (ofArticle.equals(ofBook)
                                            ? ""
                                            : ofArticle.contains(variable)
                                                    ? ofBook.contains(variable) ? "" : " (article)"
                                                    : " (book)");
                    rows.computeIfAbsent(variable, name -> new LinkedHashMap<>())
                            .computeIfAbsent(column.name(), name -> new TreeSet<>())
                            .add(told);
                }
            }
        }
        return table(
                "CSL", FieldColumns.ALL.stream().map(FieldColumns.Column::name).toList(), rows);
    }

    private static String typesTable() {
        Map<String, Map<String, Set<String>>> rows = new TreeMap<>();
        Map<String, String> bib = new TreeMap<>(ReaderTables.map("bibtex.BibTypes", "CSL"));
        ReaderTables.map("bibtex.BibDataModel", "TYPE_ALIASES")
                .forEach(
                        (alias, type) ->
                                bib.put(
                                        alias,
                                        ReaderTables.map("bibtex.BibTypes", "CSL")
                                                .getOrDefault(type, "document")));
        types(rows, "BibTeX, BibLaTeX", bib);
        types(rows, "RIS", ReaderTables.map("fields.RecordTypes", "RIS"));
        types(rows, "EndNote", ReaderTables.map("fields.RecordTypes", "END_NOTE"));
        types(rows, "MODS `genre`", ReaderTables.map("xml.ModsRecord", "GENRES"));
        Map<String, String> hayagriva = new TreeMap<>();
        for (String type :
                String.valueOf(ReaderTables.value("yaml.Hayagriva", "TYPES")).split("\\|")) {
            String text = "k:\n  type: " + type + "\n  title: T\n";
            paper("a.yaml", text).ifPresent(paper -> hayagriva.put(type, paper.type()));
        }
        types(rows, "Hayagriva", hayagriva);
        types(rows, "CFF", ReaderTables.map("yaml.Cff", "TYPES"));
        return table(
                "CSL type",
                List.of("BibTeX, BibLaTeX", "RIS", "EndNote", "MODS `genre`", "Hayagriva", "CFF"),
                rows);
    }

    private static void types(
            Map<String, Map<String, Set<String>>> rows, String column, Map<String, String> types) {
        types.forEach(
                (type, csl) ->
                        rows.computeIfAbsent(csl, name -> new LinkedHashMap<>())
                                .computeIfAbsent(column, name -> new TreeSet<>())
                                .add("`" + type + "`"));
    }

    private static String table(
            String corner, List<String> columns, Map<String, Map<String, Set<String>>> rows) {
        StringBuilder table = new StringBuilder("| " + corner + " |");
        columns.forEach(column -> table.append(' ').append(column).append(" |"));
        table.append("\n|---|").append("---|".repeat(columns.size())).append('\n');
        rows.forEach(
                (row, cells) -> {
                    table.append("| `").append(row).append("` |");
                    for (String column : columns) {
                        String cell = String.join(", ", cells.getOrDefault(column, Set.of()));
                        table.append(cell.isEmpty() ? " |" : " " + cell + " |");
                    }
                    table.append('\n');
                });
        return table.toString();
    }

    /** The CSL variables that differ if the record has the field. */
    private static Set<String> found(FieldColumns.Column column, boolean book, String field) {
        String without = column.record().write(book, "", "");
        Set<String> found = new TreeSet<>();
        for (String probe : PROBES) {
            Map<String, String> before =
                    paper(column.file(), without).map(FieldsTest::said).orElse(Map.of());
            Map<String, String> after =
                    paper(column.file(), column.record().write(book, field, probe))
                            .map(FieldsTest::said)
                            .orElse(Map.of());
            after.forEach(
                    (variable, value) -> {
                        if (value.contains(probe.replace(" [doi]", ""))
                                && !value.equals(before.get(variable))) {
                            found.add(variable);
                        }
                    });
        }
        return found;
    }

    private static Optional<Paper> paper(String file, String text) {
        Path path = Path.of("/" + file).toAbsolutePath();
        return SourceFiles.read(path, text).papers().stream().findFirst();
    }

    /** A paper's values by CSL variable; fields under a format's own names are not variables. */
    private static Map<String, String> said(Paper paper) {
        Map<String, String> said = new TreeMap<>();
        said.put("id", paper.key() + " " + paper.aliases());
        said.put("title", paper.title());
        said.put("abstract", paper.abstractText());
        said.put("author", Names.join(paper.authors()));
        said.put("issued", paper.year() + " " + paper.fields().getOrDefault("issued", ""));
        for (String scheme : List.of("doi", "isbn", "pmid", "url")) {
            String variable = scheme.toUpperCase(java.util.Locale.ROOT);
            said.put(variable, paper.identifiers().getOrDefault(scheme, ""));
        }
        said.put("arXiv id", paper.identifiers().getOrDefault("arxiv", ""));
        paper.fields()
                .forEach(
                        (name, value) -> {
                            if (CslItemWriter.VARIABLES.contains(name)
                                    || CslItemWriter.NAME_VARIABLES.contains(name)
                                    || CslItemWriter.DATE_VARIABLES.contains(name)) {
                                said.putIfAbsent(name, value);
                            }
                        });
        boolean edited = Names.join(paper.authors()).equals(paper.fields().get("editor"));
        if (edited || said.get("author").equals(paper.fields().get("director"))) {
            said.remove("author");
        }
        return said;
    }

    private static Set<String> union(Set<String> one, Set<String> other) {
        Set<String> all = new LinkedHashSet<>(one);
        all.addAll(other);
        return all;
    }
}
