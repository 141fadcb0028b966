package glossa.features.completion;

import glossa.corpus.PreferredKeys;
import glossa.grammar.CitationItem;
import glossa.notes.Note;
import glossa.notes.Notes;

import java.util.HashSet;
import java.util.Set;

/** The papers that the notes cite, which completion prefers. */
final class KnownPapers {
    private KnownPapers() {}

    /**
     * The keys to prefer in a note.
     *
     * @param note the note that is being written
     * @param excluded an offset of the note; a citation there does not count, since it is being
     *     written
     */
    static PreferredKeys of(Notes notes, Note note, int excluded) {
        Set<String> inNote = new HashSet<>();
        for (CitationItem item : note.items()) {
            if (!item.keySpan().touches(excluded)) {
                inNote.add(item.key());
            }
        }
        // The keys on the disk are the same set from one keystroke to the next.
        Set<String> candidates = notes.onDisk().cited().keySet();
        return new PreferredKeys(inNote, notes.cited(), notes.progress(), candidates);
    }
}
