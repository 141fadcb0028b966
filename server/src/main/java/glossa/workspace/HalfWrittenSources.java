package glossa.workspace;

import glossa.paper.Problem;
import glossa.source.Chunk;
import glossa.source.ReadResult;
import glossa.source.SourceFile.Contents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Sources that are incomplete because they are being edited or written: the corpus keeps their
 * previous papers until they are complete.
 */
final class HalfWrittenSources {
    private HalfWrittenSources() {}

    /** The time without changes, in milliseconds, after which a file counts as complete. */
    static final long REST = 2000;

    /**
     * Whether a file on disk is probably being written: it changed just now, and it is empty, ends
     * inside a record, or has lost more than half of its size. Zotero and other programs write in
     * steps.
     *
     * @param before the size of the file in bytes before the change
     * @param now the time in milliseconds, as {@link System#currentTimeMillis}
     */
    static boolean isBeingWritten(Path file, long before, Contents opened, long now) {
        try {
            long size = Files.size(file);
            long age = now - Files.getLastModifiedTime(file).toMillis();
            // A time in the future is from another clock, and the file would never count as
            // complete.
            return Math.abs(age) < REST && (size == 0 || opened.endsOpen() || size < before / 2);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * The contents of a source; JSON with a syntax error counts as unreadable, because the papers
     * after the error would be missing. Other sources are returned as they are.
     */
    static Contents contents(Contents opened) {
        List<Chunk> pieces = opened.pieces().orElse(List.of());
        if (pieces.isEmpty() || pieces.size() > 1 && !opened.endsOpen()) {
            return opened;
        }
        try {
            Chunk last = pieces.getLast();
            ReadResult reading = opened.reader().read(last);
            Optional<Problem> slip =
                    reading.problems().stream()
                            .filter(problem -> problem.code().equals("json-syntax"))
                            .findFirst();
            return slip.map(problem -> Contents.unreadable(problem.from(last.base())))
                    .orElse(
                            new Contents(
                                    opened.pieces(),
                                    piece ->
                                            piece.equals(last)
                                                    ? reading
                                                    : opened.reader().read(piece),
                                    opened.problem(),
                                    opened.endsOpen()));
        } catch (IOException e) {
            // The file is being written; the next read reports the error.
            return opened;
        }
    }
}
