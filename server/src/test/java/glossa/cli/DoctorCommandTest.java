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

/** What {@code glossa doctor} says of a workspace, and that nothing private is in it. */
final class DoctorCommandTest {
    @TempDir private Path folder;

    @Test
    void whatIsThereAndHowToMendIt() throws IOException {
        Files.writeString(
                folder.resolve("secret-project.bib"),
                "@book{secretkey, title = {Hush}}\n@book{secretkey, title = {Other}}\n");
        Files.writeString(
                folder.resolve("secret-note.md"), "As @secretkey and @nobody and @fig-one.\n");
        check(
                """
                Workspace  without .glossa.toml
                Papers     2, in 1 .bib
                Notes      1, which cite 2 keys, 1 of them unknown
                To mend:
                  - 1 key is of no paper: 'glossa check .' tells where, and an editor mends them
                  - duplicate-key in .bib, 2 times: 'glossa check .' tells where
                """);
    }

    @Test
    void noPapers() {
        check(
                """
                Workspace  without .glossa.toml
                Papers     0
                Notes      0, which cite 0 keys, 0 of them unknown
                To mend:
                  - there are no papers: put a .bib or another source into the folder, or list one in .glossa.toml as [[corpus]] path = "…"
                """);
    }

    @Test
    void papersThatTheEditorKnowsOf() throws IOException {
        Path library = Files.createDirectories(folder.resolve(".secret-library"));
        Files.writeString(library.resolve("papers.bib"), "@book{secretkey, title = {Hush}}\n");
        check(
                "{\"corpus\": [\".secret-library\"], \"discovr\": true}",
                """
                Workspace  without .glossa.toml, with settings of the editor
                Papers     1, in 1 .bib
                Notes      0, which cite 0 keys, 0 of them unknown
                To mend:
                  - settings of the editor: Glossa knows no setting 'discovr'
                """);
    }

    private void check(String expected) {
        check("", expected);
    }

    /** Without what belongs to the machine. */
    private void check(String editorSettings, String expected) {
        StringWriter report = new StringWriter();
        DoctorCommand.report(new PrintWriter(report), folder, false, editorSettings);
        String said = report.toString();
        assertEquals(
                expected,
                said.lines()
                        .filter(line -> !line.isEmpty())
                        .filter(line -> !line.matches("(Glossa|Java|System|Editors|Index) .*"))
                        .filter(line -> !line.contains("'glossa' is not on the PATH"))
                        .map(line -> line + "\n")
                        .collect(Collectors.joining()));
        assertEquals(-1, said.indexOf("secret"), () -> "something private is said:\n" + said);
        assertEquals(-1, said.indexOf(folder.toString()));
    }
}
