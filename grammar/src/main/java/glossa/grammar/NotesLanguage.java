package glossa.grammar;

import java.util.Set;

/**
 * The notes language: Markdown with pandoc's citations.
 *
 * <pre>{@code
 * Syntax syntax = NotesLanguage.parse("As [see @vaswani2017, p. 3] shows.");
 * syntax.citations().getFirst().items().getFirst().key(); // vaswani2017
 * }</pre>
 */
public final class NotesLanguage {
    private NotesLanguage() {}

    /**
     * Parses one note, with all dialects.
     *
     * @param text the whole text, with any line endings, with or without a byte order mark
     * @return its syntax, with spans in UTF-16 offsets of {@code text}
     */
    public static Syntax parse(String text) {
        return parse(text, Dialect.ALL);
    }

    /**
     * Parses one note.
     *
     * @param text the whole text
     * @param dialects what is read that pandoc doesn't read; with none, all is exactly as pandoc
     *     has it
     */
    public static Syntax parse(String text, Set<Dialect> dialects) {
        return new NoteReader(text, dialects).read();
    }
}
