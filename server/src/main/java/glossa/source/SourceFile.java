package glossa.source;

import glossa.grammar.Position;
import glossa.paper.Paper;
import glossa.paper.Problem;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of the corpus, which is opened only when it is read.
 *
 * @param file its absolute path
 * @param stamp changes whenever the content of the file may have changed
 * @param settings what else its papers depend on: if it changes, the file is read again
 * @param isUnsaved whether it is an editor's buffer, which no other process can read
 */
public record SourceFile(
        Path file, String stamp, String settings, boolean isUnsaved, Opening opening) {
    /** A file on disk. */
    public SourceFile(Path file, String stamp, String settings, Opening opening) {
        this(file, stamp, settings, false, opening);
    }

    /** Opens the file. Never fails: what cannot be read is a {@link Problem}. */
    public interface Opening {
        /** The current contents of the file. */
        Contents open();
    }

    /** Reads a chunk of an opened file. */
    public interface PieceReader {
        /**
         * The result for a chunk; positions are relative to the chunk.
         *
         * @throws IOException if the file cannot be read any more, or has changed since it was
         *     opened
         */
        ReadResult read(Chunk piece) throws IOException;
    }

    /**
     * An opened file.
     *
     * @param pieces its chunks in order; empty if the file could not be read, so that its previous
     *     papers stay
     * @param problem the problem of the file as a whole
     * @param endsOpen whether it ends inside a record, like a file that is being written
     */
    public record Contents(
            Optional<List<Chunk>> pieces,
            PieceReader reader,
            Optional<Problem> problem,
            boolean endsOpen) {
        /** A file that cannot be read. */
        public static Contents unreadable(Problem problem) {
            return new Contents(Optional.empty(), NOTHING, Optional.of(problem), false);
        }

        /** A file that is being written: its previous papers stay, and it is read again later. */
        public static Contents waiting() {
            return new Contents(Optional.empty(), NOTHING, Optional.empty(), true);
        }

        /** Whether the file must be read again later, and its previous papers stay until then. */
        public boolean isWaiting() {
            return pieces.isEmpty() && problem.isEmpty();
        }

        /** A file with the result {@code reading}, as one chunk. */
        public static Contents whole(long id, ReadResult reading) {
            Chunk piece = new Chunk(id, new Position(0, 0), 0, 0, false);
            return new Contents(Optional.of(List.of(piece)), p -> reading, Optional.empty(), false);
        }

        /** A file without papers. */
        public static Contents empty() {
            return new Contents(Optional.of(List.of()), NOTHING, Optional.empty(), false);
        }

        /**
         * The results of all chunks in order, with positions in the file.
         *
         * @throws IOException as {@link PieceReader#read}
         */
        public ReadResult all() throws IOException {
            List<Paper> papers = new ArrayList<>();
            List<Problem> problems = new FirstProblems();
            problem.ifPresent(problems::add);
            for (Chunk piece : pieces.orElse(List.of())) {
                ReadResult reading = reader.read(piece);
                reading.papers().forEach(paper -> papers.add(paper.from(piece.base())));
                reading.problems().forEach(found -> problems.add(found.from(piece.base())));
            }
            return new ReadResult(papers, problems);
        }

        private static final PieceReader NOTHING = piece -> new ReadResult(List.of(), List.of());
    }

    /** Opens the file. */
    public Contents open() {
        return opening.open();
    }
}
