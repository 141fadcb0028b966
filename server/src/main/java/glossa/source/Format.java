package glossa.source;

import java.util.Optional;

/** A format of source: recognises its own, and reads it. */
public interface Format {
    /** The format's name as users know it: {@code BibTeX}. */
    String name();

    /**
     * Whether {@code source} is of this format, by its content first and its name second; cheap.
     */
    boolean recognises(SourceText source);

    /** The papers and the problems of {@code source}, or of a piece of it. Never fails. */
    ReadResult read(SourceText source);

    /**
     * How a source of this format is cut in pieces that can be read apart; nothing where it is read
     * whole.
     *
     * @param head the source, or its beginning
     */
    default Optional<Chunker> cutter(SourceText head) {
        return Optional.empty();
    }
}
