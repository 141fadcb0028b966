package glossa.workspace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Set;

/** The paths in a field of a record. */
final class AttachedFilesTest {
    @Test
    void aSinglePath() {
        check("papers/knuth.pdf", "papers/knuth.pdf");
        check("file:///home/me/a%20b.pdf", "file:///home/me/a%20b.pdf");
    }

    @Test
    void severalPaths() {
        check("/zotero/storage/A/one.pdf;/zotero/storage/B/two.html", "/zotero/storage/B/two.html");
        check("one.pdf; two.pdf", "two.pdf");
    }

    @Test
    void withDescriptionAndType() {
        check(":knuth.pdf:PDF", "knuth.pdf");
        check("The paper:papers/a\\:b\\;c.pdf:PDF;:other.pdf:PDF", "papers/a:b;c.pdf");
        check("The paper:one.pdf:PDF;:papers/other.pdf:PDF", "papers/other.pdf");
        check("Full Text:C\\:\\\\me\\\\a.pdf:application/pdf", "C:\\me\\a.pdf");
        // As written by Mendeley.
        check(":home/me/papers/knuth.pdf:pdf", "/home/me/papers/knuth.pdf");
    }

    private static void check(String value, String path) {
        Set<String> written = AttachedFiles.pathsIn(value);
        assertTrue(written.contains(path), () -> value + " means " + written);
    }
}
