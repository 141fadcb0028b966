package glossa.source;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

final class BoundedFilesTest {
    @TempDir Path folder;

    @Test
    void aRegularFileIsRead() throws IOException {
        check("refs.bib", "@book{a}", 8, "@book{a}");
    }

    @Test
    void aFileThatIsTooLargeIsRefused() throws IOException {
        check("refs.bib", "@book{a}", 7, "is larger than 7 bytes");
    }

    @Test
    void aFolderIsRefused() throws IOException {
        Files.createDirectory(folder.resolve("refs.bib"));
        check("refs.bib", "", 10, "is a folder");
    }

    @Test
    void aDeviceBehindALinkIsRefused() throws IOException {
        Path zero = Path.of("/dev/zero");
        if (Files.exists(zero)) {
            Files.createSymbolicLink(folder.resolve("refs.bib"), zero);
            check("refs.bib", "", 10, "is not a regular file");
        }
    }

    @Test
    void aPipeIsRefusedWithoutWaitingForIt() throws IOException, InterruptedException {
        Path pipe = folder.resolve("refs.bib");
        boolean made =
                Files.isExecutable(Path.of("/usr/bin/mkfifo"))
                        && new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()
                                == 0;
        if (made) {
            check("refs.bib", "", 10, "is not a regular file");
        }
    }

    @Test
    void aStreamEndsAtItsLimit() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "0123456789");
        try (InputStream in = BoundedFiles.open(file, 4)) {
            assertEquals("0123", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    /** The text that is read from a file, or why it is not read. */
    private void check(String name, String text, long maxBytes, String expected)
            throws IOException {
        Path file = folder.resolve(name);
        if (!text.isEmpty()) {
            Files.writeString(file, text);
        }
        String found;
        try {
            found = new String(BoundedFiles.read(file, maxBytes), StandardCharsets.UTF_8);
        } catch (FileSystemException e) {
            found = String.valueOf(e.getReason());
        }
        assertEquals(expected, found);
    }
}
