package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.grammar.Dialect;
import glossa.grammar.NoteConventions;
import glossa.notes.NoteSummary;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The notes on disk and their citations, while they change. */
final class NoteFilesTest {
    private final NoteFiles files = new NoteFiles();
    private NoteConventions conventions = NoteConventions.DEFAULT;

    @Test
    void allKindsOfNotesAndNoBuildOutputs(@TempDir Path folder) throws IOException {
        for (String name :
                List.of(
                        "a.md",
                        "deep/er/b.qmd",
                        "c.Rmd",
                        "d.markdown",
                        "e.mdx",
                        "f.txt",
                        "md",
                        ".hidden/g.md",
                        ".git/h.md",
                        "node_modules/i.md",
                        "_site/j.md",
                        "papers/k.md")) {
            write(folder.resolve(name), "[@k]");
        }
        check(folder, "a.md c.Rmd d.markdown deep/er/b.qmd e.mdx papers/k.md", "{k=6}");
    }

    @Test
    void changedNotesAreReadAgain(@TempDir Path folder) throws IOException {
        Path one = write(folder.resolve("one.md"), "[@a]");
        Path two = write(folder.resolve("two.md"), "[@a; @b]");
        check(folder, "one.md two.md", "{a=2, b=1}");
        write(one, "[@longer]");
        check(folder, "one.md two.md", "{a=1, b=1, longer=1}");
        write(folder.resolve("new/three.md"), "@c");
        check(folder, "new/three.md one.md two.md", "{a=1, b=1, c=1, longer=1}");
        Files.delete(two);
        check(folder, "new/three.md one.md", "{c=1, longer=1}");
        Files.delete(folder.resolve("new/three.md"));
        Files.delete(folder.resolve("new"));
        check(folder, "one.md", "{longer=1}");
    }

    @Test
    void nothingIsReadTwice(@TempDir Path folder) throws IOException {
        write(folder.resolve("one.md"), "[@a]");
        check(folder, "one.md", "{a=1}");
        var before = files.outlines();
        files.expire();
        check(folder, "one.md", "{a=1}");
        assertEquals(before, files.outlines());
    }

    @Test
    void aFileWithTwoPathsIsOneNote(@TempDir Path folder) throws IOException {
        write(folder.resolve("notes/one.md"), "[@a]");
        Files.createSymbolicLink(folder.resolve("other"), folder.resolve("notes"));
        check(folder, "notes/one.md", "{a=1}");
    }

    @Test
    void notesAreReadAgainForOtherConventions(@TempDir Path folder) throws IOException {
        write(folder.resolve("mine/knuth1984.md"), "{cite}`a` and @b");
        check(folder, "mine/knuth1984.md", "{a=1, b=1}");
        conventions = new NoteConventions(EnumSet.noneOf(Dialect.class), Set.of("mine"), Set.of());
        check(folder, "mine/knuth1984.md about knuth1984", "{b=1}");
    }

    @Test
    void binaryFilesAreNotNotes(@TempDir Path folder) throws IOException {
        Files.write(folder.resolve("a.md"), new byte[] {0, 1, 2, '@', 'a'});
        write(folder.resolve("b.md"), "@b " + "x".repeat(3 << 20));
        check(folder, "", "{}");
    }

    @Test
    void manyNotesAreReadAFewInEachStep(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 400; i++) {
            write(folder.resolve("n" + i + ".md"), "[@k" + i % 7 + "]");
        }
        int steps = 1;
        while (files.step(List.of(folder), conventions)) {
            steps++;
        }
        assertEquals(400, files.outlines().size());
        assertEquals(4, steps, "128 notes of at most a kilobyte at a step");
    }

    private void check(Path folder, String notes, String cited) {
        // A step checks all notes if there are only a few.
        for (int i = 0; i < 3; i++) {
            while (files.step(List.of(folder), conventions)) {
                // Until everything is read.
            }
        }
        assertEquals(
                notes,
                files.outlines()
                        .all()
                        .map(note -> relative(folder, note) + about(note))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        assertEquals(cited, new TreeMap<>(files.outlines().cited()).toString());
    }

    private static String relative(Path folder, NoteSummary note) {
        return folder.relativize(Path.of(java.net.URI.create(note.uri()))).toString();
    }

    private static String about(NoteSummary note) {
        return note.paper().map(key -> " about " + key).orElse("");
    }

    /** Writes a file with a time of its own, because the clock of the file system may be coarse. */
    private static Path write(Path file, String text) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + text.length() * 1000L));
        return file;
    }
}
