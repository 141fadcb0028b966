package glossa.source;

import java.util.Optional;

/** A format of sources: recognises its sources, and reads them. */
public interface Format {
    /** The format's name as users know it: {@code BibTeX}. */
    String name();

    /** Whether {@code source} has this format, by its content first and its name second; fast. */
    boolean recognises(SourceText source);

    /** The papers and problems of {@code source}, or of a chunk of it. Never fails. */
    ReadResult read(SourceText source);

    /**
     * The chunker of a source; empty if the source is read whole.
     *
     * @param head the source, or its start
     */
    default Optional<Chunker> cutter(SourceText head) {
        return Optional.empty();
    }
}
