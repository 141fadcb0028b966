package glossa.grammar;

import java.util.Optional;
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
    /** The endings of the names of notes, in lower case, without the dot. */
    public static final Set<String> ENDINGS =
            Set.of("md", "markdown", "mdown", "mkd", "qmd", "rmd", "rmarkdown", "mdx");

    private NotesLanguage() {}

    /**
     * Parses one note, with all dialects.
     *
     * @param text the whole text, with any line endings, with or without a byte order mark
     * @return the syntax; spans are UTF-16 offsets in {@code text}
     */
    public static Syntax parse(String text) {
        return parse(text, Dialect.ALL);
    }

    /**
     * Parses one note.
     *
     * @param text the whole text
     * @param dialects the syntax that is read in addition to pandoc's; if empty, the result is
     *     exactly that of pandoc
     */
    public static Syntax parse(String text, Set<Dialect> dialects) {
        return new NoteReader(text, dialects).read();
    }

    /**
     * The key under a cursor in a citation role, <code>{cite:p}`a, b`</code>, which need not be
     * closed; it begins with all that is typed of the item before the cursor, and is empty where a
     * key may begin. Does not ask whether the role itself is in code.
     *
     * @param offset the cursor
     */
    public static Optional<Span> keyInRole(String text, int offset, Set<Dialect> dialects) {
        return RoleKeys.at(text, offset, dialects);
    }

    /** Whether a text may define labels, {@link Syntax#targets}: false is certain, true is not. */
    public static boolean mayDefineTargets(String text) {
        return MystTargets.mayBeIn(text);
    }

    /**
     * Whether {@code @key} cites this key and nothing else; others, such as {@code doe2020.}, need
     * braces: {@code @{doe2020.}}.
     */
    public static boolean isPlainKey(String key) {
        String written = "@" + key;
        CitationReader.KeySyntax read = CitationReader.keyAt(written, 0, written.length());
        // "@*" is pandoc's wildcard.
        return read != null
                && read.keyStart() == 1
                && read.keyEnd() == written.length()
                && !key.equals("*");
    }
}
