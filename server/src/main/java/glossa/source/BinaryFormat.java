package glossa.source;

import glossa.paper.Problem;

import java.io.IOException;
import java.nio.file.Path;

/** A format of files that are no text: recognises its own, and reads it. */
public interface BinaryFormat {
    /** The format's name as users know it: {@code PDF}. */
    String name();

    /**
     * Whether {@code file} is of this format; cheap.
     *
     * @param head its first bytes, 8,192 at most
     */
    boolean recognises(Path file, byte[] head);

    /**
     * The papers and the problems of {@code file}; what is wrong in it is a {@link Problem}.
     *
     * @throws IOException if it cannot be read at all, so that what it gave before stays
     */
    ReadResult read(Path file) throws IOException;
}
