package glossa.features.completion;

import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.Optional;

/**
 * Completion in notes beside keys: locators in a citation, fields and values of the front matter,
 * links to literature notes, tags. Only asked where no key is being typed.
 */
public final class NoteCompletions {
    private NoteCompletions() {}

    /** What can be completed at the cursor; empty where nothing can. */
    public static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        boolean inFrontMatter =
                cursor.note()
                        .syntax()
                        .frontMatter()
                        .filter(block -> block.content().touches(cursor.offset()))
                        .isPresent();
        Optional<WordCompletions> offer =
                inFrontMatter
                        ? MetadataCompletions.at(snapshot, cursor)
                        : WikiLinkCompletions.at(snapshot, cursor)
                                .or(() -> LocatorCompletions.at(snapshot, cursor))
                                .or(() -> TagCompletions.at(snapshot, cursor));
        return offer.filter(found -> !found.words().isEmpty());
    }
}
