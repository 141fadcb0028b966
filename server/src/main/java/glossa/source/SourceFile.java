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
 * One file of the corpus, opened only when its turn comes.
 *
 * @param file its absolute path
 * @param stamp changes whenever the file's content may have changed
 * @param settings what else its papers depend on: where it differs from before, all is read again
 * @param isUnsaved whether it is an editor's buffer, which no other process can read
 */
public record SourceFile(
        Path file, String stamp, String settings, boolean isUnsaved, Opening opening) {
    /** A file on the disk. */
    public SourceFile(Path file, String stamp, String settings, Opening opening) {
        this(file, stamp, settings, false, opening);
    }

    /** Opens the file. Never fails: what cannot be read is a {@link Problem}. */
    public interface Opening {
        /** What the file holds now. */
        Contents open();
    }

    /** Reads one piece of an opened file. */
    public interface PieceReader {
        /**
         * What the piece gives, its places counted from the piece's.
         *
         * @throws IOException if the file cannot be read any more, or changed since it was opened
         */
        ReadResult read(Chunk piece) throws IOException;
    }

    /**
     * An opened file.
     *
     * @param pieces its pieces in their order; nothing where the file could not be read, so that
     *     what it gave before stays
     * @param problem what is wrong with the file as a whole
     * @param endsOpen whether it ends in the midst of something, as a file does that is being
     *     written
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

        /** A file that is being written: it is as it was, and is looked at again. */
        public static Contents waiting() {
            return new Contents(Optional.empty(), NOTHING, Optional.empty(), true);
        }

        /** Whether the file is to be looked at again, and all of it stays until then. */
        public boolean isWaiting() {
            return pieces.isEmpty() && problem.isEmpty();
        }

        /** A file that gave {@code reading}, as one piece. */
        public static Contents whole(long id, ReadResult reading) {
            Chunk piece = new Chunk(id, new Position(0, 0), 0, 0, false);
            return new Contents(Optional.of(List.of(piece)), p -> reading, Optional.empty(), false);
        }

        /** A file without papers. */
        public static Contents empty() {
            return new Contents(Optional.of(List.of()), NOTHING, Optional.empty(), false);
        }

        /**
         * All that the pieces give, one after the other, where it stands in the file.
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

    /** What {@code file} opens as now. */
    public Contents open() {
        return opening.open();
    }
}
