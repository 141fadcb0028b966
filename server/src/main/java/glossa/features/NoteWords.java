package glossa.features;

import glossa.workspace.Cursor;
import glossa.workspace.Snapshot;

import java.util.Optional;

/**
 * Completion in notes beside keys: locators in a citation, fields and values of the front matter,
 * links to literature notes, tags. Only asked where no key is being typed.
 */
public final class NoteWords {
    private NoteWords() {}

    /** What can be completed at the cursor; empty where nothing can. */
    public static Optional<WordOffer> at(Snapshot snapshot, Cursor cursor) {
        boolean inFrontMatter =
                cursor.note()
                        .syntax()
                        .frontMatter()
                        .filter(block -> block.content().touches(cursor.offset()))
                        .isPresent();
        Optional<WordOffer> offer =
                inFrontMatter
                        ? MetadataWords.at(snapshot, cursor)
                        : WikiLinkWords.at(snapshot, cursor)
                                .or(() -> LocatorWords.at(snapshot, cursor))
                                .or(() -> TagWords.at(snapshot, cursor));
        return offer.filter(found -> !found.words().isEmpty());
    }
}
