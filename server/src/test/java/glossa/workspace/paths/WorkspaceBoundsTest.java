package glossa.workspace.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

final class WorkspaceBoundsTest {
    @TempDir Path folder;
    private Path workspace;

    @BeforeEach
    void links() throws IOException {
        workspace = Files.createDirectories(folder.resolve("notes"));
        Files.createDirectories(folder.resolve("library"));
        Files.createDirectories(folder.resolve("notes2"));
        Files.createDirectories(workspace.resolve("sub"));
        Files.createSymbolicLink(workspace.resolve("out"), folder.resolve("library"));
        Files.createSymbolicLink(workspace.resolve("in"), workspace.resolve("sub"));
        Files.createSymbolicLink(workspace.resolve("nowhere.tsv"), folder.resolve("library/new"));
        Files.createSymbolicLink(workspace.resolve("loop"), workspace.resolve("loop"));
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    keys.tsv,                  inside
                    sub/../keys.tsv,           inside
                    sub/new/deep/keys.tsv,     inside
                    in/keys.tsv,               inside
                    ../keys.tsv,               outside
                    ../notes2/keys.tsv,        outside
                    ../../x/new/dir/k.tsv,     outside
                    out/keys.tsv,              outside
                    out/new/keys.tsv,          outside
                    nowhere.tsv,               outside
                    /etc/passwd,               outside
                    """)
    void aPathIsInsideByItsRealPath(String path, String expected) {
        check(path, expected);
    }

    @Test
    void onlyAllowedFoldersMayBeRead() {
        WorkspaceBounds bounds =
                WorkspaceBounds.of(List.of(workspace), List.of(folder.resolve("library")));
        assertEquals(true, bounds.mayRead(workspace.resolve("out/refs.bib")));
        assertEquals(false, bounds.holds(workspace.resolve("out/refs.bib")));
        assertEquals(false, bounds.mayRead(folder.resolve("notes2")));
    }

    private void check(String path, String expected) {
        WorkspaceBounds bounds = WorkspaceBounds.of(List.of(workspace), List.of());
        assertEquals(expected, bounds.holds(workspace.resolve(path)) ? "inside" : "outside");
    }
}
