package glossa.corpus;

/** A format of source: recognises its own, and reads it. */
public interface Format {
    /** The format's name as users know it: {@code BibTeX}. */
    String name();

    /**
     * Whether {@code source} is of this format, by its content first and its name second; cheap.
     */
    boolean recognises(SourceText source);

    /** The papers and the problems of {@code source}. Never fails. */
    Reading read(SourceText source);
}
