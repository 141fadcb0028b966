package glossa.source;

import glossa.paper.Problem;

import java.io.IOException;
import java.nio.file.Path;

/** A format of binary files: recognises its files, and reads them. */
public interface BinaryFormat {
    /** The format's name as users know it: {@code PDF}. */
    String name();

    /**
     * Whether {@code file} has this format; fast.
     *
     * @param head its first bytes, at most 8,192
     */
    boolean recognises(Path file, byte[] head);

    /**
     * The papers and problems of {@code file}; errors in it are {@link Problem}s.
     *
     * @throws IOException if it cannot be read at all; then its previous papers stay
     */
    ReadResult read(Path file) throws IOException;
}
