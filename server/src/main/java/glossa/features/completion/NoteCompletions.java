package glossa.features.completion;

import glossa.notes.Cursor;
import glossa.workspace.Snapshot;

import java.util.Optional;

/**
 * Completion in notes of everything but keys: locators, fields and values of the front matter,
 * links to literature notes, tags, instructions. Called where {@link Completions} has nothing.
 */
public final class NoteCompletions {
    private NoteCompletions() {}

    /** The completions at the cursor; empty if there are none. */
    public static Optional<WordCompletions> at(Snapshot snapshot, Cursor cursor) {
        return candidates(snapshot, cursor).filter(found -> !found.words().isEmpty());
    }

    private static Optional<WordCompletions> candidates(Snapshot snapshot, Cursor cursor) {
        boolean isInFrontMatter =
                cursor.note()
                        .syntax()
                        .frontMatter()
                        .filter(block -> block.content().touches(cursor.offset()))
                        .isPresent();
        if (isInFrontMatter) {
            return MetadataCompletions.at(snapshot, cursor);
        }
        Optional<WordCompletions> instruction = InstructionCompletions.at(snapshot, cursor);
        if (instruction.isPresent()) {
            return instruction;
        }
        Optional<WordCompletions> link = WikiLinkCompletions.at(snapshot, cursor);
        if (link.isPresent()) {
            return link;
        }
        Optional<WordCompletions> locator = LocatorCompletions.at(snapshot, cursor);
        return locator.or(() -> TagCompletions.at(snapshot, cursor))
                .or(() -> QuotationCompletions.at(snapshot, cursor));
    }
}
