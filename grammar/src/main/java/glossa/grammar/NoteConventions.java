package glossa.grammar;

import java.util.Set;

/**
 * What may differ from one workspace's notes to another's.
 *
 * @param dialects what is read beside pandoc's Markdown
 * @param literatureFolders the folders whose {@code key.md} is about {@code key}, in lower case
 *     without blanks and dashes ({@link LiteratureNotes})
 * @param motivations the names of tags and callouts that tell why something was noted, in lower
 *     case
 */
public record NoteConventions(
        Set<Dialect> dialects, Set<String> literatureFolders, Set<String> motivations) {
    /** What holds where nothing is said. */
    public static final NoteConventions DEFAULT =
            new NoteConventions(Dialect.ALL, LiteratureNotes.FOLDERS, Motivation.DEFAULT);

    public NoteConventions {
        dialects = Set.copyOf(dialects);
        literatureFolders = Set.copyOf(literatureFolders);
        motivations = Set.copyOf(motivations);
    }
}
