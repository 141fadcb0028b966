package glossa.source.reading;

import glossa.paper.Mark;
import glossa.source.reading.TextFiles.TextKind;
import glossa.source.zotero.ZoteroMarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the marks of readers in PDFs, and in Zotero's database. */
public final class MarkFiles {
    private MarkFiles() {}

    /**
     * The marks in a PDF; none in another file.
     *
     * @throws IOException if not all of it can be read
     */
    public static List<Mark> inPdf(Path file) throws IOException {
        return TextKind.of(file).equals(Optional.of(TextKind.PDF))
                ? Formats.PDF.marks(file)
                : List.of();
    }

    /**
     * The marks of an item in Zotero's database.
     *
     * @param itemKey the key of the item
     * @param place {@code library}, or {@code groups/12}
     * @throws IOException if it cannot be read
     */
    public static List<Mark> inZotero(Path database, String itemKey, String place)
            throws IOException {
        return ZoteroMarks.of(database, itemKey, place);
    }
}
