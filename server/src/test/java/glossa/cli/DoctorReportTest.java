package glossa.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** What {@code glossa doctor} reports of a workspace, and that the report holds nothing private. */
final class DoctorReportTest {
    @TempDir private Path folder;

    @Test
    void problemsAndTheirFixes() throws IOException {
        Files.writeString(
                folder.resolve("secret-project.bib"),
                "@book{secretkey, title = {Hush}}\n@book{secretkey, title = {Other}}\n");
        Files.writeString(
                folder.resolve("secret-note.md"), "As @secretkey and @nobody and @fig-one.\n");
        check(
                """
                Workspace  without .glossa.toml
                Papers     2, in 1 .bib
                Notes      1 (2 cited keys, 1 unknown)
                To fix:
                  - 1 unknown key: 'glossa check .' shows where, and an editor offers fixes
                  - duplicate-key in .bib, 2 times: 'glossa check .' shows where
                """);
    }

    @Test
    void noPapers() {
        check(
                """
                Workspace  without .glossa.toml
                Papers     0
                Notes      0 (0 cited keys, 0 unknown)
                To fix:
                  - no papers found: add a .bib or another source to the folder, or list one in .glossa.toml as [[corpus]] path = "…"
                """);
    }

    @Test
    void papersFromEditorSettings() throws IOException {
        Path library = Files.createDirectories(folder.resolve(".secret-library"));
        Files.writeString(library.resolve("papers.bib"), "@book{secretkey, title = {Hush}}\n");
        check(
                "{\"corpus\": [\".secret-library\"], \"discovr\": true}",
                """
                Workspace  without .glossa.toml, with editor settings
                Papers     1, in 1 .bib
                Notes      0 (0 cited keys, 0 unknown)
                To fix:
                  - editor settings: unknown setting 'discovr'
                """);
    }

    private void check(String expected) {
        check("", expected);
    }

    /** Compares the lines that are the same on every machine. */
    private void check(String editorSettings, String expected) {
        StringWriter report = new StringWriter();
        new DoctorReport(new PrintWriter(report), folder, false, editorSettings).print();
        String said = report.toString();
        assertEquals(
                expected,
                said.lines()
                        .filter(line -> !line.isEmpty())
                        .filter(line -> !line.matches("(Glossa|Java|System|Editors|Index) .*"))
                        .filter(line -> !line.contains("'glossa' is not on the PATH"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
        assertEquals(
                -1, said.indexOf("secret"), () -> "the report holds something private:\n" + said);
        assertEquals(-1, said.indexOf(folder.toString()));
    }
}
