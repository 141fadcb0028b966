package glossa.source.reading;

import glossa.paper.Mark;
import glossa.source.reading.TextFiles.TextKind;
import glossa.source.zotero.ZoteroMarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the marks of readers in PDFs, and in Zotero's database. Never fails. */
public final class MarkFiles {
    private MarkFiles() {}

    /** The marks in a PDF; none of another file, and of one that cannot be read. */
    public static List<Mark> inPdf(Path file) {
        if (!TextKind.of(file).equals(Optional.of(TextKind.PDF))) {
            return List.of();
        }
        try {
            return Formats.PDF.marks(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    /**
     * The marks of an item in Zotero's database; none where it cannot be read.
     *
     * @param itemKey the key of the item
     * @param place {@code library}, or {@code groups/12}
     */
    public static List<Mark> inZotero(Path database, String itemKey, String place) {
        try {
            return ZoteroMarks.of(database, itemKey, place);
        } catch (IOException e) {
            return List.of();
        }
    }
}
