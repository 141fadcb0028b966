package glossa.features.actions;

import glossa.features.Change;
import glossa.grammar.CitationItem;
import glossa.grammar.NotesLanguage;
import glossa.notes.Note;

/** Keys as they are written in notes. */
final class Keys {
    private Keys() {}

    /** Another key in an item's place; in braces where pandoc would not read it otherwise. */
    static Change.Edit edit(Note note, CitationItem item, String key) {
        boolean braced = note.text().startsWith("@{", item.span().start());
        return braced || isPlain(key)
                ? new Change.Edit(note.uri(), item.keySpan(), key, "")
                : new Change.Edit(note.uri(), item.span(), cited(key), "");
    }

    /** {@code @key}, or {@code @{key}}. */
    static String cited(String key) {
        return isPlain(key) ? "@" + key : "@{" + key + "}";
    }

    private static boolean isPlain(String key) {
        return NotesLanguage.parse("[@" + key + "]").citations().stream()
                .anyMatch(citation -> citation.items().getFirst().key().equals(key));
    }
}
