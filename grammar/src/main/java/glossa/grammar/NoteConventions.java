package glossa.grammar;

import java.util.Set;

/**
 * The settings of a workspace that decide how its notes are read.
 *
 * @param dialects the syntax that is read in addition to pandoc's Markdown
 * @param literatureFolders the folders in which {@code key.md} is the literature note on {@code
 *     key}, in lower case, without blanks and dashes ({@link LiteratureNotes})
 * @param motivations the names of tags and callouts that state a motivation, in lower case
 */
public record NoteConventions(
        Set<Dialect> dialects, Set<String> literatureFolders, Set<String> motivations) {
    /** The defaults. */
    public static final NoteConventions DEFAULT =
            new NoteConventions(Dialect.ALL, LiteratureNotes.FOLDERS, Motivation.DEFAULT);

    public NoteConventions {
        dialects = Set.copyOf(dialects);
        literatureFolders = Set.copyOf(literatureFolders);
        motivations = Set.copyOf(motivations);
    }
}
