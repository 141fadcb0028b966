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
 * Sources that break off because they are being typed or written: what they gave before stays until
 * they are whole.
 */
final class HalfWrittenSources {
    private HalfWrittenSources() {}

    /** Milliseconds that a file rests when its writer is done with it. */
    static final long REST = 2000;

    /**
     * Whether a file on the disk looks like one that is being written: it changed a moment ago, and
     * is empty, breaks off, or has lost more than half of what it had. Zotero and others write in
     * steps.
     *
     * @param before the file's size in bytes before it changed
     * @param now the time, in milliseconds as {@link System#currentTimeMillis}
     */
    static boolean isBeingWritten(Path file, long before, Contents opened, long now) {
        try {
            long size = Files.size(file);
            long age = now - Files.getLastModifiedTime(file).toMillis();
            // A time that lies ahead is another clock's, and would never come to rest.
            return Math.abs(age) < REST && (size == 0 || opened.endsOpen() || size < before / 2);
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A JSON text that breaks off cannot be read, since all behind the slip would be missing; any
     * other source is as it is.
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
            // It is being written at this moment; whoever reads it next finds the same.
            return opened;
        }
    }
}
