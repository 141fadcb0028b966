package glossa.index;

import glossa.grammar.Range;
import glossa.paper.Problem;
import glossa.source.Chunk;
import glossa.source.ReadResult;
import glossa.source.SourceFile.PieceReader;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** A chunk and what reading it gave. */
record ChunkResult(Chunk chunk, ReadResult result) {
    /**
     * Reads a chunk. A reader that fails unexpectedly loses its chunk, not the whole update.
     *
     * @throws IOException as {@link PieceReader#read}
     */
    static ChunkResult read(PieceReader reader, Chunk chunk) throws IOException {
        try {
            return new ChunkResult(chunk, reader.read(chunk));
        } catch (RuntimeException | StackOverflowError e) {
            return new ChunkResult(chunk, new ReadResult(List.of(), List.of(readerFailure(e))));
        }
    }

    /** The problem to report where a reader failed. */
    static Problem readerFailure(Throwable failure) {
        return new Problem(
                Range.of(0, 0, 0, 0),
                Problem.Severity.ERROR,
                "unreadable-source",
                "internal error when reading the records from here on ("
                        + failure
                        + "); please report it, and remove the file from the corpus for now");
    }

    /**
     * Reads chunks on several threads, and holds only those that are being read.
     *
     * @param consumer called with each result on the thread that read it
     * @return the chunks that could not be read
     */
    static Set<Chunk> readAll(
            PieceReader reader, List<Chunk> chunks, Consumer<ChunkResult> consumer) {
        Set<Chunk> unread = ConcurrentHashMap.newKeySet();
        InParallel.forEach(
                chunks,
                chunk -> {
                    try {
                        consumer.accept(read(reader, chunk));
                    } catch (IOException e) {
                        unread.add(chunk);
                    }
                });
        return unread;
    }
}
