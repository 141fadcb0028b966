package glossa.source.zotero;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.stream.Collectors;

/** The marks in Zotero's database. */
final class ZoteroMarksTest {
    @TempDir private Path folder;

    @Test
    void marksInTheOrderOfTheirPages() throws Exception {
        check(
                "OWLS2345",
                """
                ANNO2346 NOTE [iv]  (First.) red 2026-10-02  zotero://open-pdf/library/items/PDFPDF23?annotation=ANNO2346
                ANNO2345 HIGHLIGHT [3] Owls read maps. (Do they?) yellow 2026-10-02 Ada zotero://open-pdf/library/items/PDFPDF23?page=13&annotation=ANNO2345\
                """);
        check("FOXES234", "");
    }

    private void check(String itemKey, String expected) throws Exception {
        Path file = folder.resolve("zotero.sqlite");
        if (!java.nio.file.Files.exists(file)) {
            Path _ = ZoteroSample.create(folder);
        }
        assertEquals(
                expected,
                ZoteroMarks.of(file, itemKey, "library").stream()
                        .map(
                                mark ->
                                        mark.id()
                                                + " "
                                                + mark.kind()
                                                + " ["
                                                + mark.page()
                                                + "] "
                                                + mark.words()
                                                + " ("
                                                + mark.comment()
                                                + ") "
                                                + mark.colour()
                                                + " "
                                                + mark.date()
                                                + " "
                                                + mark.author()
                                                + " "
                                                + mark.link())
                        .collect(Collectors.joining("\n")));
    }
}
