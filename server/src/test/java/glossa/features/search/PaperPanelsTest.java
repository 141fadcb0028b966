package glossa.features.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.Fixture;
import glossa.features.search.PaperPanels.Row;
import glossa.paper.Paper;
import glossa.query.PaperQueryParser;
import glossa.workspace.Snapshot;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The rows of an editor's list of papers: citations in the note, all citations, reading state and
 * note.
 */
final class PaperPanelsTest {
    private static final String WORLD =
            """
            -- papers.bib --
            @book{knuth1984, ids = {lp}, title = {Literate Programming}}
            @book{lamport1994, title = {LaTeX}}
            -- knuth1984.md --
            ---
            citekey: knuth1984
            status: read
            ---
            -- other.md --
            @knuth1984
            -- note.md --
            [@lp; @lamport1994] and @knuth1984 and @nobody$0
            """;

    @Test
    void thePapersThatANoteCites() {
        check(
                "",
                """
                lp: Literate Programming, here 2, cited 3, read, knuth1984.md
                lamport1994: LaTeX, here 1, cited 1
                nobody: unknown, here 1, cited 1
                """);
    }

    @Test
    void theResultsOfAQuery() {
        check(
                "status:read",
                "knuth1984: Literate Programming, here 0, cited 3, read, knuth1984.md\n");
    }

    private static void check(String query, String rows) {
        try (Fixture fixture = Fixture.of(WORLD);
                Snapshot snapshot = fixture.snapshot()) {
            List<Row> found =
                    query.isEmpty()
                            ? PaperPanels.citedIn(snapshot, fixture.note())
                            : PaperPanels.found(
                                    snapshot, PaperQueryParser.read(query).sought(), 10);
            assertEquals(
                    rows, found.stream().map(PaperPanelsTest::line).collect(Collectors.joining()));
        }
    }

    private static String line(Row row) {
        return "%s: %s, here %d, cited %d%s%s\n"
                .formatted(
                        row.key(),
                        row.paper().map(Paper::title).orElse("unknown"),
                        row.citationsInNote(),
                        row.citationCount(),
                        row.status().map(status -> ", " + status).orElse(""),
                        row.noteUri()
                                .map(uri -> ", " + uri.substring(uri.lastIndexOf('/') + 1))
                                .orElse(""));
    }
}
