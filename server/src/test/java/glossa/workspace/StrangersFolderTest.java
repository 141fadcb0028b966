package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.paper.Problem;
import glossa.workspace.paths.AllowedFolders;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What an untrusted folder can have Glossa read, and which keys it can have written. */
final class StrangersFolderTest {
    @TempDir Path disk;
    private Path workspace;
    private AllowedFolders allowed;

    @BeforeEach
    void strangersFolder() throws IOException {
        workspace = disk.resolve("cloned");
        Files.createDirectories(workspace.resolve("sub"));
        allowed = new AllowedFolders(disk.resolve("state/allowed.txt"));
        Files.createDirectories(disk.resolve("private"));
        Files.writeString(disk.resolve("private/diary.bib"), "");
        Files.writeString(disk.resolve("private/notes.txt"), "");
        Files.writeString(workspace.resolve("own.bib"), "");
    }

    @Test
    void aFolderOutsideMustBeAllowed() throws IOException {
        settings("[[corpus]]\npath = \"../private\"\n");
        check(
                "own.bib",
                "../private lies outside the workspace and is not read; if you trust this workspace"
                        + " with it, run: glossa allow "
                        + disk.resolve("private"));
        allowed.add(disk.resolve("private"));
        check("../private/diary.bib ../private/notes.txt own.bib", "");
        allowed.remove(disk.resolve("private"));
        check("own.bib", "../private lies outside");
    }

    @Test
    void aGlobOutsideMustBeAllowed() throws IOException {
        settings("[[corpus]]\npath = \"../pri*/*.bib\"\n[[corpus]]\npath = \"/**/*.bib\"\n");
        check("own.bib", "../pri*/*.bib lies outside\n/**/*.bib lies outside");
    }

    @Test
    void aFileOutsideThatIsNamedIsRead() throws IOException {
        settings("[[corpus]]\npath = \"../private/diary.bib\"\n");
        check("../private/diary.bib own.bib", "");
    }

    @Test
    void aLinkThatLeadsOutIsNotFollowed() throws IOException {
        Files.createSymbolicLink(workspace.resolve("papers"), disk.resolve("private"));
        check("own.bib", "the link papers leads outside the workspace and is not followed");
        allowed.add(disk.resolve("private"));
        check("own.bib papers/diary.bib papers/notes.txt", "");
    }

    @Test
    void foldersWithLinksToEachOtherAreVisitedOnce() throws IOException {
        for (int i = 0; i < 8; i++) {
            Files.createDirectories(workspace.resolve("f" + i));
        }
        for (int i = 0; i < 8; i++) {
            for (int j = 0; j < 8; j++) {
                Files.createSymbolicLink(
                        workspace.resolve("f" + i + "/to" + j), workspace.resolve("f" + j));
            }
        }
        Files.writeString(workspace.resolve("f3/x.bib"), "");
        SourceDiscovery.FoundSources found = find();
        assertEquals(2, found.sources().size());
    }

    @Test
    void aKeyFileOutsideIsNotUsed() throws IOException {
        Files.writeString(disk.resolve(".bashrc"), "alias ll='ls -l'\n");
        Files.createSymbolicLink(workspace.resolve("link.tsv"), disk.resolve(".bashrc"));
        Files.createSymbolicLink(workspace.resolve("new.tsv"), disk.resolve("new/k.tsv"));
        Files.writeString(workspace.resolve("own.md"), "No keys here.\n");
        for (String file :
                List.of(
                        "../.bashrc",
                        "../x/new/dir/k.tsv",
                        "link.tsv",
                        "new.tsv",
                        "own.md",
                        "own.md/k.tsv/..",
                        "~/.bashrc",
                        "//server/share/k.tsv")) {
            settings("[keys]\nfile = \"" + file + "\"\n");
            check("own.bib", "the key file " + file + " is not used");
        }
    }

    @Test
    void aKeyFileInsideIsUsed() throws IOException {
        settings("[keys]\nfile = \"sub/keys.tsv\"\n");
        check("own.bib", "");
        Files.writeString(workspace.resolve("sub/keys.tsv"), "# chosen\na|b|2020\tb2020\n#\n");
        check("own.bib", "");
    }

    @Test
    void settingsThatAreNotAFileOrTooLargeAreReported() throws IOException {
        Files.createSymbolicLink(workspace.resolve(".glossa.toml"), Path.of("/dev/zero"));
        check(
                "own.bib",
                ".glossa.toml is not a regular file: all settings in this file are ignored");
        Files.delete(workspace.resolve(".glossa.toml"));
        settings("#".repeat(1_100_000));
        check(
                "own.bib",
                ".glossa.toml is larger than 1 MiB: all settings in this file are ignored");
    }

    private void settings(String toml) throws IOException {
        Files.writeString(workspace.resolve(".glossa.toml"), toml);
    }

    private SourceDiscovery.FoundSources find() {
        return new SourceDiscovery(allowed).find(List.of(workspace));
    }

    /** The sources found, and the start of each problem. */
    private void check(String sources, String problems) {
        SourceDiscovery.FoundSources found = find();
        assertEquals(
                sources,
                found.sources().stream()
                        .map(file -> workspace.relativize(file).toString())
                        .collect(Collectors.joining(" ")));
        List<String> messages =
                found.problems().values().stream()
                        .flatMap(List::stream)
                        .map(Problem::message)
                        .toList();
        List<String> expected = problems.lines().toList();
        assertEquals(expected.size(), messages.size(), messages::toString);
        for (int i = 0; i < expected.size(); i++) {
            String message = messages.get(i);
            assertEquals(
                    expected.get(i),
                    message.substring(0, Math.min(message.length(), expected.get(i).length())));
        }
    }
}
